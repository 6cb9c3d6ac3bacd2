/** I am away: since when, what that means, and the one word that ends it. Nothing while I am there. */
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { Button } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { formatMoment } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useAct } from '#team/shell/act.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import { awayAt } from './on-duty-now.ts';

export function AwayBand({ now }: { now: number }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const actions = useActions();
  const { act, busy, failure } = useAct();
  const { me, absences } = useTeam((state) => ({ me: state.me.member, absences: state.duty?.absences }));
  const absence = absences ? awayAt(absences, me, now) : null;
  if (!absence) return null;
  const { from, until } = absence;
  return (
    <>
      <FailureNote failure={failure} />
      <Banner
        title={m.team_here_away(locale, { time: formatMoment(from, now, locale, timeZone) })}
        actions={
          <Button
            look="primary"
            isPending={busy}
            onPress={() =>
              void act(
                () => actions.comeBack(me),
                m.team_here_back_done(locale, { me: 'yes', name: m.team_me(locale) }),
              )
            }
          >
            {m.team_here_back(locale)}
          </Button>
        }
      >
        {until === null
          ? m.team_here_away_open(locale)
          : m.team_here_away_until(locale, { time: formatMoment(until, now, locale, timeZone) })}
      </Banner>
    </>
  );
}
