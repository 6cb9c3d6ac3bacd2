/** What a member does to a request, before it is sealed: kept as it is until the server has it. */
import { z } from 'zod';
import { ExchangeContent, NotesContent, Opening } from '#programme/entries.ts';
import { EpochMs, Id, Promptness, type RequestRow, Step } from '#programme/request.ts';

/** A thing to say, and in which stream. */
export const Saying = z.discriminatedUnion('stream', [
  z.object({ stream: z.literal('exchange'), content: ExchangeContent }),
  z.object({ stream: z.literal('notes'), content: NotesContent }),
]);
export type Saying = z.infer<typeof Saying>;

export const Operation = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('say'), file: Id, say: z.array(Saying).min(1) }),
  z.object({ kind: z.literal('step'), file: Id, step: Step, say: z.array(Saying) }),
  z.object({
    kind: z.literal('phone'),
    file: Id,
    opening: Opening,
    promptness: Promptness,
    notBefore: EpochMs.nullable(),
    language: z.enum(['fr', 'en']),
    draft: Id.nullable(),
  }),
]);
export type Operation = z.infer<typeof Operation>;

/** What is said with an operation, in order. */
export const sayingsOf = (operation: Operation): readonly Saying[] =>
  operation.kind === 'phone' ? [{ stream: 'exchange', content: operation.opening }] : operation.say;

/** Whether it may wait for the network: what was typed always may; what decides who does what may not. */
export function mayWait(operation: Operation): boolean {
  if (operation.kind !== 'step') return true;
  switch (operation.step.step) {
    case 'attempt':
    case 'decide':
    case 'plan':
    case 'set_promptness':
    case 'set_not_before':
    case 'end_call':
      return true;
    default:
      return false;
  }
}

/**
 * Whether a step decided on `before` still means the same on `after`, so that it may be taken again without asking.
 * A colleague who looked, wrote or called changes nothing in what I decided; another owner or an end does.
 */
export function stillMeant(step: Step, before: RequestRow, after: RequestRow, me: string): boolean {
  if (step.step === 'undo') return true;
  if (step.step === 'claim') return after.owner === null || after.owner === me;
  if (step.step === 'acknowledge')
    return after.owner === null && (after.acknowledgedBy === null || after.acknowledgedBy === me);
  if (step.step === 'reopen') return after.state === 'closed';
  if (after.state === 'closed') return false;
  if (after.owner !== before.owner) return step.step === 'set_promptness' || step.step === 'set_not_before';
  // Ending needs everything to have been read: nothing may have come in since.
  if (step.step === 'close' || step.step === 'merge')
    return (
      after.withdrawnAt === before.withdrawnAt &&
      after.dueKind === before.dueKind &&
      after.attempts === before.attempts
    );
  return true;
}
