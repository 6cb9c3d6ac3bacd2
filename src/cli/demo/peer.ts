/** The demonstration's peer: her limits since she was first asked, and hours of hers, some paid. */
import type { PeerLimits } from '#programme/engagement.ts';
import { noteTime, payTimes } from '../client/team-hours.ts';
import type { TeamAgenda } from '../client/team-agenda.ts';
import type { Team, Teammate } from '../client/team.ts';
import { FIRST_ASKED, LONG_AGO } from './sessions.ts';
import { DAY, dateOf, HOUR, minutesAgo, type Moment, onWeekday, timeAt } from './when.ts';

const LIMITS: Omit<PeerLimits, 'kind'> = {
  topics: ['ma famille'],
  places: ['le palais de justice'],
  audiences: ['justice'],
  media: 'never',
  hoursPerWeek: 12,
  restHours: 2,
  restHoursAfterHard: 24,
  words: 'Les questions d’avance, s’il vous plaît. (Limites inventées.)',
};

/** @param engagement hers, for the session that was held long ago */
export function peerMoments(input: {
  team: Team;
  agenda: TeamAgenda;
  agathe: Teammate;
  peer: Teammate;
  engagement: string;
  /** Epoch ms. */
  now: number;
  timeZone: string;
}): Moment[] {
  const { team, agenda, agathe, peer, engagement, now, timeZone } = input;
  let noted = '';
  const session = timeAt(onWeekday(LONG_AGO, now, timeZone), 120, now, timeZone);
  const at = (instant: number, play: () => Promise<void>): Moment => ({
    ago: minutesAgo(instant, now),
    play,
  });
  // Beside something else that each of them does: who is signed in need not sign in again.
  const notedAt = now - 9 * DAY + 4 * HOUR;
  const paidAt = now - 6 * DAY + HOUR;
  return [
    at(now - FIRST_ASKED * DAY + HOUR, () => agenda.saveLimits(peer, LIMITS)),
    at(notedAt, async () => {
      const reviewed = { what: 'wording_review', day: dateOf(notedAt, timeZone), minutes: 25 } as const;
      await noteTime(team, peer, { kind: 'paid_time', ...reviewed });
      const parts = { preparation: 30, meeting: 120, debrief: 30, travel: 60 };
      const day = dateOf(session.startAt, timeZone);
      noted = await noteTime(team, peer, { kind: 'paid_time', what: 'session', day, engagement, parts });
    }),
    at(paidAt, () => payTimes(team, agathe, peer, { times: [noted], paidOn: dateOf(paidAt, timeZone) })),
  ];
}
