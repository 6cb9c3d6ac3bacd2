/** What the team must know of its own presence: I am away, I am asked something, nobody will be there, nobody can be told. */
import { Link } from '@tanstack/react-router';
import { may } from '#programme/roles.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { AwayBand } from '#team/duty/away-band.tsx';
import { gapText, placeText } from '#team/duty/duty-words.ts';
import { hasWay } from '#team/duty/has-way.ts';
import { comingGap } from '#team/duty/on-duty-now.ts';
import { Banner } from '#team/parts/banner.tsx';
import { buttonClass } from '#team/parts/button.tsx';
import { listOf } from '#team/parts/list-of.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useNames } from '#team/shell/names.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';

export function DutyNotices({ now }: { now: number }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const nameOf = useNames();
  const { duty, me } = useTeam((state) => ({ duty: state.duty, me: state.me.member }));
  const gap = duty ? comingGap(duty, now) : null;
  return (
    <>
      <AwayBand now={now} />
      {duty?.swaps
        .filter(({ asked }) => asked === me)
        .map(({ id, asker, place }) => (
          <Banner
            key={id}
            title={m.team_here_swap_asked(locale, { who: nameOf(asker) })}
            actions={
              <Link to="/garde" className={buttonClass('quiet')}>
                {m.team_here_swap_answer(locale)}
              </Link>
            }
          >
            {placeText(place, now, locale, timeZone)}
          </Banner>
        ))}
      {gap ? (
        <Banner
          tone="look"
          title={m.team_here_gap_title(locale, { when: gapText(gap, now, locale, timeZone) })}
          actions={
            <Link to="/garde" className={buttonClass('quiet')}>
              {m.team_here_gap_do(locale)}
            </Link>
          }
        >
          {m.team_here_gap_text(locale)}
        </Banner>
      ) : null}
      <NoWay />
    </>
  );
}

/** Myself first: I alone can mend it. Of the others, whoever coordinates hears. */
function NoWay() {
  const locale = useLocale();
  const { me, colleagues } = useTeam((state) => ({ me: state.me, colleagues: state.colleagues }));
  const silent = [...colleagues.values()].filter((one) => !hasWay(one));
  const others = may(me.role, 'manage_members') ? silent.filter(({ isMe }) => !isMe) : [];
  return (
    <>
      {may(me.role, 'be_alerted') && silent.some(({ isMe }) => isMe) ? (
        <Banner
          title={m.team_today_no_way_me(locale)}
          actions={
            me.alertEmail === null ? (
              <Link to="/compte" hash="alertes" className={buttonClass('quiet')}>
                {m.team_today_no_way_me_do(locale)}
              </Link>
            ) : null
          }
        >
          {me.alertEmail === null
            ? m.team_today_no_way_me_text(locale)
            : m.team_today_no_way_me_server(locale)}
        </Banner>
      ) : null}
      {others.length > 0 ? (
        <Banner
          title={m.team_today_no_way_title(locale, {
            n: others.length,
            names: listOf(
              others.map(({ name }) => name),
              locale,
            ),
          })}
        >
          {m.team_today_no_way_text(locale)}
        </Banner>
      ) : null}
    </>
  );
}
