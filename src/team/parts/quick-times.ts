/** The times that people say when they promise something: “in an hour”, “tomorrow morning”, “in a week”. */
import { instantOf, wallOf } from '#programme/moment.ts';
import { type OpeningHours, WEEKDAYS } from '#programme/settings.ts';

export type QuickTime = {
  readonly key: 'half_hour' | 'hour' | 'three_hours' | 'next_opening' | 'two_days' | 'week';
  readonly at: number;
};

/**
 * @param now epoch ms
 * @param hours the programme's opening hours: a day is promised for its first opening, 9 h where none is declared
 * @param nextOpeningAt epoch ms of the next opening when closed now, as the server says
 */
export function quickTimes(
  now: number,
  hours: OpeningHours,
  nextOpeningAt: number | null,
): readonly QuickTime[] {
  const soon = (
    [
      ['half_hour', 30],
      ['hour', 60],
      ['three_hours', 180],
    ] as const
  ).map(([key, minutes]) => ({ key, at: roundUp(now + minutes * MINUTE) }));
  const all: readonly QuickTime[] = [
    ...soon,
    { key: 'next_opening', at: nextOpeningAt ?? morningAfter(now, 1, hours) },
    { key: 'two_days', at: morningAfter(now, 2, hours) },
    { key: 'week', at: morningAfter(now, 7, hours) },
  ];
  // On a Friday, the next opening and “in two days” are the same Monday morning: said once.
  return all.filter((one, index) => all.findIndex(({ at }) => at === one.at) === index);
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** To the next five minutes: nobody promises 10 h 37. */
const roundUp = (at: number): number => Math.ceil(at / (5 * MINUTE)) * 5 * MINUTE;

/** First opening of the first open day at least `days` calendar days after `now`. Closures are skipped; holidays the server alone knows. */
function morningAfter(now: number, days: number, hours: OpeningHours): number {
  const { timeZone } = hours;
  const today = wallOf(now, timeZone);
  for (let ahead = days; ahead < days + 60; ahead++) {
    const noon = Date.UTC(today.year, today.month - 1, today.day, 12) + ahead * DAY;
    const date = new Date(noon);
    const iso = date.toISOString().slice(0, 10);
    if (hours.closures.some((closure) => closure.from <= iso && iso <= closure.to)) continue;
    const weekday = WEEKDAYS[(date.getUTCDay() + 6) % 7] ?? 'mon';
    const opens = declared(hours) ? hours.week[weekday].map((p) => p.from).sort()[0] : '09:00';
    if (!opens) continue;
    const [hour = 9, minute = 0] = opens.split(':').map(Number);
    return instantOf(
      { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), hour, minute },
      timeZone,
    );
  }
  return now + days * DAY;
}

const declared = (hours: OpeningHours): boolean => WEEKDAYS.some((day) => hours.week[day].length > 0);
