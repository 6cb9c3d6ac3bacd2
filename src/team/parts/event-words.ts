/** Lines of the journal in words: what happened, as a noun, so that any name may stand beside it. */
import type { EventKind } from '#programme/request-change.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';

/** Lines that are no step: the store writes them beside the rules' own. */
type StoreLine = 'alerted' | 'wrote' | 'erased' | 'receipt_issued';

const EVENT: Readonly<Record<EventKind | StoreLine, (locale: Locale) => string>> = {
  arrived: m.team_event_arrived,
  seen: m.team_event_seen,
  acknowledged: m.team_event_acknowledged,
  claimed: m.team_event_claimed,
  taken_over: m.team_event_taken_over,
  handed_over: m.team_event_handed_over,
  call_started: m.team_event_call_started,
  call_ended: m.team_event_call_ended,
  attempt_reached: m.team_event_attempt_reached,
  attempt_missed: m.team_event_attempt_missed,
  decided: m.team_event_decided,
  planned: m.team_event_planned,
  promptness_set: m.team_event_promptness_set,
  not_before_set: m.team_event_not_before_set,
  merged: m.team_event_merged,
  merge_received: m.team_event_merge_received,
  closed: m.team_event_closed,
  reopened: m.team_event_reopened,
  held: m.team_event_held,
  hold_ended: m.team_event_hold_ended,
  undone: m.team_event_undone,
  raised: m.team_event_raised,
  withdrawn: m.team_event_withdrawn,
  partner_wrote: m.team_event_partner_wrote,
  replied: m.team_event_replied,
  owner_left: m.team_event_owner_left,
  alerted: m.team_event_alerted,
  wrote: m.team_event_wrote,
  erased: m.team_thread_erased,
  receipt_issued: m.team_entry_receipt_issued,
};

/** A kind that a newer server knows and this page does not is still told, never dropped. */
export const eventWords = (kind: string, locale: Locale): string =>
  Object.hasOwn(EVENT, kind) ? EVENT[kind as EventKind | StoreLine](locale) : m.team_event_other(locale);
