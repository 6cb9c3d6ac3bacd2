/** Where a request is, in the partner's words: four steps and the one thing that comes next. Pure: times in, states out. */
import type { PartnerView } from '#contract/door.ts';

export type StepState = 'done' | 'current' | 'ahead';

export interface Step {
  readonly name: 'received' | 'seen' | 'call' | 'after';
  readonly state: StepState;
  /** What is true of it now. */
  readonly says:
    | 'received'
    | 'told'
    | 'seen'
    | 'taken'
    | 'calling'
    | 'talked'
    | 'waiting'
    | 'ahead'
    | 'closed';
  /** Epoch ms, when that happened; null when it has not. */
  readonly at: number | null;
}

/** The large sentence: one thing, truthfully. */
export type Next =
  | { readonly kind: 'calling' }
  | { readonly kind: 'call' | 'answer' | 'promised'; readonly by: number; readonly late: boolean }
  | { readonly kind: 'withdrawn'; readonly at: number }
  | { readonly kind: 'closed'; readonly at: number }
  | { readonly kind: 'nothing' };

type Facts = Pick<
  PartnerView,
  | 'state'
  | 'receivedAt'
  | 'seenAt'
  | 'claimedAt'
  | 'callingSince'
  | 'answeredAt'
  | 'closedAt'
  | 'withdrawnAt'
  | 'next'
>;

export function stepsOf(view: Facts): Step[] {
  const { receivedAt, seenAt, closedAt } = view;
  // Taking it is seeing it, whatever was recorded first.
  const seen = seenAt ?? view.claimedAt ?? view.answeredAt;
  return [
    { name: 'received', state: 'done', says: 'received', at: receivedAt },
    seen === null
      ? { name: 'seen', state: 'current', says: 'told', at: null }
      : { name: 'seen', state: 'done', says: 'seen', at: seen },
    callStep(view, seen !== null),
    closedAt === null
      ? {
          name: 'after',
          state: view.answeredAt === null || view.callingSince !== null ? 'ahead' : 'current',
          says: 'ahead',
          at: null,
        }
      : { name: 'after', state: 'done', says: 'closed', at: closedAt },
  ];
}

function callStep({ callingSince, answeredAt, claimedAt, closedAt }: Facts, seen: boolean): Step {
  if (callingSince !== null) return { name: 'call', state: 'current', says: 'calling', at: callingSince };
  if (answeredAt !== null) return { name: 'call', state: 'done', says: 'talked', at: answeredAt };
  if (claimedAt !== null) return { name: 'call', state: 'current', says: 'taken', at: claimedAt };
  return { name: 'call', state: seen && closedAt === null ? 'current' : 'ahead', says: 'waiting', at: null };
}

/** @param now epoch ms, the server's clock: a time that has passed is told as passed */
export function nextOf(view: Facts, now: number): Next {
  if (view.closedAt !== null) return { kind: 'closed', at: view.closedAt };
  if (view.callingSince !== null) return { kind: 'calling' };
  if (view.withdrawnAt !== null) return { kind: 'withdrawn', at: view.withdrawnAt };
  if (view.next === null) return { kind: 'nothing' };
  const { kind, dueAt } = view.next;
  const kinds = { answer: 'call', read: 'answer', promised: 'promised' } as const;
  return { kind: kinds[kind], by: dueAt, late: dueAt <= now };
}

/** *She is leaving now* changes something: not urgent yet, or over. */
export function canRaise({
  promptness,
  state,
  withdrawnAt,
}: Pick<PartnerView, 'promptness' | 'state' | 'withdrawnAt'>): boolean {
  return promptness !== 'now' || state === 'closed' || withdrawnAt !== null;
}
