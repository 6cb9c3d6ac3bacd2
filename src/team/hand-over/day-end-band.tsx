/** On *Today*, in the last hour of a day: a quiet way to the check that closes it. */
import { Link } from '@tanstack/react-router';
import { isLastHour } from '#programme/day-end.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { buttonClass } from '#team/parts/button.tsx';
import { formatAt } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import { DAY_END_ID } from './day-end-id.ts';

export function DayEndBand({ now }: { now: number }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const { closesAt, opensAgainAt } = useTeam((state) => ({
    closesAt: state.closesAt,
    opensAgainAt: state.opensAgainAt,
  }));
  if (closesAt === null || !isLastHour(now, closesAt, opensAgainAt, timeZone)) return null;
  return (
    <Banner
      actions={
        <Link to="/releve" hash={DAY_END_ID} className={buttonClass('quiet')}>
          {m.team_day_end_band_do(locale)}
        </Link>
      }
    >
      {m.team_day_end_band(locale, { time: formatAt(closesAt, now, locale, timeZone) })}
    </Banner>
  );
}
