/**
 * What a programme has let be seen of its questionnaires: sums over a pool of sessions, never an answer. Kept under the
 * ring key after the answers themselves are destroyed, like a tally; shown again as it was until enough new answers came
 * ([Note: Steps of ten] in measures/evaluation-release.ts).
 */
import { z } from 'zod';
import { Audience } from './engagement.ts';
import { AnswerMoment, ItemId, LINE_MAX } from './questionnaire.ts';
import { Id } from './request.ts';

const Count = z.int().min(0);

/** Sums that add up over pools: of a right or wrong answer, of a scale (sum and sum of squares), of choices. */
export const ItemTally = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('right'), n: Count, right: Count }),
  z.strictObject({ kind: z.literal('scale'), n: Count, sum: Count, squares: Count }),
  z.strictObject({ kind: z.literal('choices'), n: Count, chosen: z.record(ItemId, Count) }),
]);
export type ItemTally = z.infer<typeof ItemTally>;

/** Beside the items: how many of the vignettes each sheet got right, of the sheets that answered all of them. */
export const SCORE = '*vignettes';
const ItemKey = z.union([ItemId, z.literal(SCORE)]);

export const EvaluationRelease = z.strictObject({
  kind: z.literal('evaluation_release'),
  moment: AnswerMoment,
  /** Ids of the sessions pooled, in the order of their dates. */
  sessions: z.array(Id).min(1).max(200),
  /** Day of the last of them, and the audience of all of them; null when they had several. */
  heldOn: z.iso.date(),
  sector: Audience.nullable(),
  /** The set that its items belong to. */
  set: ItemId,
  version: z.int().min(1),
  /** Day on which these numbers were let be seen. */
  releasedOn: z.iso.date(),
  answers: Count,
  /** Items with too few answers are not there. */
  items: z.record(ItemKey, ItemTally),
});
export type EvaluationRelease = z.infer<typeof EvaluationRelease>;

/** Lines left by participants of several organisations, shuffled, without their sessions. */
export const EvaluationLines = z.strictObject({
  kind: z.literal('evaluation_lines'),
  moment: AnswerMoment,
  sessions: z.array(Id).min(1).max(200),
  heldOn: z.iso.date(),
  releasedOn: z.iso.date(),
  /** `unread` until a member has read that it points at nobody; only `shown` ones are shown and printed. */
  lines: z.array(
    z.strictObject({ text: z.string().max(LINE_MAX), state: z.enum(['unread', 'shown', 'kept']) }),
  ),
});
export type EvaluationLines = z.infer<typeof EvaluationLines>;
