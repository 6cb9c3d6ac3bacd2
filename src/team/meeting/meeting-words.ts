/** A meeting in words. Total by type: a new value without a word does not compile. */
import type { AskedBy, MeetingStage } from '#programme/meeting-changes.ts';
import type { CAFE_THEMES, MeetingOutcome, MeetingPlan } from '#programme/meeting-plan.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';

type Words<T extends string> = Readonly<Record<T, (locale: Locale) => string>>;

export const WHAT: Words<MeetingPlan['what']> = {
  meeting: m.team_meeting_what_meeting,
  coaching: m.team_meeting_what_coaching,
  cafe: m.team_meeting_what_cafe,
};
export const HOW: Words<MeetingPlan['how']> = {
  in_person: m.team_meeting_how_in_person,
  phone: m.team_meeting_how_phone,
  video: m.team_meeting_how_video,
};
export const STAGE: Words<MeetingStage> = {
  proposed: m.team_meeting_stage_proposed,
  settled: m.team_meeting_stage_settled,
  began: m.team_meeting_stage_began,
  held: m.team_meeting_stage_held,
  cancelled: m.team_meeting_stage_cancelled,
};
export const THEME: Words<(typeof CAFE_THEMES)[number]> = {
  trust: m.team_meeting_theme_trust,
  rights: m.team_meeting_theme_rights,
  health: m.team_meeting_theme_health,
  money: m.team_meeting_theme_money,
  housing: m.team_meeting_theme_housing,
  family: m.team_meeting_theme_family,
  way_out: m.team_meeting_theme_way_out,
  daily_life: m.team_meeting_theme_daily_life,
  other: m.team_meeting_theme_other,
};
/** Who asked for another time, or for none. Nobody is at fault: not one of them says why. */
export const ASKED_BY: Words<AskedBy> = {
  team: m.team_meeting_asked_team,
  partner: m.team_meeting_asked_partner,
  woman: m.team_meeting_asked_woman,
  peer: m.team_meeting_asked_peer,
  weather: m.team_meeting_asked_weather,
  other: m.team_meeting_asked_other,
};
export const ATTENDED: Words<MeetingOutcome['attended']> = {
  attended: m.team_meeting_attended,
  late: m.team_meeting_attended_late,
  not_come: m.team_meeting_attended_not_come,
  postponed: m.team_meeting_attended_postponed,
};
export const POSTPONED_BY: Words<NonNullable<MeetingOutcome['postponedBy']>> = {
  woman: m.team_meeting_asked_woman,
  worker: m.team_meeting_asked_partner,
  team: m.team_meeting_asked_team,
  other: m.team_meeting_asked_other,
};

/** Options of a closed list, in its order. */
export const optionsFrom = <T extends string>(words: Words<T>, locale: Locale, only?: readonly T[]) =>
  (only ?? (Object.keys(words) as T[])).map((value) => ({ value, label: words[value](locale) }));
