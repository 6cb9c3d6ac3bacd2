/** A meeting's time in words, and what is said of it to the partner on the phone: whole sentences, to be read aloud. */
import type { ProposedTime } from '#programme/engagement.ts';
import { type MeetingStage, settledTime } from '#programme/meeting-changes.ts';
import type { MeetingPlan } from '#programme/meeting-plan.ts';
import { dateText } from '#programme/moment.ts';
import { formatTime } from '#team/parts/format.ts';
import { languageTag, type Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';

/** `mardi 13 octobre, de 13 h à 14 h 30` */
export const spanWords = (
  { startAt, endAt }: Pick<ProposedTime, 'startAt' | 'endAt'>,
  locale: Locale,
  timeZone: string,
): string =>
  m.team_meeting_span(locale, {
    day: dateText(startAt, timeZone, languageTag(locale)),
    from: formatTime(startAt, locale, timeZone),
    until: formatTime(endAt, locale, timeZone),
  });

/** `le mardi 13 octobre à 13 h` */
export const startWords = (at: number, locale: Locale, timeZone: string): string =>
  m.team_meeting_start(locale, {
    day: dateText(at, timeZone, languageTag(locale)),
    time: formatTime(at, locale, timeZone),
  });

/** Null when there is nothing to tell her. */
export function toTell(
  plan: MeetingPlan,
  stage: MeetingStage,
  place: string,
  locale: Locale,
  timeZone: string,
): string | null {
  if (plan.what === 'cafe') return null;
  const last = plan.history.at(-1);
  const start = (at: number) => startWords(at, locale, timeZone);
  switch (stage) {
    case 'proposed': {
      const times = plan.times.map(({ startAt }) => start(startAt)).join(m.team_meeting_tell_or(locale));
      const [only] = plan.times;
      if (last?.what === 'moved' && plan.times.length === 1 && only?.startAt === last.from)
        return m.team_meeting_tell_same(locale, { time: start(last.from) });
      return last?.what === 'moved' && last.from !== null
        ? m.team_meeting_tell_moved(locale, { from: start(last.from), times })
        : m.team_meeting_tell_proposed(locale, { times });
    }
    case 'settled': {
      const time = settledTime(plan);
      return time === null
        ? null
        : m.team_meeting_tell_settled(locale, {
            time: start(time.startAt),
            place: place === '' ? 'no' : 'yes',
            where: place,
          });
    }
    case 'cancelled':
      return m.team_meeting_tell_cancelled(locale);
    case 'began':
    case 'held':
      return null;
  }
}
