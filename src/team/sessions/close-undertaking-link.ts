/** The link of an undertaking ends: taken back, or of no use any more because it was promised by phone, or the session cancelled. */
import type { SessionPlan } from '#programme/session-plan.ts';
import type { TeamActions } from '#team/data/model.ts';
import type { RoundResult } from '#team/data/rounds.ts';

/** Null when there is no link. What cannot be closed now shows that it is still open, and is taken back there. */
export async function closeUndertakingLink(
  actions: Pick<TeamActions, 'roundsDesk'>,
  { rounds }: Pick<SessionPlan, 'rounds'>,
): Promise<RoundResult | null> {
  if (rounds.undertaking === undefined) return null;
  // Null also when the program itself cannot be fetched.
  const desk = await actions.roundsDesk().catch(() => null);
  const all = (await desk?.list()) ?? null;
  if (desk === null || all === null) return { ok: false, code: 'unreachable' };
  const round = all.find((one) => one.round === rounds.undertaking);
  return round === undefined ? null : desk.closeRound(round);
}
