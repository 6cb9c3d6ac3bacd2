/**
 * A meeting as it stands: when, who, what is still missing; then what can be done with it. One form is open at a time, and
 * which one stands in the address, so that unlocking brings it back.
 */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { settledTime } from '#programme/meeting-changes.ts';
import { planBNow } from '#programme/engagement-rules.ts';
import { PlanBBand } from '#team/engagements/plan-b-band.tsx';
import { useTeam } from '#team/data/use-team.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { formatDate } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { Screen } from '#team/shell/screen.tsx';
import { useNames } from '#team/shell/names.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import { BackLink } from './back-link.tsx';
import { CancelForm } from './cancel-form.tsx';
import { ChangeForm } from './change-form.tsx';
import { hereOf, holderGone } from '#team/agenda/gone.ts';
import { InviteForm } from './invite-form.tsx';
import { LeftBehind } from './left-behind.tsx';
import { MeetingFacts } from './meeting-facts.tsx';
import { MeetingHistory } from './meeting-history.tsx';
import { MeetingSheet } from './meeting-sheet.tsx';
import { MeetingTimes } from './meeting-times.tsx';
import { STAGE, WHAT } from './meeting-words.ts';
import { MoveForm } from './move-form.tsx';
import type { OpenMeeting, PartProps } from './open-meeting.ts';
import { Outcome } from './outcome.tsx';
import { OutcomeForm } from './outcome-form.tsx';
import styles from './meeting.module.css';
import { ToPartner } from './to-partner.tsx';
import { ToCalendar } from './to-calendar.tsx';

/** The forms, as the address names them. */
type Part = 'inviter' | 'deplacer' | 'annuler' | 'apres' | 'modifier';

const PART: Readonly<
  Record<Part, { title: (locale: Locale) => string; form: (props: PartProps) => ReactNode }>
> = {
  inviter: { title: m.team_meeting_invite, form: InviteForm },
  deplacer: { title: m.team_meeting_move, form: MoveForm },
  annuler: { title: m.team_meeting_cancel, form: CancelForm },
  apres: { title: m.team_meeting_after, form: OutcomeForm },
  modifier: { title: m.team_meeting_change, form: ChangeForm },
};

/** What can be done, by where it stands; the first is what it waits for. */
function partsOf({ stage, live, content }: OpenMeeting): readonly Part[] {
  switch (stage) {
    case 'proposed':
      return live.length === 0
        ? ['inviter', 'modifier', 'deplacer', 'annuler']
        : ['modifier', 'deplacer', 'inviter', 'annuler'];
    case 'settled':
      return ['modifier', 'deplacer', 'inviter', 'annuler'];
    case 'began':
      return ['apres', 'deplacer', 'annuler'];
    case 'held':
      return content.outcome?.attended === 'postponed' ? ['deplacer', 'apres'] : ['apres'];
    case 'cancelled':
      return ['deplacer'];
  }
}

/** Others were told when, where and with whom: that changes with a new invitation alone. */
const isTold = ({ live, content }: OpenMeeting): boolean => live.length > 0 || content.settled !== null;

