/** Invented duty for the gallery: the real rules of the rota, and the two weeks worked out as the server would. */
import type { Duty } from '#contract/duty.ts';
import { isAway, type Absence } from '#programme/on-duty.ts';
import type { DutyPlace, Rota, Shift } from '#programme/rota.ts';
import { WEEKDAYS } from '#programme/settings.ts';
import { dateAfter } from '#team/duty/days.ts';
import { spanOfPlace } from '#team/duty/duty-words.ts';
import { shiftsOf, weekdayOf } from '#programme/rota.ts';
import { CAMILLE, DAY, fileOf, HOUR, MINUTE, NADIA, NOW, ROSALIE, SETTINGS } from './team-stories.ts';

const ZONE = SETTINGS.hours.timeZone;
const TODAY = '2026-10-13';
const shift = (from: string, to: string, first: string, second: string | null): Shift => ({
  from,
  to,
  first,
  second,
});
const whole = (first: string, second: string | null) => [shift('08:30', '16:30', first, second)];

/** A week of two halves on Tuesdays, a hole on Thursday afternoons, and a date of its own. */
export const ROTA: Rota = {
  week: {
    mon: whole(NADIA, CAMILLE),
    tue: [shift('08:30', '12:00', CAMILLE, NADIA), shift('12:00', '16:30', NADIA, ROSALIE)],
    wed: whole(ROSALIE, CAMILLE),
    thu: [shift('08:30', '13:00', CAMILLE, null)],
    fri: whole(NADIA, ROSALIE),
    sat: [],
    sun: [],
  },
  exceptions: [{ date: '2026-10-23', shifts: [shift('08:30', '16:30', ROSALIE, NADIA)] }],
};

export const NO_ROTA: Rota = {
  week: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
  exceptions: [],
};

export const AWAY_ROSALIE: Absence = {
  member: ROSALIE,
  from: NOW - DAY,
  until: NOW + DAY + 13 * HOUR + 40 * MINUTE,
};

const place = (date: string, from: string, to: string, seat: DutyPlace['seat']): DutyPlace => ({
  date,
  from,
  to,
  seat,
});
export const swapOf = (n: number, asker: string, asked: string, where: DutyPlace): Duty['swaps'][number] => ({
  id: fileOf(860 + n),
  asker,
  asked,
  place: where,
  endsAt: spanOfPlace(where, ZONE).from,
  createdAt: NOW - HOUR,
});
export const SWAPS = [
  swapOf(1, NADIA, CAMILLE, place('2026-10-16', '08:30', '16:30', 'first')),
  swapOf(2, CAMILLE, NADIA, place('2026-10-22', '08:30', '13:00', 'first')),
];

/** As the server answers, from NOW on; whoever is away when a shift begins misses all of it here. */
export function dutyOf(
  rota: Rota = ROTA,
  {
    absences = [AWAY_ROSALIE],
    swaps = [],
    version = 1,
  }: Partial<Pick<Duty, 'absences' | 'swaps' | 'version'>> = {},
): Duty {
  const dates = Array.from({ length: 14 }, (_, ahead) => dateAfter(TODAY, ahead));
  const spans = dates.flatMap((date) =>
    shiftsOf(rota, date).map(({ from, to, first, second }) => {
      const span = spanOfPlace({ date, from, to }, ZONE);
      const there = [first, second].filter((one) => one !== null && !isAway(absences, one, span.from));
      return {
        from: Math.max(span.from, NOW),
        to: span.to,
        first: there[0] ?? null,
        second: there[1] ?? null,
      };
    }),
  );
  const coming = spans.filter((span) => span.to > NOW);
  const planned = WEEKDAYS.some((day) => rota.week[day].length > 0);
  const gaps = dates.flatMap((date) =>
    SETTINGS.hours.week[weekdayOf(date)].flatMap((open) => {
      const period = spanOfPlace({ date, ...open }, ZONE);
      let at = Math.max(period.from, NOW);
      const holes: { from: number; to: number }[] = [];
      for (const span of coming.filter((one) => one.first !== null && one.to > at && one.from < period.to)) {
        if (span.from > at) holes.push({ from: at, to: span.from });
        at = span.to;
      }
      return at < period.to ? [...holes, { from: at, to: period.to }] : holes;
    }),
  );
  const [now] = coming.filter((span) => span.from <= NOW && NOW < span.to);
  return {
    version,
    rota,
    today: TODAY,
    now: { first: now?.first ?? null, second: now?.second ?? null },
    spans: coming,
    horizon: NOW + 14 * DAY,
    gaps: planned ? gaps : [],
    absences: [...absences],
    swaps: [...swaps],
  };
}
