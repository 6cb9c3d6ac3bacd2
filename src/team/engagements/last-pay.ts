/** What was promised last, of the invitations that one may read: the next one begins with it. */
import type { AgendaView } from '#team/data/agenda.ts';

export function lastPay(agenda: Pick<AgendaView, 'engagements'> | null): string {
  const offers = (agenda?.engagements ?? []).flatMap(({ offer }) => offer ?? []);
  const latest = offers.sort((a, b) => b.answerBy - a.answerBy)[0];
  return latest?.pay ?? '';
}
