/** What came of a request, in words. */
import type { ClosingChoice } from '#team/data/model.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';

export const CLOSING: Readonly<Record<ClosingChoice['outcome'], (locale: Locale) => string>> = {
  helped: m.team_closing_helped,
  referred: m.team_closing_referred,
  no_news: m.team_closing_no_news,
  withdrawn: m.team_closing_withdrawn,
  not_for_us: m.team_closing_not_for_us,
  other: m.team_closing_other,
};
