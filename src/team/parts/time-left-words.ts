/** Time left, in words and as a share for the bar. The words alone tell everything: the bar and the tone only repeat. */
import { describeTimeLeft, shareOfTimeLeft, type TimeParts } from '#programme/time-left.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import { formatMoment } from './format.ts';

export interface Due {
  readonly dueAt: number;
  /** When this clock began to run, epoch ms. */
  readonly from: number;
  /** The next opening when the programme is closed now and the clock waits for it; null when it runs on the wall. */
  readonly opensAt: number | null;
  /** A target of ours runs, of which the last quarter is told; a time that was promised is only told near it. */
  readonly target?: boolean;
}

export interface TimeLeftWords {
  /** `soon`: under a quarter of the target is left; `pressing`: ten minutes or less. */
  readonly tone: 'calm' | 'soon' | 'pressing' | 'now' | 'late' | 'waiting';
  /** `reste 12 min`, `en retard de 1 h 05`, `attend l’ouverture`. */
  readonly words: string;
  /** `d’ici 14 h 30`, `depuis 9 h 40`, `demain à 8 h 30`. */
  readonly detail: string;
  /** 1 when it began, 0 when it is due. */
  readonly share: number;
}

const PRESSING_MS = 10 * 60_000;
const SOON_SHARE = 1 / 4;

export function timeLeftWords(
  { dueAt, from, opensAt, target = false }: Due,
  now: number,
  locale: Locale,
  timeZone: string,
): TimeLeftWords {
  const parts = describeTimeLeft(dueAt, now, opensAt);
  const time = formatMoment(dueAt, now, locale, timeZone);
  const share = shareOfTimeLeft(from, dueAt, now);
  switch (parts.kind) {
    case 'waiting':
      return {
        tone: 'waiting',
        words: m.team_time_waiting(locale),
        detail: m.team_time_until_opening(locale, {
          time: formatMoment(opensAt ?? dueAt, now, locale, timeZone),
        }),
        share: 1,
      };
    case 'now':
      return {
        tone: 'now',
        words: m.team_time_now(locale),
        detail: m.team_time_by(locale, { time }),
        share: 0,
      };
    case 'late':
      return {
        tone: 'late',
        words: m.team_time_late(locale, { duration: durationText(parts, locale) }),
        detail: m.team_time_since(locale, { time }),
        share: 0,
      };
    case 'left':
      return {
        tone: dueAt - now <= PRESSING_MS ? 'pressing' : target && share < SOON_SHARE ? 'soon' : 'calm',
        words: m.team_time_left(locale, { duration: durationText(parts, locale) }),
        detail: m.team_time_by(locale, { time }),
        share,
      };
  }
}

type Span = Pick<TimeParts, 'days' | 'hours' | 'minutes'>;

/** From so many days on, hours tell nothing more. */
const DAYS_ALONE = 3;

/** `12 min`, `1 h 05`, `2 jours 4 h`, `24 jours` · `12 min`, `1 h 5 min`, `2 days 4 h`, `24 days`. */
export function durationText({ days, hours, minutes }: Span, locale: Locale): string {
  if (days > 0)
    return hours > 0 && days < DAYS_ALONE
      ? m.team_duration_days_hours(locale, { days, hours })
      : m.team_duration_days(locale, { days });
  if (hours > 0)
    return minutes > 0
      ? m.team_duration_hours_minutes(locale, {
          hours,
          minutes: locale === 'fr' ? String(minutes).padStart(2, '0') : String(minutes),
        })
      : m.team_duration_hours(locale, { hours });
  return m.team_duration_minutes(locale, { minutes });
}

/** A span of ms in words, rounded down to the minute. */
export function spanText(ms: number, locale: Locale): string {
  const total = Math.max(0, Math.floor(ms / 60_000));
  if (total >= 48 * 60) return durationText({ days: Math.floor(total / 1440), hours: 0, minutes: 0 }, locale);
  return durationText({ days: 0, hours: Math.floor(total / 60), minutes: total % 60 }, locale);
}
