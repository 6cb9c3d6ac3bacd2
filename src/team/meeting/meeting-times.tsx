/** The times that are proposed or settled, and how each invitation stands. */
import { useId } from 'react';
import type { ProposedTime } from '#programme/engagement.ts';
import { missingToConfirm } from '#programme/engagement-rules.ts';
import { liveTimes } from '#programme/plan-times.ts';
import { EngagementCard } from '#team/engagements/engagement-card.tsx';
import { MissingList } from '#team/engagements/missing-list.tsx';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { Button } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import { hereOf, withoutGone } from '#team/agenda/gone.ts';
import styles from './meeting.module.css';
import type { OpenMeeting } from './open-meeting.ts';
import { settling } from './settle.ts';
import { spanWords } from './time-words.ts';
import { usePlanAct } from './use-plan-act.ts';

export function MeetingTimes({ meeting, now }: { meeting: OpenMeeting; now: number }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const actions = useActions();
  const { me, colleagues } = useTeam((state) => ({ me: state.me.member, colleagues: state.colleagues }));
  const { content, stage, live } = meeting;
  const times = liveTimes(content);
  const waits = stage === 'proposed';
  return (
    <section aria-labelledby="meeting-when" className={styles.when}>
      <h2 id="meeting-when" tabIndex={-1} className={styles.whenTitle}>
        {waits ? m.team_meeting_proposed_times(locale, { n: times.length }) : m.team_meeting_when(locale)}
      </h2>
      {times.length === 0 ? <p>{m.team_meeting_no_time(locale)}</p> : null}
      <ul role="list" className={styles.times}>
        {times.map((time) => (
          <li key={time.id} className={styles.time}>
            <p className={styles.day}>{spanWords(time, locale, timeZone)}</p>
            {time.startAt <= now && waits ? (
              <p className={styles.soft}>{m.team_meeting_time_gone(locale)}</p>
            ) : null}
            {waits && live.length === 0 && time.startAt > now ? (
              <Confirm meeting={meeting} time={time} now={now} />
            ) : null}
          </li>
        ))}
      </ul>
      {live.length > 0 ? (
        <div className={styles.invitations}>
          {live.map((engagement) => (
            <EngagementCard
              key={engagement.engagement}
              engagement={engagement}
              plan={withoutGone(content, hereOf(colleagues))}
              engagements={live}
              {...(stage === 'proposed' || stage === 'settled'
                ? {
                    onSettle: async (choice: string) =>
                      (await actions.agendaDesk()).savePlan(settling(meeting, choice, me, now)),
                  }
                : {})}
            />
          ))}
        </div>
      ) : stage === 'proposed' || stage === 'settled' ? (
        <p className={styles.soft}>{m.team_meeting_nobody_invited(locale)}</p>
      ) : null}
    </section>
  );
}

/** Where no peer is asked, the professional goes on alone: plan B says how. */
function Confirm({ meeting, time, now }: { meeting: OpenMeeting; time: ProposedTime; now: number }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const id = useId();
  const { me, agenda, colleagues } = useTeam((state) => ({
    me: state.me.member,
    agenda: state.agenda,
    colleagues: state.colleagues,
  }));
  const { save, busy, failure, stale } = usePlanAct();
  const engagements = agenda?.engagements.filter(({ plan }) => plan === meeting.view.plan) ?? [];
  const missing = missingToConfirm({
    plan: withoutGone(meeting.content, hereOf(colleagues)),
    choice: time.id,
    engagements,
    limits: agenda?.limits ?? new Map(),
  });
  const when = spanWords(time, locale, timeZone);
  return (
    <>
      <Button
        isPending={busy}
        isDisabled={missing.length > 0}
        aria-label={m.team_meeting_settle_which(locale, { time: when })}
        {...(missing.length > 0 ? { 'aria-describedby': id } : {})}
        onPress={() =>
          void save(settling(meeting, time.id, me, now), m.team_meeting_settled_done(locale, { time: when }))
        }
      >
        {m.team_meeting_settle(locale)}
      </Button>
      <MissingList id={id} missing={missing} engagements={engagements} />
      <FailureNote failure={stale ? m.team_meeting_stale(locale) : failure} />
    </>
  );
}
