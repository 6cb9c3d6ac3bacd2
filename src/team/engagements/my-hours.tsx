/** A peer's hours: promised, done, paid. */
import { useLocale } from '#team/parts/locale.tsx';
import { Screen } from '#team/shell/screen.tsx';
import * as m from '#texts/messages.ts';

export function MyHours() {
  const locale = useLocale();
  return <Screen title={m.team_nav_hours(locale)}>{null}</Screen>;
}
