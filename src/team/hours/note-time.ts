/** Notes a line of paid time from wherever it was done: the desk is fetched for it. */
import type { PaidTime } from '#programme/paid-time.ts';
import type { ActionResult, TeamActions } from '#team/data/model.ts';

export async function noteTime(actions: TeamActions, time: PaidTime): Promise<ActionResult> {
  const desk = await actions.hoursDesk().catch(() => null);
  return desk === null ? { ok: false, code: 'unreachable' } : desk.saveTime(null, time);
}
