/**
 * All that a peer may take with her, in one file made in her browser: her hours, limits, check-ins, and the invitations
 * that are there now. What ended is in no file: nothing of it is kept.
 */
import type { CheckIn, EngagementAnswer, EngagementOffer, PeerLimits } from '#programme/engagement.ts';
import type { HourLine } from '#programme/hours.ts';
import { formatCalendarDate, formatDate } from '#team/parts/format.ts';
import { rulesOf } from '#team/engagements/limits-of.tsx';
import { timeText } from '#team/engagements/offer-words.ts';
import { minutesText } from '#team/wording/minutes-text.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import { partsText, whatText } from './hour-words.ts';

export interface OwnFile {
  readonly format: 'passerelle-own';
  readonly version: 1;
  readonly name: string;
  readonly programme: string;
  /** ISO 8601, when it was made. */
  readonly madeAt: string;
  readonly timeZone: string;
  readonly hours: readonly Omit<HourLine, 'member'>[];
  /** Null: she set none. */
  readonly limits: PeerLimits | null;
  readonly checkIns: readonly CheckIn[];
  readonly invitations: readonly {
    readonly state: string;
    readonly offer: EngagementOffer;
    readonly answer: EngagementAnswer | null;
    /** The time that was settled. */
    readonly choice: string | null;
  }[];
}

/** The same for reading: plain text, one thing a line. */
export function ownText(file: OwnFile, locale: Locale): string {
  const { timeZone } = file;
  const madeAt = Date.parse(file.madeAt);
  const part = (title: string, lines: readonly string[]) => [
    '',
    title,
    '-'.repeat(title.length),
    ...(lines.length > 0 ? lines : [m.team_paid_file_none(locale)]),
  ];
  const hours = file.hours.map(
    ({ time, minutes, paidOn }) =>
      `${m.team_paid_pair(locale, {
        what: formatCalendarDate(time.day, locale),
        said: whatText(time.what, locale),
      })}, ${minutesText(minutes, locale)}${
        time.what === 'wording_review' ? '' : ` (${partsText(time.parts, locale)})`
      }; ${
        paidOn === null
          ? m.team_paid_not_paid(locale)
          : m.team_paid_paid_on(locale, { day: formatCalendarDate(paidOn, locale) })
      }`,
  );
  const limits = file.limits
    ? [...rulesOf(file.limits, locale), ...(file.limits.words ? [file.limits.words] : [])]
    : [];
  const checkIns = file.checkIns.map(
    ({ on, feeling, text }) =>
      `${m.team_engagements_felt(locale, { day: formatCalendarDate(on, locale), feeling })}${text ? `. ${text}` : ''}`,
  );
  const invitations = file.invitations.flatMap(({ state, offer, choice }) => [
    `${whatText(offer.occasion, locale)} (${m.team_paid_file_state(locale, { state })})`,
    `  ${offer.brief}`,
    ...offer.times
      .filter(({ id }) => choice === null || id === choice)
      .map((time) => `  ${timeText(time, locale, timeZone)}`),
    `  ${offer.pay}`,
  ]);
  return [
    file.name,
    file.programme,
    m.team_paid_file_made(locale, { day: formatDate(madeAt, locale, timeZone) }),
    ...part(m.team_nav_hours(locale), hours),
    ...part(m.team_nav_limits(locale), limits),
    ...part(m.team_paid_file_check_ins(locale), checkIns),
    ...part(m.team_paid_file_invitations(locale), invitations),
    '',
  ].join('\r\n');
}
