/** On *Today*, for whoever attends: a peer stepped back, and plan B goes on without her. Nothing while there is none. */
import { Link } from '@tanstack/react-router';
import { planBNow } from '#programme/engagement-rules.ts';
import { useNow, useTeam } from '#team/data/use-team.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useDesk } from '#team/shell/use-desk.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import { timeText } from './offer-words.ts';
import { PlanBBand } from './plan-b-band.tsx';

export function PlanBNow() {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const now = useNow(15_000);
  const { agenda, me } = useTeam((state) => ({ agenda: state.agenda, me: state.me.member }));
  // What cannot be loaded now comes with the next event, or once the server answers again.
  useDesk('agendaDesk');
  if (agenda === null) return null;
  return agenda.plans.map(({ plan, owner, content }) => {
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
