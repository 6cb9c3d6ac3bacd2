/** Who of the team may hold a session, as options: professionals and coordinators who are here. */
import { may } from '#programme/roles.ts';
import { useTeam } from '#team/data/use-team.tsx';
import type { Option } from '#team/parts/choice.tsx';
import { useNames } from '#team/shell/names.ts';

export function useTeammates(): Option<string>[] {
  const colleagues = useTeam((state) => state.colleagues);
  const nameOf = useNames();
  return [...colleagues.values()]
    .filter(({ role }) => may(role, 'plan_meetings'))
    .map(({ member }) => ({ value: member, label: nameOf(member) }));
}
