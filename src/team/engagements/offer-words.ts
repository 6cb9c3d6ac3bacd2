/** An invitation in words: the same for the peer who reads it and for whoever writes it. */
import type { Allowance, Audience, EngagementOffer, Occasion } from '#programme/engagement.ts';
import { stretchOf } from '#programme/plan-times.ts';
import { formatTime } from '#team/parts/format.ts';
import { spanText } from '#team/parts/time-left-words.ts';
import { dateText } from '#programme/moment.ts';
import { languageTag, type Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';

type Word = (locale: Locale) => string;

/** What it is, as the title of an invitation. */
export const OCCASION: Readonly<Record<Occasion, Word>> = {
  meeting: m.team_engagements_occasion_meeting,
  coaching: m.team_engagements_occasion_coaching,
  cafe: m.team_engagements_occasion_cafe,
  session: m.team_engagements_occasion_session,
};

/** Before whom. */
export const AUDIENCE: Readonly<Record<Audience, Word>> = {
  woman: m.team_engagements_before_woman,
  women_group: m.team_engagements_before_women_group,
  worker: m.team_engagements_before_worker,
  police: m.team_engagements_before_police,
  health: m.team_engagements_before_health,
  community: m.team_engagements_before_community,
  school: m.team_engagements_before_school,
  justice: m.team_engagements_before_justice,
  elected: m.team_engagements_before_elected,
  other: m.team_engagements_before_other,
};

/** Which limit is gone past. */
export const LIMIT: Readonly<Record<Allowance, Word>> = {
  hours: m.team_engagements_past_hours,
  rest: m.team_engagements_past_rest,
  topic: m.team_engagements_past_topic,
  place: m.team_engagements_past_place,
  audience: m.team_engagements_past_audience,
  recorded: m.team_engagements_past_recorded,
};

export const UNIFORMED: Readonly<Record<EngagementOffer['uniformed'], Word>> = {
  no: m.team_engagements_uniform_no,
  yes: m.team_engagements_uniform_yes,
  unknown: m.team_engagements_uniform_unknown,
};

/** `1 h 30`, `45 min`. */
export const minutesText = (minutes: number, locale: Locale): string => spanText(minutes * 60_000, locale);

/** `mardi 13 octobre, 13 h – 14 h 30` */
export const timeText = (
  time: { startAt: number; endAt: number },
  locale: Locale,
  timeZone: string,
): string =>
  m.team_engagements_time(locale, {
    day: dateText(time.startAt, timeZone, languageTag(locale)),
    from: formatTime(time.startAt, locale, timeZone),
    until: formatTime(time.endAt, locale, timeZone),
  });

/** From leaving to being back, for one of its times. */
export function stretchText(
  offer: EngagementOffer,
  time: EngagementOffer['times'][number],
  locale: Locale,
  timeZone: string,
): string {
  const { from, until } = stretchOf(time, offer);
  return m.team_engagements_stretch(locale, {
    from: formatTime(from, locale, timeZone),
    until: formatTime(until, locale, timeZone),
    total: minutesText((until - from) / 60_000, locale),
  });
}
