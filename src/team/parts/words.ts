/** The field's words for every closed list, in both languages. Total by type: a new value without a word does not compile. */
import type { MailboxReason } from '#contract/mailbox.ts';
import type { AgeBand, CallOutcome, Decision, Opening, RequestKind, Sector } from '#programme/entries.ts';
import type { Door, Promptness, RequestState } from '#programme/request.ts';
import type { Role } from '#programme/roles.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import type { Option } from './choice.tsx';

type Words<T extends string> = Readonly<Record<T, (locale: Locale) => string>>;

export const PROMPTNESS: Words<Promptness> = {
  now: m.team_promptness_now,
  soon: m.team_promptness_soon,
  no_rush: m.team_promptness_no_rush,
};
export const KIND: Words<RequestKind> = {
  support: m.team_kind_support,
  advice: m.team_kind_advice,
  session: m.team_kind_session,
};
export const SECTOR: Words<Sector> = {
  police: m.team_sector_police,
  health: m.team_sector_health,
  community: m.team_sector_community,
  school: m.team_sector_school,
  justice: m.team_sector_justice,
  other: m.team_sector_other,
};
export const AGE: Words<AgeBand> = {
  under_18: m.team_age_under_18,
  adult: m.team_age_adult,
  unknown: m.team_age_unknown,
};
export const AGREES: Words<NonNullable<Opening['sheAgrees']>> = {
  yes: m.team_agrees_yes,
  not_yet: m.team_agrees_not_yet,
  unknown: m.team_agrees_unknown,
};
export const MESSAGE_SAFE: Words<NonNullable<Opening['messageSafe']>> = {
  yes: m.team_message_safe_yes,
  no: m.team_message_safe_no,
  unknown: m.team_message_safe_unknown,
};
/** Short, for the form that is filled while listening. */
export const KIND_SHORT: typeof KIND = {
  support: m.team_kind_support_short,
  advice: m.team_kind_advice_short,
  session: m.team_kind_session_short,
};
/** As answers to the question, for forms; the longer words above stand alone. */
export const AGREES_ANSWER: typeof AGREES = {
  yes: m.team_yes,
  not_yet: m.team_agrees_not_yet,
  unknown: m.team_agrees_unknown,
};
export const MESSAGE_SAFE_ANSWER: typeof MESSAGE_SAFE = {
  yes: m.team_yes,
  no: m.team_no,
  unknown: m.team_message_safe_ask,
};
export const OUTCOME: Words<CallOutcome> = {
  reached: m.team_outcome_reached,
  message_left: m.team_outcome_message_left,
  no_answer: m.team_outcome_no_answer,
  unsafe_to_leave_message: m.team_outcome_unsafe_to_leave_message,
};
export const DECISION: Words<Decision> = {
  advice_given: m.team_decision_advice_given,
  coaching: m.team_decision_coaching,
  meeting: m.team_decision_meeting,
  session: m.team_decision_session,
  referred: m.team_decision_referred,
  not_for_us: m.team_decision_not_for_us,
};
export const STATE: Words<RequestState> = {
  received: m.team_state_received,
  claimed: m.team_state_claimed,
  reached: m.team_state_reached,
  decided: m.team_state_decided,
  under_way: m.team_state_under_way,
  closed: m.team_state_closed,
};
/** Why the mailbox cannot be read, and what to do. */
export const mailboxReason = (reason: MailboxReason, locale: Locale): string =>
  ({
    unreachable: m.team_mailbox_unreachable,
    not_encrypted: m.team_mailbox_not_encrypted,
    refused: m.team_mailbox_refused,
    folder: m.team_mailbox_no_folder,
    dropped: m.team_mailbox_dropped,
    other: m.team_mailbox_other,
  })[reason](locale);

export const DOOR: Words<Door> = { phone: m.team_door_phone, web: m.team_door_web, mail: m.team_door_mail };
export const ROLE: Words<Role> = {
  coordinator: m.team_role_coordinator,
  professional: m.team_role_professional,
  peer: m.team_role_peer,
};
export const LANGUAGE: Words<NonNullable<Opening['language']>> = {
  fr: m.team_language_fr,
  en: m.team_language_en,
  other: m.team_language_other,
};

/** The values of a list as options, in its order. */
export const optionsOf = <T extends string>(words: Words<T>, locale: Locale): Option<T>[] =>
  (Object.keys(words) as T[]).map((value) => ({ value, label: words[value](locale) }));
