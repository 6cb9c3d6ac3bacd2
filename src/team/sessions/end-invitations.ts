/** The invitations of a session end with its date: each by the same call as any other ending ([Note: One ending]). */
import type { AgendaDesk, EngagementView } from '#team/data/agenda.ts';

/** One that cannot be ended now shows that it still stands, and is taken back there. */
export async function endInvitations(
  desk: AgendaDesk,
  engagements: readonly Pick<EngagementView, 'engagement' | 'state'>[],
): Promise<void> {
  for (const { engagement, state } of engagements) if (state !== 'ended') await desk.end(engagement);
}
