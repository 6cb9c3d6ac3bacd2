/** Why a time cannot be settled yet, a sentence each. */
import type { Missing } from '#programme/engagement-rules.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import { LIMIT } from './offer-words.ts';

/** @param who the peer whom it concerns, as the team calls her */
export function missingText(missing: Missing, who: string, locale: Locale): string {
  switch (missing.what) {
    case 'professional':
      return m.team_engagements_missing_professional(locale);
    case 'other_professional':
      return m.team_engagements_missing_other_professional(locale, { who });
    case 'undertaking':
      return m.team_engagements_missing_undertaking(locale);
    case 'plan_b':
      return m.team_engagements_missing_plan_b(locale);
    case 'alone':
      return m.team_engagements_missing_alone(locale, { who });
    case 'preparation':
      return m.team_engagements_missing_preparation(locale, { who });
    case 'debrief':
      return m.team_engagements_missing_debrief(locale, { who });
    case 'conflict_check':
      return m.team_engagements_missing_conflict_check(locale, { who });
    case 'not_accepted':
      return m.team_engagements_missing_not_accepted(locale, { who });
    case 'limit':
      return m.team_engagements_missing_limit(locale, { who, limit: LIMIT[missing.limit](locale) });
    case 'unreadable':
      return m.team_engagements_missing_unreadable(locale, { who });
  }
}
