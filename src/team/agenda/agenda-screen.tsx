/** Meetings, sessions, duty and limits in one view. */
import { useLocale } from '#team/parts/locale.tsx';
import { Screen } from '#team/shell/screen.tsx';
import * as m from '#texts/messages.ts';

export function AgendaScreen() {
  const locale = useLocale();
  return <Screen title={m.team_nav_agenda(locale)}>{null}</Screen>;
}
