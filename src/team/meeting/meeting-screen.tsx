/** One meeting, coaching or café-rencontre, from the first idea to what came of it. */
import { useLocale } from '#team/parts/locale.tsx';
import { Screen } from '#team/shell/screen.tsx';
import * as m from '#texts/messages.ts';

export function MeetingScreen() {
  const locale = useLocale();
  return <Screen title={m.team_nav_agenda(locale)}>{null}</Screen>;
}
