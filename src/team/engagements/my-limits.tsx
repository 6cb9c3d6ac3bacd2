/** A peer's lasting limits: hers to set. */
import { useLocale } from '#team/parts/locale.tsx';
import { Screen } from '#team/shell/screen.tsx';
import * as m from '#texts/messages.ts';

export function MyLimits() {
  const locale = useLocale();
  return <Screen title={m.team_nav_limits(locale)}>{null}</Screen>;
}
