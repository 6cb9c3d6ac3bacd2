/** Duty in words: a range of hours, a place in the rota. */
import { instantOf, momentOf } from '#programme/moment.ts';
import type { DutyPlace } from '#programme/rota.ts';
import { formatDay } from '#team/parts/format.ts';
import { languageTag, type Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import { startOf } from './days.ts';

const DAY_MS = 24 * 60 * 60_000;

/** `8 h 30`, `minuit`. */
export const clockText = (at: number, locale: Locale, timeZone: string): string =>
  momentOf(at, at, timeZone, languageTag(locale)).time;

/** When a place in the rota begins and ends, epoch ms. */
export function spanOfPlace(
  { date, from, to }: Pick<DutyPlace, 'date' | 'from' | 'to'>,
  timeZone: string,
): { from: number; to: number } {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const at = (wall: string): number => {
    const [hour = 0, minute = 0] = wall.split(':').map(Number);
    return instantOf({ year, month, day, hour, minute }, timeZone);
  };
  return { from: at(from), to: at(to) };
}

/** `mardi 20 octobre, de 8 h 30 à 12 h, première de garde`. */
export function placeText(place: DutyPlace, now: number, locale: Locale, timeZone: string): string {
  const { from, to } = spanOfPlace(place, timeZone);
  return m.team_here_place(locale, {
    day: formatDay(startOf(place.date, timeZone) + DAY_MS / 2, now, locale, timeZone),
    from: clockText(from, locale, timeZone),
    to: clockText(to, locale, timeZone),
    seat: place.seat,
  });
}

/** `demain, de 8 h 30 à 16 h 30`, or until when it lasts when it has begun. */
export function gapText(
  { from, to }: { from: number; to: number },
  now: number,
  locale: Locale,
  timeZone: string,
): string {
  // Within the minute it has begun, for whoever reads: screens' clocks move by steps.
  if (from <= now + 60_000) return m.team_here_gap_now(locale, { to: clockText(to, locale, timeZone) });
  return m.team_here_gap_when(locale, {
    day: formatDay(from, now, locale, timeZone),
    from: clockText(from, locale, timeZone),
    to: clockText(to, locale, timeZone),
  });
}
