/**
 * [Note: Questionnaire] What a session asks of those who come: before it, right after, and three months later. In our
 * own words and validated by nobody, which it says itself. Two minutes on a phone. Nothing about the person: no age, no
 * sex, no trade, no workplace — in a station of fifteen, two such answers are a name. Every question may be skipped.
 *
 * An item's id is its meaning: it never comes to mean something else ({@link ./questionnaire-edit.ts}).
 */
import { z } from 'zod';

export const AnswerMoment = z.enum(['before', 'after', 'later']);
export type AnswerMoment = z.infer<typeof AnswerMoment>;

/** Longest line that a participant may leave. */
export const LINE_MAX = 300;
/** Ends of every scale: 1 and 5. */
export const SCALE_POINTS = [1, 2, 3, 4, 5] as const;

/** A set has no more. */
export const MOST_QUESTIONS = 20;

const Text = z.string().trim().min(1).max(400);
/** Both languages, each complete. */
export const ItemTexts = z.strictObject({ fr: Text, en: Text });
export type ItemTexts = z.infer<typeof ItemTexts>;

export const ItemId = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, 'use a-z, 0-9 and - only, a letter first');

const Option = z.strictObject({ id: ItemId, text: ItemTexts });
const optionsBetween = (least: number, most: number) =>
  z
    .array(Option)
    .min(least)
    .max(most)
    .superRefine((options, context) => {
      for (const [i, { id }] of options.entries())
        if (options.findIndex((other) => other.id === id) !== i)
          context.addIssue({ code: 'custom', path: [i, 'id'], message: `“${id}” is used twice: rename one` });
    });

/** When it is asked. */
const Moments = z
  .array(AnswerMoment)
  .min(1)
  .refine((moments) => new Set(moments).size === moments.length, 'names a moment twice');

/** A woman says something; one of the answers keeps the door open. */
const Vignette = z.strictObject({
  kind: z.literal('vignette'),
  id: ItemId,
  moments: Moments,
  says: ItemTexts,
  options: optionsBetween(3, 4),
  /** Id of the one right option. */
  right: ItemId,
  /** Shown once, at the end of the answers given after the session: never before, or it would teach the question. */
  why: ItemTexts,
});
/** What one hears; true or false. */
const Myth = z.strictObject({
  kind: z.literal('myth'),
  id: ItemId,
  moments: Moments,
  says: ItemTexts,
  right: z.enum(['true', 'false']),
  why: ItemTexts,
});
/** From 1 to 5. */
const Scale = z.strictObject({
  kind: z.literal('scale'),
  id: ItemId,
  moments: Moments,
  asks: ItemTexts,
  low: ItemTexts,
  high: ItemTexts,
  /**
   * The scale that this one asks again about the time before the session (a retrospective pre-test: people overrate
   * themselves before they know what there is to know); null for one that asks about now.
   */
  thinkingBackTo: ItemId.nullable(),
});
/** What one means to change; one choice. */
const Intent = z.strictObject({
  kind: z.literal('intent'),
  id: ItemId,
  moments: Moments,
  asks: ItemTexts,
  options: optionsBetween(2, 6),
});
/** What one has done since; any number of choices, or the one that says none. */
const Behaviour = z.strictObject({
  kind: z.literal('behaviour'),
  id: ItemId,
  moments: Moments,
  asks: ItemTexts,
  options: optionsBetween(2, 6),
  /** Id of the option that goes with no other. */
  none: ItemId,
});
/** One line in the participant's own words. */
const Line = z.strictObject({
  kind: z.literal('line'),
  id: ItemId,
  moments: Moments,
  asks: ItemTexts,
  hint: ItemTexts,
});

export const QuestionItem = z.discriminatedUnion('kind', [Vignette, Myth, Scale, Intent, Behaviour, Line]);
export type QuestionItem = z.infer<typeof QuestionItem>;
export type ItemOf<K extends QuestionItem['kind']> = Extract<QuestionItem, { kind: K }>;

export const QuestionSet = z
  .strictObject({
    id: ItemId,
    version: z.int().min(1),
    title: ItemTexts,
    /** What it is not: « questionnaire maison, non validé ». Stands on every page and sheet. */
    label: ItemTexts,
    /** Asked of every vignette, and of every myth with its three answers. */
    vignetteAsks: ItemTexts,
    mythAsks: ItemTexts,
    mythAnswers: z.strictObject({ true: ItemTexts, false: ItemTexts, unsure: ItemTexts }),
    /** In the order in which they are asked. */
    items: z.array(QuestionItem).min(1).max(MOST_QUESTIONS),
  })
  .superRefine((set, context) => {
    for (const { path, message } of mistakesOf(set)) context.addIssue({ code: 'custom', path, message });
  });
export type QuestionSet = z.infer<typeof QuestionSet>;

export const MYTH_ANSWERS = ['true', 'false', 'unsure'] as const;

/** The items asked at `moment`, in their order. */
export const itemsFor = (set: QuestionSet, moment: AnswerMoment): QuestionItem[] =>
  set.items.filter(({ moments }) => moments.includes(moment));

/** What to correct in a set of which each item is sound by itself. */
function mistakesOf({ items }: Pick<QuestionSet, 'items'>) {
  const mistakes: { path: (string | number)[]; message: string }[] = [];
  const say = (i: number, field: string, message: string) =>
    mistakes.push({ path: ['items', i, field], message });
  for (const [i, item] of items.entries()) {
    if (items.findIndex(({ id }) => id === item.id) !== i)
      say(i, 'id', `“${item.id}” is used twice: rename one`);
    if (item.kind === 'vignette' && !item.options.some(({ id }) => id === item.right))
      say(i, 'right', `none of its options is “${item.right}”: write the id of the right one`);
    if (item.kind === 'behaviour' && !item.options.some(({ id }) => id === item.none))
      say(i, 'none', `none of its options is “${item.none}”: write the id of the one that says none`);
    if (item.kind === 'line' && items.some((other, j) => j < i && other.kind === 'line'))
      say(i, 'kind', 'a set has one line at most: take this one away');
    if (item.kind !== 'scale' || item.thinkingBackTo === null) continue;
    const now = items.find(({ id }) => id === item.thinkingBackTo);
    if (now?.kind !== 'scale' || now.thinkingBackTo !== null)
      say(
        i,
        'thinkingBackTo',
        `“${item.thinkingBackTo}” is no scale that asks about now: write the id of one`,
      );
    if (item.moments.join() !== 'after')
      say(i, 'moments', 'one thinks back right after the session only: write [after]');
  }
  return mistakes;
}
