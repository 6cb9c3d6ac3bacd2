/** Which sessions are asked about what they changed: held, and with a round of questions. Pure. */
import type { PlanView } from '#team/data/agenda.ts';
import type { SessionAsked } from '#team/data/evaluation.ts';

const DAY_MS = 24 * 60 * 60_000;

/** As far back as answers are kept, and some weeks: the same all day long, so that it is fetched once. Epoch ms. */
export function evaluationWindow(now: number): { from: number; until: number } {
  const day = now - (now % DAY_MS);
  return { from: day - 430 * DAY_MS, until: day + 240 * DAY_MS };
}

/** @param plans of any kind; those that do not open are left out */
export function sessionsAsked(plans: readonly PlanView[]): SessionAsked[] {
  return plans.flatMap(({ plan, content }): SessionAsked[] => {
    if (content?.kind !== 'session') return [];
    const { heldOn } = content;
    const { before, after, later } = content.rounds;
    if (heldOn === undefined || (before ?? after ?? later) === null) return [];
    return [
      {
        ...{ plan, heldOn, organisation: content.organisation, sector: content.audience },
        rounds: { before, after, later },
      },
    ];
  });
}
