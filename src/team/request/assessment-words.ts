/** Words of the assessment's closed lists. */
import type { Assessment } from '#programme/entries.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';

type Words<T extends string> = Readonly<Record<T, (locale: Locale) => string>>;

export const IDENTITY: Words<Assessment['identity']['how']> = {
  called_switchboard: m.team_identity_called_switchboard,
  directory_number: m.team_identity_directory_number,
  known_to_member: m.team_identity_known_to_member,
  not_yet: m.team_identity_not_yet,
  could_not: m.team_identity_could_not,
};
export const NEED: Words<Assessment['needs'][number]> = {
  talk: m.team_need_talk,
  safety: m.team_need_safety,
  housing: m.team_need_housing,
  health: m.team_need_health,
  legal: m.team_need_legal,
  money: m.team_need_money,
  children: m.team_need_children,
  exit: m.team_need_exit,
  peer: m.team_need_peer,
  other: m.team_need_other,
};
export const CONSENT: Words<Assessment['consentRelayed']> = {
  yes: m.team_consent_yes,
  no: m.team_consent_no,
  unknown: m.team_consent_unknown,
};
export const DUTY: Words<Assessment['dutyToReport']['state']> = {
  not_applicable: m.team_duty_not_applicable,
  considered: m.team_duty_considered,
  done: m.team_duty_done,
};
