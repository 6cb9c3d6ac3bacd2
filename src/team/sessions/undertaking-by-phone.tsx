/** The four things read aloud by phone, each ticked as it is promised. */
import { useState } from 'react';
import { UNDERTAKING_BY_MAX, UNDERTAKINGS } from '#programme/session-plan.ts';
import { Button, Buttons } from '#team/parts/button.tsx';
import { Check } from '#team/parts/choices.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { TextField } from '#team/parts/field.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import { UNDERTAKING } from './session-words.ts';
import styles from './sessions.module.css';
import { type SessionAtHand, useWriteSession } from './use-session.ts';

export function ByPhone({
  at,
  onNoted,
}: {
  at: SessionAtHand;
  /** A link that waits has nothing to wait for any more. */
  onNoted?: (() => void) | undefined;
}) {
  const locale = useLocale();
  const { content, now } = at;
  const { write, busy, failure } = useWriteSession(at);
  const [accepted, setAccepted] = useState<readonly (typeof UNDERTAKINGS)[number][]>([]);
  const [by, setBy] = useState(content.contact.name);
  const [tried, setTried] = useState(false);
  const all = UNDERTAKINGS.every((one) => accepted.includes(one));
  const named = by.trim() !== '';

  const note = () => {
    setTried(true);
    if (!all || !named) return;
    void write(
      { undertaking: { accepted: [...UNDERTAKINGS], how: 'phone', by: by.trim(), at: now } },
      m.team_sessions_undertaking_noted(locale),
    ).then((noted) => noted && onNoted?.());
  };
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        note();
      }}
    >
      <p>{m.team_sessions_undertaking_read(locale)}</p>
      <div className={styles.checks}>
        {UNDERTAKINGS.map((one) => (
          <Check
            key={one}
            value={accepted.includes(one)}
            onChange={(is) =>
              setAccepted(is ? [...accepted, one] : accepted.filter((other) => other !== one))
            }
          >
            {UNDERTAKING[one](locale)}
          </Check>
        ))}
      </div>
      <TextField
        label={m.team_sessions_undertaking_by(locale)}
        value={by}
        onChange={setBy}
        error={tried && !named ? m.team_sessions_undertaking_by_needed(locale) : null}
        maxLength={UNDERTAKING_BY_MAX}
        autoComplete="off"
      />
      <FailureNote failure={failure ?? (tried && !all ? m.team_sessions_undertaking_all(locale) : null)} />
      <Buttons>
        <Button type="submit" isPending={busy}>
          {m.team_sessions_undertaking_note(locale)}
        </Button>
      </Buttons>
    </form>
  );
}
