/** Under a day that is settled: when the programme opens again, and who is on duty then. */
import type { Duty } from '#contract/duty.ts';
import { hasShifts } from '#programme/rota.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { formatAt } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useNames } from '#team/shell/names.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';

export function NextDuty({ now }: { now: number }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const nameOf = useNames();
  const { openNow, closesAt, opensAgainAt, duty } = useTeam((state) => ({
    duty: state.duty,
    openNow: state.openNow,
    closesAt: state.closesAt,
    opensAgainAt: state.opensAgainAt,
  }));
  if (openNow && closesAt === null) return <p>{m.team_day_end_day_and_night(locale)}</p>;
  if (opensAgainAt === null) return <p>{m.team_day_end_no_opening(locale)}</p>;
  const then =
    duty !== null && hasShifts(duty.rota) && opensAgainAt < duty.horizon
      ? dutyThen(duty, opensAgainAt)
      : null;
  return (
    <>
      <p>{m.team_day_end_opens_again(locale, { time: formatAt(opensAgainAt, now, locale, timeZone) })}</p>
      {then === null ? null : then.first === null ? (
        <p>{m.team_day_end_nobody_on_duty(locale)}</p>
      ) : (
        <p>
          {m.team_day_end_on_duty(locale, {
            first: nameOf(then.first),
            second: then.second === null ? 'none' : nameOf(then.second),
          })}
        </p>
      )}
    </>
  );
}

/** The two weeks that the server worked out; a moment in none of their stretches has nobody. */
const dutyThen = ({ spans }: Duty, at: number): Pick<Duty['now'], 'first' | 'second'> =>
  spans.find(({ from, to }) => from <= at && at < to) ?? { first: null, second: null };
