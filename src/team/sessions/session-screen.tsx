/** One awareness session, from the request to the results. */
import { useLocale } from '#team/parts/locale.tsx';
import { Screen } from '#team/shell/screen.tsx';
import * as m from '#texts/messages.ts';

export function SessionScreen() {
  const locale = useLocale();
  return <Screen title={m.team_nav_sessions(locale)}>{null}</Screen>;
}
