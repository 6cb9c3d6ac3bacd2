/**
 * [Note: Practice] A short conversation that the reader walks through: what she says or does, a few things to answer,
 * how each lands and why. Nobody fails and nothing is counted: every answer can be tried again, and some that went
 * wrong lead to a moment where it is mended, as happens in life. No story of violence is ever told. Survivors approve
 * these as they approve entries ([Note: Approval]).
 */
import { z } from 'zod';
import { EntryId, Lines, READERS } from './entry.ts';
import { versionOf } from './version.ts';

const StepId = EntryId.refine((id) => id !== AGAIN, `“again” is kept for: back to try again`);

/** Where an answer leads when it leads nowhere new: back to the same moment. */
const AGAIN = 'again';

const Choice = z.strictObject({
  /** What the reader says, between quotation marks, or does. */
  you: Lines,
  /** What she feels or does then, calmly. */
  lands: Lines,
  why: Lines,
  /** The entry of the guide that it rests on. */
  entry: EntryId,
  /** Id of the step or the end that follows, or `again`. */
  next: EntryId,
});
export type PracticeChoice = z.infer<typeof Choice>;

const Step = z.strictObject({
  id: StepId,
  title: Lines,
  /** What she says or does. */
  now: Lines,
  choices: z.array(Choice).min(2).max(4),
});
export type PracticeStep = z.infer<typeof Step>;

const End = z.strictObject({
  id: StepId,
  title: Lines,
  now: Lines,
  /** What was learned, a short sentence each. */
  learned: z.array(Lines).min(2).max(5),
  /** That the door stays open, hers and the reader's. */
  open: Lines,
});
export type PracticeEnd = z.infer<typeof End>;

const PracticeConversation = z.strictObject({
  id: EntryId,
  /** Its address in each language: `/s-exercer/…`, `/en/practice/…`. */
  address: z.strictObject({ fr: EntryId, en: EntryId }),
  readers: z.array(z.enum(READERS)).min(1),
  title: Lines,
  /** What it speaks of: said before anything else, so that one can pass. */
  note: Lines,
  /** Who the reader is, where, and what just happened. */
  setting: Lines,
  /** The first is where it begins. */
  steps: z.array(Step).min(1),
  ends: z.array(End).min(1, 'write at least one end'),
});
export type PracticeConversation = z.infer<typeof PracticeConversation>;

/** @param entries ids of the guide's entries */
export const practiceConversations = (entries: ReadonlySet<string>) =>
  z.array(PracticeConversation).superRefine((conversations, context) => {
    for (const [index, conversation] of conversations.entries())
      for (const { path, message } of mistakesOf(conversation, entries))
        context.addIssue({ code: 'custom', path: [index, ...path], message });
  });

/** What an approval of a conversation is given to: changes with any word of it. */
export const approvedAs = (conversation: PracticeConversation): { item: string; version: string } => ({
  item: `practice-${conversation.id}`,
  version: versionOf(conversation),
});

/** The step or the end that an answer leads to, `from` itself when one tries again. */
export const afterChoice = (from: PracticeStep, { next }: PracticeChoice): string =>
  next === AGAIN ? from.id : next;

interface Mistake {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** What would leave a reader stuck, or a step unseen. */
export function mistakesOf(conversation: PracticeConversation, entries: ReadonlySet<string>): Mistake[] {
  const { steps, ends } = conversation;
  const placed: (readonly [string, Mistake['path']])[] = [
    ...steps.map(({ id }, i) => [id, ['steps', i]] as const),
    ...ends.map(({ id }, i) => [id, ['ends', i]] as const),
  ];
  const known = new Set(placed.map(([id]) => id));
  const mistakes: Mistake[] = placed
    .filter(([id], i) => placed.findIndex(([other]) => other === id) !== i)
    .map(([id, path]) => ({ path: [...path, 'id'], message: `“${id}” is used twice: rename one of them` }));

  for (const [i, step] of steps.entries()) {
    for (const [j, choice] of step.choices.entries()) {
      const path = ['steps', i, 'choices', j];
      if (!entries.has(choice.entry))
        mistakes.push({
          path: [...path, 'entry'],
          message: `the guide has no entry “${choice.entry}”: write the id of one that it has`,
        });
      if (choice.next === step.id)
        mistakes.push({ path: [...path, 'next'], message: 'leads to its own step: write again' });
      else if (choice.next !== AGAIN && !known.has(choice.next))
        mistakes.push({
          path: [...path, 'next'],
          message: `there is no step “${choice.next}”: write the id of a step or an end, or again`,
        });
    }
    if (step.choices.every((choice) => afterChoice(step, choice) === step.id))
      mistakes.push({
        path: ['steps', i],
        message: `“${step.id}” is a dead end: let one of its choices lead on`,
      });
  }

  const first = (steps[0] as PracticeStep).id;
  const ahead = new Map(steps.map((step) => [step.id, step.choices.map((it) => afterChoice(step, it))]));
  const seen = spread([first], (id) => ahead.get(id) ?? []);
  for (const [id, path] of placed)
    if (!seen.has(id))
      mistakes.push({ path, message: `nothing leads to “${id}”: lead a choice to it, or take it away` });

  const finishing = spread(
    ends.map(({ id }) => id),
    (id) => steps.filter((step) => ahead.get(step.id)?.includes(id)).map((step) => step.id),
  );
  for (const [i, { id, choices }] of steps.entries()) {
    // A dead end was told already, at the step where it is.
    const deadEnd = choices.every(({ next }) => next === AGAIN || next === id);
    if (!finishing.has(id) && !deadEnd)
      mistakes.push({
        path: ['steps', i],
        message: `“${id}” never comes to an end: let a choice there, or further on, lead to one`,
      });
  }
  return mistakes;
}

/** Everything that one comes to from `start`, itself included. */
function spread(start: readonly string[], from: (id: string) => readonly string[]): ReadonlySet<string> {
  const seen = new Set(start);
  // A set visits what is added to it while it is walked through.
  for (const id of seen) for (const next of from(id)) seen.add(next);
  return seen;
}
