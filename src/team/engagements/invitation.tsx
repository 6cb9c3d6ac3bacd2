/**
 * One invitation: all of it first, then which times suit. Past a limit of hers she is told which, and allows it herself.
 * Declining takes one tap and a word that nothing is counted; leaving it open takes nothing.
 */
import { useState } from 'react';
import { stateOf } from '#programme/booking-load.ts';
import { limitsCrossed, loadsOf } from '#programme/engagement-rules.ts';
import { type Allowance, type EngagementAnswer, NO_LIMITS } from '#programme/engagement.ts';
import { stretchOf } from '#programme/plan-times.ts';
import type { AgendaView } from '#team/data/agenda.ts';
import { useNow, useTeam } from '#team/data/use-team.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { Check } from '#team/parts/choices.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { fits, TextArea } from '#team/parts/text-area.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import { type Readable, takenBeside } from './held.ts';
import styles from './mine.module.css';
import { OfferView } from './offer-view.tsx';
import { LIMIT, timeText } from './offer-words.ts';

const NOTE = 300;

export interface InvitationProps {
  readonly of: Readable;
  readonly agenda: AgendaView;
  readonly busy: boolean;
  readonly failure: string | null;
  readonly onAccept: (answer: Omit<EngagementAnswer, 'kind'>) => void;
  readonly onDecline: () => void;
  /** Of an invitation that she accepted before: leaves it as it is. */
  readonly onLeave?: () => void;
}

export function Invitation({ of, agenda, busy, failure, onAccept, onDecline, onLeave }: InvitationProps) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const now = useNow(60_000);
  const me = useTeam((state) => state.me.member);
  const { offer, answer } = of;
  const limits = agenda.limits.get(me)?.limits ?? NO_LIMITS;
  const taken = takenBeside(agenda, me, of);
  const crossed = limitsCrossed(offer, limits, loadsOf({ offer, limits, taken, timeZone }));
  const open = offer.times.filter(
    (time) => time.startAt > now && stateOf(stretchOf(time, offer), taken) !== 'taken',
  );
  const [ticked, setTicked] = useState<readonly string[]>(
    () => answer?.times ?? (offer.times.length === 1 ? open.map(({ id }) => id) : []),
  );
  const [allowed, setAllowed] = useState<readonly Allowance[]>(answer?.allows ?? []);
  const [note, setNote] = useState<string | null>(answer?.note ?? null);
  const [missing, setMissing] = useState<'times' | 'limits' | null>(null);
  const [declining, setDeclining] = useState(false);

  const times = open.map(({ id }) => id).filter((id) => ticked.includes(id));
  const past = [...new Set(times.flatMap((id) => crossed.get(id) ?? []))];

  const accept = () => {
    if (times.length === 0) {
      setMissing('times');
      return;
    }
    if (past.some((limit) => !allowed.includes(limit))) {
      setMissing('limits');
      return;
    }
    setMissing(null);
    const said = note?.trim() ?? '';
    onAccept({
      times,
      noConflict: true,
      allows: past,
      ...(said === '' ? {} : { note: said }),
    });
  };

  return (
    <div className={styles.invitation}>
      <OfferView
        offer={offer}
        crossed={crossed}
        level={3}
        beside={(time) =>
          open.includes(time) ? (
            <Check
              value={ticked.includes(time.id)}
              onChange={(suits) => {
                setMissing(null);
                setTicked(suits ? [...ticked, time.id] : ticked.filter((id) => id !== time.id));
              }}
            >
              {m.team_invited_suits(locale)}
              <span className="visually-hidden">, {timeText(time, locale, timeZone)}</span>
            </Check>
          ) : (
            <p className={styles.soft}>
              {time.startAt <= now ? m.team_invited_gone(locale) : m.team_invited_taken(locale)}
            </p>
          )
        }
      />
      <p className={styles.somebody}>{m.team_invited_conflict(locale)}</p>
      {past.length > 0 ? (
        <fieldset className={styles.allow}>
          <legend>{m.team_invited_past(locale)}</legend>
          {past.map((limit) => (
            <Check
              key={limit}
              value={allowed.includes(limit)}
              onChange={(yes) => {
                setMissing(null);
                setAllowed(yes ? [...allowed, limit] : allowed.filter((one) => one !== limit));
              }}
            >
              {m.team_invited_allow(locale, { limit: LIMIT[limit](locale) })}
            </Check>
          ))}
        </fieldset>
      ) : null}
      {note === null ? (
        <Button look="plain" className={styles.word ?? ''} onPress={() => setNote('')}>
          {m.team_invited_word(locale)}
        </Button>
      ) : (
        <TextArea
          label={m.team_invited_word_label(locale)}
          hint={m.team_invited_word_hint(locale)}
          optional={m.team_optional(locale)}
          value={note}
          onChange={setNote}
          max={NOTE}
          rows={2}
        />
      )}
      <FailureNote
        failure={
          missing === 'times'
            ? m.team_invited_no_time(locale)
            : missing === 'limits'
              ? m.team_invited_not_allowed(locale)
              : failure
        }
      />
      {declining ? (
        <div className={styles.decline}>
          <p>{m.team_invited_decline_calm(locale)}</p>
          <Buttons>
            <Button look="primary" isPending={busy} onPress={onDecline}>
              {m.team_invited_decline_yes(locale)}
            </Button>
            <Button look="plain" onPress={() => setDeclining(false)}>
              {m.team_back_without_changing(locale)}
            </Button>
          </Buttons>
        </div>
      ) : (
        <Buttons className={styles.answers ?? ''}>
          <Button
            look="primary"
            isPending={busy}
            isDisabled={note !== null && !fits(note, NOTE)}
            onPress={accept}
          >
            {onLeave ? m.team_invited_accept_again(locale) : m.team_invited_accept(locale)}
          </Button>
          {onLeave ? (
            <Button onPress={onLeave}>{m.team_back_without_changing(locale)}</Button>
          ) : (
            <Button onPress={() => setDeclining(true)}>{m.team_invited_decline(locale)}</Button>
          )}
        </Buttons>
      )}
      {onLeave || declining ? null : <p className={styles.soft}>{m.team_invited_open(locale)}</p>}
    </div>
  );
}
