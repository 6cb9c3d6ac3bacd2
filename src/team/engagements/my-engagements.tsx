/** What a peer comes for: what is under way, her invitations, her week, and how she is. */
import { useState } from 'react';
import type { EngagementAnswer } from '#programme/engagement.ts';
import type { AgendaDesk, AgendaView } from '#team/data/model.ts';
import { useNow, useTeam } from '#team/data/use-team.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useAct } from '#team/shell/act.ts';
import { useNames } from '#team/shell/names.ts';
import { DeskWaiting, useDesk } from '#team/shell/use-desk.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import { Appointment } from './appointment.tsx';
import {
  type Held,
  heldIn,
  invitationsIn,
  type Readable,
  underWayIn,
  unreadableIn,
  unsettledIn,
} from './held.ts';
import { Invitation } from './invitation.tsx';
import styles from './mine.module.css';
import { MyCheckIns } from './my-check-ins.tsx';
import { MyWeek } from './my-week.tsx';
import { OCCASION, timeText } from './offer-words.ts';
import { SteppedBack } from './stepped-back.tsx';
import { useStepBack } from './use-step-back.ts';

/** How long after something she is asked how she is: the rest of that day and the next. */
const AFTER_MS = 36 * 60 * 60_000;

export function MyEngagements() {
  const agenda = useTeam((state) => state.agenda);
  const { desk, failed, again } = useDesk('agendaDesk');
  if (!desk || !agenda) return <DeskWaiting failed={failed} again={again} />;
  return (
    <>
      {failed ? <DeskWaiting failed={failed} again={again} /> : null}
      <Mine desk={desk} agenda={agenda} />
    </>
  );
}

function Mine({ desk, agenda }: { desk: AgendaDesk; agenda: AgendaView }) {
  const locale = useLocale();
  const nameOf = useNames();
  const now = useNow(15_000);
  const { act, busy, failure } = useAct();
  const stepBack = useStepBack(desk);
  const [failedOn, setFailedOn] = useState<string | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const [changing, setChanging] = useState<string | null>(null);

  const invitations = invitationsIn(agenda);
  const unsettled = unsettledIn(agenda);
  const held = heldIn(agenda).filter(({ of }) => of.engagement !== stepBack.now?.of.engagement);
  const current = underWayIn(held, now);
  const unreadable = unreadableIn(agenda);
  const justOver = held.some(({ settled, until }) => settled && until <= now && now < until + AFTER_MS);

  const leave = (one: Pick<Held, 'of' | 'from' | 'settled'>) => stepBack.begin(one, now);
  const accept = async (of: Readable, answer: Omit<EngagementAnswer, 'kind'>) => {
    setFailedOn(of.engagement);
    const done = m.team_invited_accepted(locale, { name: nameOf(of.offer.withMember) });
    if (await act(() => desk.accept(of.engagement, answer), done)) setChanging(null);
  };
  const decline = (of: Readable) => {
    setFailedOn(of.engagement);
    void act(() => desk.end(of.engagement), m.team_invited_declined(locale));
  };
  const failureOf = (of: Readable) => (failedOn === of.engagement ? failure : null);
  const failedIsShown = [...invitations, ...unsettled].some(({ engagement }) => engagement === failedOn);
  const first = invitations.find(({ engagement }) => engagement === open) ?? invitations[0];

  if (stepBack.now) return <SteppedBack stepping={stepBack.now} stepBack={stepBack} />;

  return (
    <div className={styles.all}>
      {current ? (
        <section aria-label={m.team_invited_now(locale)} className={styles.now}>
          <p className={styles.nowTitle}>{m.team_invited_now(locale)}</p>
          <Appointment held={current} level={2} onStepBack={() => leave(current)} />
        </section>
      ) : null}
      {failedIsShown ? null : <FailureNote failure={failure} />}
      {unreadable > 0 ? (
        <Banner tone="look">{m.team_invited_unreadable(locale, { n: unreadable })}</Banner>
      ) : null}
      <section aria-labelledby="my-invitations" className={styles.part}>
        <h2 id="my-invitations">{m.team_invited_title(locale)}</h2>
        {invitations.length === 0 ? <p className={styles.soft}>{m.team_invited_none(locale)}</p> : null}
        {invitations.map((of) =>
          of === first ? (
            <Invitation
              key={of.engagement}
              of={of}
              agenda={agenda}
              busy={busy}
              failure={failureOf(of)}
              onAccept={(answer) => void accept(of, answer)}
              onDecline={() => decline(of)}
            />
          ) : (
            <Folded key={of.engagement} of={of} onOpen={() => setOpen(of.engagement)} />
          ),
        )}
      </section>
      {unsettled.length > 0 ? (
        <section aria-labelledby="my-accepted" className={styles.part}>
          <h2 id="my-accepted">{m.team_invited_accepted_title(locale)}</h2>
          <p className={styles.soft}>{m.team_invited_accepted_why(locale)}</p>
          {unsettled.map((of) =>
            of.engagement === changing ? (
              <Invitation
                key={of.engagement}
                of={of}
                agenda={agenda}
                busy={busy}
                failure={failureOf(of)}
                onAccept={(answer) => void accept(of, answer)}
                onDecline={() => decline(of)}
                onLeave={() => setChanging(null)}
              />
            ) : (
              <Accepted
                key={of.engagement}
                of={of}
                onChange={() => setChanging(of.engagement)}
                onStepBack={() => {
                  const from = Math.min(
                    ...heldIn({ engagements: [of], bookings: [] }).map((one) => one.from),
                  );
                  leave({ of, from, settled: false });
                }}
              />
            ),
          )}
        </section>
      ) : null}
      <MyWeek held={held} current={current} loaded={agenda.window} onStepBack={leave} />
      <MyCheckIns desk={desk} after={justOver} />
    </div>
  );
}

function Folded({ of, onOpen }: { of: Readable; onOpen: () => void }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const [time] = of.offer.times;
  return (
    <div className={styles.folded}>
      <div>
        <h3 className={styles.what}>{OCCASION[of.offer.occasion](locale)}</h3>
        {time ? (
          <p className={styles.soft}>
            {timeText(time, locale, timeZone)}
            {of.offer.times.length > 1 ? m.team_invited_or_other(locale) : null}
          </p>
        ) : null}
      </div>
      <Button
        onPress={onOpen}
        aria-label={m.team_invited_read_which(locale, { what: OCCASION[of.offer.occasion](locale) })}
      >
        {m.team_invited_read(locale)}
      </Button>
    </div>
  );
}

function Accepted({
  of,
  onChange,
  onStepBack,
}: {
  of: Readable;
  onChange: () => void;
  onStepBack: () => void;
}) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const what = OCCASION[of.offer.occasion](locale);
  return (
    <div className={styles.folded}>
      <div>
        <h3 className={styles.what}>{what}</h3>
        {of.offer.times
          .filter(({ id }) => of.answer?.times.includes(id))
          .map((time) => (
            <p key={time.id} className={styles.soft}>
              {timeText(time, locale, timeZone)}
            </p>
          ))}
      </div>
      <Buttons>
        <Button onPress={onChange} aria-label={m.team_invited_change_which(locale, { what })}>
          {m.team_invited_change(locale)}
        </Button>
        <Button onPress={onStepBack} aria-label={m.team_invited_withdraw_which(locale, { what })}>
          {m.team_invited_step_back(locale)}
        </Button>
      </Buttons>
    </div>
  );
}
