/** After: the attestation, thanks, and the next step with a day and somebody. */
import { Link } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { headCount, laterDueOn } from '#programme/session-steps.ts';
import { Button, buttonClass, Buttons } from '#team/parts/button.tsx';
import { Check } from '#team/parts/choices.tsx';
import { Choice } from '#team/parts/choice.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { TextField } from '#team/parts/field.tsx';
import { formatCalendarDate } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { CalendarDateField } from '#team/parts/wall-fields.tsx';
import { useNames } from '#team/shell/names.ts';
import * as m from '#texts/messages.ts';
import styles from './sessions.module.css';
import { useTeammates } from './teammates.ts';
import { type SessionAtHand, useWriteSession } from './use-session.ts';

export function AfterPart({ at }: { at: SessionAtHand }) {
  const locale = useLocale();
  const { content, view } = at;
  const { write, busy, failure } = useWriteSession(at);
  const later = laterDueOn(content);
  const asked = content.rounds.before !== null || content.rounds.after !== null;
  return (
    <>
      {headCount(content.attendance) === 0 ? (
        <p>{m.team_sessions_attestation_heads(locale)}</p>
      ) : (
        <Buttons>
          <Link
            to="/seance/$plan"
            params={{ plan: view.plan }}
            search={{ faire: 'attestation' }}
            className={buttonClass('quiet')}
          >
            {m.team_sessions_attestation(locale)}
          </Link>
        </Buttons>
      )}
      <div className={styles.form}>
        <Check value={content.thanked} disabled={busy} onChange={(thanked) => void write({ thanked }, null)}>
          {m.team_sessions_thanked(locale)}
        </Check>
        <p className={styles.soft}>
          <Link to="/seance/$plan" params={{ plan: view.plan }} search={{ faire: 'merci' }}>
            {m.team_sessions_thanks_text(locale)}
          </Link>
        </p>
        <FailureNote failure={failure} />
      </div>
      {later !== null && asked && content.laterGivenOn === undefined ? (
        <p>{m.team_sessions_later_on(locale, { day: formatCalendarDate(later, locale) })}</p>
      ) : null}
      <NextStep at={at} />
    </>
  );
}

function NextStep({ at }: { at: SessionAtHand }) {
  const locale = useLocale();
  const nameOf = useNames();
  const { content, me } = at;
  const { write, busy, failure } = useWriteSession(at);
  const teammates = useTeammates();
  const [typed, setTyped] = useState({ what: '', dueOn: '', owner: me });
  const [tried, setTried] = useState(false);
  const { next } = content;
  if (next !== null)
    return (
      <div className={styles.form}>
        <h3 className={styles.subtitle}>{m.team_sessions_next(locale)}</h3>
        <Check
          value={next.done}
          disabled={busy}
          onChange={(done) => void write({ next: { ...next, done } }, null)}
        >
          {next.what}
        </Check>
        <p className={styles.soft}>
          {[
            m.team_sessions_due(locale, { day: formatCalendarDate(next.dueOn, locale) }),
            nameOf(next.owner),
          ].join(' · ')}
        </p>
        <FailureNote failure={failure} />
        {next.done ? (
          <Buttons>
            <Button look="plain" isPending={busy} onPress={() => void write({ next: null }, null)}>
              {m.team_sessions_next_another(locale)}
            </Button>
          </Buttons>
        ) : null}
      </div>
    );
  const what = typed.what.trim();
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (what === '' || typed.dueOn === '') return;
    void write({ next: { ...typed, what, done: false } }, m.team_saved(locale));
  };
  return (
    <form noValidate className={styles.form} onSubmit={save}>
      <h3 className={styles.subtitle}>{m.team_sessions_next(locale)}</h3>
      <TextField
        label={m.team_sessions_next_what(locale)}
        value={typed.what}
        onChange={(next_) => setTyped({ ...typed, what: next_ })}
        maxLength={200}
        autoComplete="off"
      />
      <div className={styles.addDay}>
        <span aria-hidden="true">{m.team_sessions_item_for(locale)}</span>
        <CalendarDateField
          label={m.team_sessions_item_day(locale)}
          value={typed.dueOn}
          onChange={(dueOn) => setTyped({ ...typed, dueOn })}
        />
      </div>
      <Choice
        label={m.team_sessions_next_owner(locale)}
        required
        value={typed.owner}
        onChange={(owner) => owner && setTyped({ ...typed, owner })}
        options={teammates}
      />
      <FailureNote
        failure={
          failure ??
          (tried && (what === '' || typed.dueOn === '') ? m.team_sessions_next_needed(locale) : null)
        }
      />
      <Buttons>
        <Button type="submit" isPending={busy}>
          {m.team_sessions_next_save(locale)}
        </Button>
      </Buttons>
    </form>
  );
}