export function MeetingView({
  meeting,
  now,
  onTake,
}: {
  meeting: OpenMeeting;
  now: number;
  onTake: () => void;
}) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const nameOf = useNames();
  const navigate = useNavigate();
  const { faire } = useSearch({ from: '/rencontre/$plan' });
  const { me, colleagues } = useTeam((state) => ({ me: state.me.member, colleagues: state.colleagues }));
  const { content, view, stage, live } = meeting;
  const parts = partsOf(meeting);
  const open = parts.find((part) => part === faire) ?? null;
  const show = (part: Part | null) =>
    void navigate({
      to: '/rencontre/$plan',
      params: { plan: view.plan },
      search: part === null ? {} : { faire: part },
      replace: true,
      resetScroll: false,
    });
  const before = useRef(open);
  useEffect(() => {
    // The form that held the focus is gone: it goes to what stands now.
    if (before.current !== null && open === null) document.getElementById('meeting-when')?.focus();
    before.current = open;
  }, [open]);
  const mine = view.owner === me;
  const gone = holderGone(content, stage, hereOf(colleagues));
  const time = settledTime(content);
  /** What the stage waits for; the times have their own button once she said yes. */
  const awaited =
    (stage === 'proposed' && live.length === 0 && content.engagements.length === 0) || stage === 'began';

  return (
    <Screen
      title={WHAT[content.what](locale)}
      tabTitle={m.team_nav_agenda(locale)}
      above={<BackLink file={content.file} />}
      under={
        <p className={styles.under}>
          <span className={styles.stage}>{STAGE[stage](locale)}</span>
          {content.reference ? <span>{content.reference}</span> : null}
          <span>
            {mine
              ? m.team_meeting_owner_me(locale)
              : m.team_meeting_owner(locale, { who: nameOf(view.owner) })}
          </span>
          {mine ? null : (
            <Button look="plain" className={styles.small ?? ''} onPress={onTake}>
              {m.team_meeting_take(locale)}
            </Button>
          )}
        </p>
      }
    >
      <div className={styles.bands}>
        {planBNow(content, live, now) ? <PlanBBand planB={content.planB} /> : null}
        <LeftBehind meeting={meeting} />
        {gone ? (
          <Banner
            tone="look"
            role="status"
            title={m.team_meeting_holder_gone(locale)}
            {...(open === null
              ? {
                  actions: (
                    <Button onPress={() => show(isTold(meeting) ? 'deplacer' : 'modifier')}>
                      {m.team_meeting_holder_gone_other(locale)}
                    </Button>
                  ),
                }
              : {})}
          >
            <p>{m.team_meeting_holder_gone_text(locale, { n: live.length })}</p>
          </Banner>
        ) : null}
      </div>
      <div className={styles.columns}>
        <div className={styles.main}>
          {stage === 'held' ? <Outcome meeting={meeting} /> : null}
          <MeetingTimes meeting={meeting} now={now} />
          {open === null ? (
            <Buttons className={styles.actions ?? ''}>
              {parts.map((part, index) => (
                <Button
                  key={part}
                  look={index === 0 && awaited ? 'primary' : part === 'annuler' ? 'plain' : 'quiet'}
                  onPress={() => show(part)}
                >
                  {titleOf(part, meeting, locale)}
                </Button>
              ))}
            </Buttons>
          ) : (
            <OpenPart key={open} part={open} meeting={meeting} now={now} onClose={() => show(null)} />
          )}
        </div>
        <aside className={styles.side} aria-label={m.team_meeting_facts(locale)}>
          {/* Nothing is promised to the partner while nobody holds it. */}
          {gone ? null : <ToPartner meeting={meeting} />}
          <MeetingFacts meeting={meeting} />
          {time !== null && (stage === 'settled' || stage === 'began') ? (
            <div className={styles.tools}>
              <ToCalendar plan={view.plan} version={view.version} time={time} now={now} />
              <Button look="plain" className={styles.small ?? ''} onPress={() => print()}>
                {m.team_meeting_print(locale)}
              </Button>
            </div>
          ) : null}
          <MeetingHistory meeting={meeting} now={now} />
          <p className={styles.soft}>
            {m.team_meeting_destroyed(locale, { date: formatDate(view.destroyAt, locale, timeZone) })}
          </p>
        </aside>
      </div>
      <MeetingSheet meeting={meeting} />
    </Screen>
  );
}

/** The button says what the form will be called. */
function titleOf(part: Part, { stage, live }: OpenMeeting, locale: Locale): string {
  if (part === 'apres' && stage === 'held') return m.team_meeting_after_change(locale);
  if (part === 'inviter' && live.length > 0) return m.team_meeting_invite_another(locale);
  if (part === 'deplacer' && stage !== 'settled') return m.team_meeting_other_times(locale);
  return PART[part].title(locale);
}

function OpenPart({ part, ...props }: PartProps & { part: Part }) {
  const locale = useLocale();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const { form: Form } = PART[part];
  return (
    <section aria-labelledby="meeting-part" className={styles.part}>
      <h2 id="meeting-part" ref={heading} tabIndex={-1} className={styles.partTitle}>
        {titleOf(part, props.meeting, locale)}
      </h2>
      <Form {...props} />
    </section>
  );
}
