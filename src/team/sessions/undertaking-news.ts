/** What a screen of many sessions says of undertakings by link: those that came, and those that are awaited. Pure. */
import type { StoredRound } from '#contract/rounds.ts';
import type { SessionPlan } from '#programme/session-plan.ts';
import { undertook } from '#programme/session-steps.ts';
import type { PlanView } from '#team/data/agenda.ts';
import { linkState } from './link-state.ts';

type Rounds = readonly StoredRound[] | null;

/** Its link is looked at: it will be held, and nothing is noted yet. */
const looksAtLink = (content: SessionPlan): boolean =>
  content.rounds.undertaking !== undefined &&
  !content.cancelled &&
  content.held === null &&
  !undertook(content);

/** Sessions of which it is worth asking what came by the link. */
export const withLink = (plans: readonly PlanView[]): boolean =>
  plans.some(({ content }) => content?.kind === 'session' && looksAtLink(content));

/**
 * `received`: to be read and noted. `awaited`: the link is given, nobody answered yet. Null: nothing else than that it lacks.
 * @param rounds null while they are not known @param now epoch ms
 */
export function undertakingNews(
  content: SessionPlan,
  rounds: Rounds,
  now: number,
): 'received' | 'awaited' | null {
  if (!looksAtLink(content)) return null;
  const id = content.rounds.undertaking;
  const round = rounds?.find((one) => one.round === id);
  const { kind } = linkState(id, round, rounds !== null, now);
  return kind === 'answered' ? 'received' : kind === 'waiting' ? 'awaited' : null;
}

export interface UndertakingCame {
  readonly plan: string;
  readonly content: SessionPlan;
}

/** Mine, as the one who leads or acts next, of which what came by the link was opened by nobody of the team yet. */
export const undertakingsCome = (plans: readonly PlanView[], rounds: Rounds, me: string): UndertakingCame[] =>
  plans
    .flatMap(({ plan, owner, content }): UndertakingCame[] => {
      if (content?.kind !== 'session' || !looksAtLink(content)) return [];
      if (owner !== me && content.professional !== me) return [];
      const round = rounds?.find((one) => one.round === content.rounds.undertaking);
      return round !== undefined && round.unopened > 0 ? [{ plan, content }] : [];
    })
    .sort((a, b) => a.plan.localeCompare(b.plan));
