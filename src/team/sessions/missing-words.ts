/** Why a time of a session cannot be settled yet, in one sentence each. Never who said no: only what is not there. */
import type { Missing } from '#programme/engagement-rules.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';

export const MISSING: Readonly<Record<Missing['what'], (locale: Locale) => string>> = {
  professional: m.team_sessions_missing_professional,
  undertaking: m.team_sessions_missing_undertaking,
  plan_b: m.team_sessions_missing_plan_b,
  other_professional: m.team_sessions_missing_other_professional,
  alone: m.team_sessions_missing_alone,
  preparation: m.team_sessions_missing_preparation,
  debrief: m.team_sessions_missing_debrief,
  conflict_check: m.team_sessions_missing_conflict_check,
  not_accepted: m.team_sessions_missing_not_accepted,
  limit: m.team_sessions_missing_limit,
  unreadable: m.team_sessions_missing_unreadable,
};
