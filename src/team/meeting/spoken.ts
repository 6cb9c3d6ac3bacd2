/** Somebody of the team within a sentence: *vous* for oneself. */
import { useTeam } from '#team/data/use-team.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useNames } from '#team/shell/names.ts';
import * as m from '#texts/messages.ts';

export function useSpoken(): (who: string) => string {
  const locale = useLocale();
  const nameOf = useNames();
  const me = useTeam((state) => state.me.member);
  return (who) => (who === me ? m.team_meeting_you(locale) : nameOf(who));
}
