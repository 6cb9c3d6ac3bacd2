/** Why a request left the queue, as the server knows it. */
import type { CloseReason } from '#programme/request.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';

export const CLOSE_REASON: Readonly<Record<CloseReason, (locale: Locale) => string>> = {
  done: m.team_close_reason_done,
  withdrawn_by_partner: m.team_close_reason_withdrawn,
  merged: m.team_close_reason_merged,
  practice: m.team_close_reason_practice,
};
