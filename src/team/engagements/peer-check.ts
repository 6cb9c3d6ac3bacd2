/**
 * Whether peers have time for what is proposed, as the server tells organisers: free, taken or rest, never what takes it; and
 * how much of the week is given, beside what their limits allow. Pure but for the ids.
 */
import type { Taken } from '#programme/booking.ts';
import type { Stretch } from '#programme/booking-load.ts';
import type { EngagementOffer, PeerLimits } from '#programme/engagement.ts';
import { type TimeLoad, weeksTouched } from '#programme/engagement-rules.ts';
import { newId } from '#programme/new-id.ts';
import { restAfter, stretchOf } from '#programme/plan-times.ts';
import type { AgendaDesk, TimesCheck } from '#team/data/agenda.ts';

export type Asked = Parameters<AgendaDesk['checkTimes']>[0];

/** What takes somebody's time. */
export type Proposed = Pick<
  EngagementOffer,
  'times' | 'preparationMinutes' | 'debriefMinutes' | 'travelMinutes' | 'hard'
>;

export interface PeerTime {
  readonly state: 'free' | Taken;
  readonly load: TimeLoad;
}

/** By peer, then by proposed time. */
export type PeerTimes = ReadonlyMap<string, ReadonlyMap<string, PeerTime>>;

interface Line {
  readonly peer: string;
  readonly time: string;
  readonly stretch: Stretch;
  readonly id: string;
  /** The rest that would follow, asked about on its own: what begins in it cuts it short. */
  readonly after: string | null;
}

/** The question for the server, and how to read its answer. */
export function askAbout(input: {
  peers: readonly string[];
  proposed: Proposed;
  limitsOf: (peer: string) => PeerLimits;
  timeZone: string;
  /** The plan itself: its own times do not count. */
  except: string | null;
}): { asked: Asked; read: (check: TimesCheck) => PeerTimes } {
  const { peers, proposed, limitsOf, timeZone, except } = input;
  const lines: Line[] = [];
  const times: Asked['times'][number][] = [];
  const weeks = new Map<number, Stretch>();
  for (const peer of peers)
    for (const time of proposed.times) {
      const stretch = stretchOf(time, proposed);
      const rest = restAfter(stretch, proposed, limitsOf(peer));
      const line = { peer, time: time.id, stretch, id: newId(), after: rest === null ? null : newId() };
      lines.push(line);
      times.push({ id: line.id, member: peer, ...stretch });
      if (rest !== null && line.after !== null) times.push({ id: line.after, member: peer, ...rest });
      for (const week of weeksTouched(stretch, timeZone)) weeks.set(week.from, week);
    }
  const asked = { times, weeks: [...weeks.values()], except };
  const read = (check: TimesCheck): PeerTimes => {
    const found = new Map<string, Map<string, PeerTime>>();
    for (const { peer, time, stretch, id, after } of lines) {
      const state = check.times.get(id) ?? 'free';
      const given = check.minutes.get(peer) ?? [];
      const load: TimeLoad = {
        weeks: weeksTouched(stretch, timeZone).map((week) => ({
          ...week,
          minutes: given[asked.weeks.findIndex(({ from }) => from === week.from)] ?? 0,
        })),
        rest: state === 'rest' || (after !== null && check.times.get(after) === 'taken'),
      };
      const hers = found.get(peer) ?? new Map<string, PeerTime>();
      found.set(peer, hers.set(time, { state, load }));
    }
    return found;
  };
  return { asked, read };
}
