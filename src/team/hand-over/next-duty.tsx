/** Under a day that is settled: when the programme opens again. */
import { useTeam } from '#team/data/use-team.tsx';
import { formatAt } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';

export function NextDuty({ now }: { now: number }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const { openNow, closesAt, opensAgainAt } = useTeam((state) => ({
    openNow: state.openNow,
    closesAt: state.closesAt,
    opensAgainAt: state.opensAgainAt,
  }));
  if (openNow && closesAt === null) return <p>{m.team_day_end_day_and_night(locale)}</p>;
  if (opensAgainAt === null) return <p>{m.team_day_end_no_opening(locale)}</p>;
  return <p>{m.team_day_end_opens_again(locale, { time: formatAt(opensAgainAt, now, locale, timeZone) })}</p>;
}
