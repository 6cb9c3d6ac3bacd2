/**
 * On *Today*: for whoever attends, that a peer stepped back and plan B goes on without her; for whoever answers for it, that
 * nobody holds it since a colleague left. Nothing while there is neither.
 */
import { Link } from '@tanstack/react-router';
import { planBNow } from '#programme/engagement-rules.ts';
import { liveTimes } from '#programme/plan-times.ts';
import { useNow, useTeam } from '#team/data/use-team.tsx';
import { hereOf, waitsForHolder } from '#team/agenda/gone.ts';
import { Banner } from '#team/parts/banner.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useDesk } from '#team/shell/use-desk.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import { timeText } from './offer-words.ts';
import { PlanBBand } from './plan-b-band.tsx';

export function PlanBNow() {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const now = useNow(15_000);
  const { agenda, me, colleagues } = useTeam((state) => ({
    agenda: state.agenda,
    me: state.me.member,
    colleagues: state.colleagues,
  }));
  // What cannot be loaded now comes with the next event, or once the server answers again.
  useDesk('agendaDesk');
  if (agenda === null) return null;
  const here = hereOf(colleagues);
  return agenda.plans.map(({ plan, owner, content }) => {
    if (content !== null && owner === me && waitsForHolder(content, here, now)) {
      const [first] = liveTimes(content);
      return (
        <Banner key={plan} tone="look" role="status" title={m.team_engagements_holder_gone(locale)}>
          <Link to={content.kind === 'session' ? '/seance/$plan' : '/rencontre/$plan'} params={{ plan }}>
            {first ? timeText(first, locale, timeZone) : null}
          </Link>
        </Banner>
      );
    }
    if (content === null || !planBNow(content, agenda.engagements, now)) return null;
    const attends = owner === me || content.professional === me || content.team.includes(me);
    const time = content.times.find(({ id }) => id === content.settled);
    if (!attends || time === undefined) return null;
    return (
      <PlanBBand key={plan} planB={content.planB}>
        <Link to={content.kind === 'session' ? '/seance/$plan' : '/rencontre/$plan'} params={{ plan }}>
          {timeText(time, locale, timeZone)}
        </Link>
      </PlanBBand>
    );
  });
}
