/**
 * Time that a member is paid for, as she notes it: a sitting of review, or an engagement with all that belongs to it.
 * Sealed for herself and for the team.
 */
import { z } from 'zod';
import { type EngagementOffer, Occasion, type ProposedTime } from '#programme/engagement.ts';
import { Id } from '#programme/request.ts';

/** Of one line: a day. */
export const MOST_MINUTES = 24 * 60;
const MINUTE_MS = 60_000;

/** In the programme's time zone. */
const day = z.iso.date();

const ReviewTime = z.object({
  kind: z.literal('paid_time'),
  what: z.literal('wording_review'),
  day,
  minutes: z.int().min(1).max(MOST_MINUTES),
});

/** Minutes of an engagement. The way there and back counts, as preparation and debrief do. */
export const TimeParts = z
  .object({
    preparation: z.int().min(0).max(MOST_MINUTES),
    meeting: z.int().min(0).max(MOST_MINUTES),
    debrief: z.int().min(0).max(MOST_MINUTES),
    travel: z.int().min(0).max(MOST_MINUTES),
  })
  .refine((parts) => {
    const sum = partsSum(parts);
    return sum >= 1 && sum <= MOST_MINUTES;
  }, 'nothing, or more than a day');
export type TimeParts = z.infer<typeof TimeParts>;
export const TIME_PARTS = ['preparation', 'meeting', 'debrief', 'travel'] as const;

const EngagementTime = z.object({
  kind: z.literal('paid_time'),
  what: Occasion,
  day,
  /** Null: noted by hand, of one that the app no longer has. */
  engagement: Id.nullable(),
  parts: TimeParts,
});

export const PaidTime = z.union([ReviewTime, EngagementTime]);
export type PaidTime = z.infer<typeof PaidTime>;
export type EngagementTime = z.infer<typeof EngagementTime>;

export function partsSum(parts: Readonly<Record<(typeof TIME_PARTS)[number], number>>): number {
  return TIME_PARTS.reduce((sum, part) => sum + parts[part], 0);
}

/** Minutes to be paid. */
export const paidMinutes = (time: PaidTime): number =>
  time.what === 'wording_review' ? time.minutes : partsSum(time.parts);

/** What an invitation promises for one of its times. */
export const promisedParts = (
  offer: Pick<EngagementOffer, 'preparationMinutes' | 'debriefMinutes' | 'travelMinutes'>,
  time: Pick<ProposedTime, 'startAt' | 'endAt'>,
): TimeParts => ({
  preparation: offer.preparationMinutes,
  meeting: Math.round((time.endAt - time.startAt) / MINUTE_MS),
  debrief: offer.debriefMinutes,
  travel: offer.travelMinutes,
});
