/** The peer of last time, for the next meeting of the same request. A plan names none: she is found through her engagement. */
import type { AgendaView, EngagementView, PlanView } from '#team/data/agenda.ts';

/**
 * Who said yes to the latest meeting of the same request, as long as that is known. Null where an invitation to this plan, or
 * all of those to the latest one, came to nothing: whoever may have said no is not put forward again, and nobody is told why.
 */
export function peersBefore(
  { plans, engagements }: Pick<AgendaView, 'plans' | 'engagements'>,
  plan: string,
): readonly string[] | null {
  const of = (id: string) => engagements.filter((one) => one.plan === id);
  if (cameToNothing(of(plan))) return null;
  const file = plans.find((one) => one.plan === plan)?.content?.file ?? null;
  if (file === null) return [];
  const earlier = plans
    .filter((one) => one.plan !== plan && one.content?.file === file)
    // One that was called off says nothing of who would come: its invitations ended with it.
    .filter(({ content }) => content !== null && !content.cancelled)
    .sort((a, b) => begunAt(b) - begunAt(a));
  for (const one of earlier) {
    const invited = of(one.plan);
    const yes = invited.flatMap(({ state, peer }) =>
      (state === 'accepted' || state === 'confirmed') && peer !== null ? [peer] : [],
    );
    if (yes.length > 0) return [...new Set(yes)];
    if (cameToNothing(invited)) return null;
  }
  return [];
}

const cameToNothing = (invited: readonly EngagementView[]): boolean =>
  invited.length > 0 && invited.every(({ state }) => state === 'ended');

const begunAt = ({ content }: PlanView): number => content?.history[0]?.at ?? 0;
