/** Paid time in memory: what a peer noted, as she and the team see it. */
import type { Occasion } from '#programme/engagement.ts';
import { newId } from '#programme/new-id.ts';
import type { PaidTime } from '#programme/paid-time.ts';
import type { HoursDesk, HoursView } from '#team/data/hours.ts';
import type { ActionResult } from '#team/data/model.ts';
import type { TeamStore } from '#team/data/store.ts';
import { fileOf, NADIA, ROLES, SYLVIE } from './team-stories.ts';

const line = (n: number, member: string, time: PaidTime) => ({
  record: fileOf(800 + n),
  member,
  version: 1,
  time,
});
const review = (day: string, minutes: number): PaidTime => ({
  kind: 'paid_time',
  what: 'wording_review',
  day,
  minutes,
});
const given = (what: Occasion, day: string, [preparation, meeting, debrief, travel]: number[]): PaidTime => ({
  kind: 'paid_time',
  what,
  day,
  engagement: null,
  parts: {
    preparation: preparation ?? 0,
    meeting: meeting ?? 0,
    debrief: debrief ?? 0,
    travel: travel ?? 0,
  },
});

/** Paid already, by {@link PAID}. */
const SESSION_PAID = fileOf(804);
export const HOURS: HoursView = [
  line(1, SYLVIE, review('2026-10-12', 25)),
  line(2, SYLVIE, review('2026-10-05', 95)),
  line(3, NADIA, review('2026-10-06', 15)),
  line(4, SYLVIE, given('session', '2026-09-22', [30, 90, 45, 60])),
  line(5, SYLVIE, given('coaching', '2026-10-08', [15, 60, 30])),
];
export const PAID = [
  {
    record: fileOf(850),
    member: SYLVIE,
    version: 1,
    payment: {
      kind: 'payment' as const,
      times: [SESSION_PAID],
      paidOn: '2026-10-01',
      note: 'Virement du 1er octobre',
    },
  },
];

/** Everything as the team sees it; of a peer, her own hours only. */
export function hoursDeskOf(store: TeamStore, { offline }: { offline: boolean }): HoursDesk {
  const { member } = store.get().me;
  const all = HOURS.filter((one) => ROLES[member] !== 'peer' || one.member === member);
  const stand = (): HoursView => store.get().hours ?? all;
  const answer = (hours: HoursView): ActionResult => {
    if (offline) return { ok: false, code: 'unreachable' };
    store.set({ hours });
    return { ok: true, undo: null, undoUntil: null };
  };
  return {
    load: async () => answer(stand()),
    saveTime: async (record, time) =>
      answer([
        ...stand().filter((one) => one.record !== record),
        { record: record ?? newId(), member, version: 1, time },
      ]),
    dropTime: async (record) => answer(stand().filter((one) => one.record !== record)),
  };
}
