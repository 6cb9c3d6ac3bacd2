/** Hours: a peer's own; for the team, everybody's, which coordinators mark as paid. */
import { may } from '#programme/roles.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { Screen } from '#team/shell/screen.tsx';
import { DeskWaiting, useDesk } from '#team/shell/use-desk.tsx';
import * as m from '#texts/messages.ts';
import { MyHours } from './my-hours.tsx';
import { TeamHours } from './team-hours.tsx';

export function HoursScreen() {
  const locale = useLocale();
  const { me, times, agenda } = useTeam((state) => ({
    me: state.me,
    times: state.hours,
    agenda: state.agenda,
  }));
  const hours = useDesk('hoursDesk');
  const payments = useDesk('agendaDesk');
  const team = may(me.role, 'read_paid_time');
  const title = team ? m.team_nav_team_hours(locale) : m.team_nav_hours(locale);
  if (!hours.desk || !payments.desk || !times || !agenda)
    return (
      <Screen title={title}>
        <DeskWaiting
          failed={hours.failed ?? payments.failed}
          again={() => {
            hours.again();
            payments.again();
          }}
        />
      </Screen>
    );
  const shared = { title, desk: hours.desk, agendaDesk: payments.desk, times, agenda };
  const failed = hours.failed ?? payments.failed;
  const again = () => {
    hours.again();
    payments.again();
  };
  const notFresh = failed ? (
    <DeskWaiting failed={failed} again={again}>
      {m.team_paid_not_fresh(locale)}
    </DeskWaiting>
  ) : null;
  return team ? <TeamHours {...shared} notFresh={notFresh} /> : <MyHours {...shared} notFresh={notFresh} />;
}
