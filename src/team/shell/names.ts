/** Who did it, as the team says it. */
import { useCallback } from 'react';
import type { Colleague } from '#team/data/model.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';

export function nameOf(who: string, colleagues: ReadonlyMap<string, Colleague>, locale: Locale): string {
  if (who === 'partner') return m.team_the_partner(locale);
  if (who === 'system') return m.team_the_system(locale);
  const colleague = colleagues.get(who);
  if (!colleague) return m.team_somebody_gone(locale);
  return colleague.isMe ? m.team_me(locale) : colleague.name;
}

export function useNames(): (who: string) => string {
  const locale = useLocale();
  const colleagues = useTeam((state) => state.colleagues);
  return useCallback((who) => nameOf(who, colleagues, locale), [colleagues, locale]);
}
