/** Where the link of an undertaking stands, from what the plan names and what the server counts: pure. */
import type { StoredRound } from '#contract/rounds.ts';
import { roundStanding } from '#programme/round.ts';

export type LinkState =
  /** `unknown`: it is asked about, or cannot be. `over`: expired or taken back, and nobody undertook it. */
  | { readonly kind: 'none' | 'unknown' | 'over' }
  | { readonly kind: 'waiting' | 'answered'; readonly round: StoredRound };

/** @param id of the round that the plan names @param round as it is known last @param now epoch ms */
export function linkState(
  id: string | undefined,
  round: StoredRound | undefined,
  known: boolean,
  now: number,
): LinkState {
  if (id === undefined) return { kind: 'none' };
  if (round === undefined) return { kind: known ? 'over' : 'unknown' };
  if (round.answers > 0) return { kind: 'answered', round };
  return roundStanding(round, now) === 'open' ? { kind: 'waiting', round } : { kind: 'over' };
}
