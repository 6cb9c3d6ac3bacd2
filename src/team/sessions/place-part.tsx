/** Where it is held: a record of its own, erased thirty days after. */
import { type SubmitEvent, useState } from 'react';
import { TextField } from '#team/parts/field.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { SaveRow } from '#team/parts/save-row.tsx';
import * as m from '#texts/messages.ts';
import styles from './sessions.module.css';
import { type SessionAtHand, useWriteSession } from './use-session.ts';

export function PlacePart({ at }: { at: SessionAtHand }) {
  const locale = useLocale();
  const { write, busy, failure } = useWriteSession(at);
  const { place } = at.view;
  const [typed, setTyped] = useState<{ label: string; note: string } | null>(null);
  const stored = { label: place?.label ?? '', note: place?.note ?? '' };
  const { label, note } = typed ?? stored;
  const changed = label.trim() !== stored.label || note.trim() !== stored.note;

  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    const written =
      label.trim() === '' && note.trim() === ''
        ? null
        : {
            kind: 'plan_place' as const,
            label: label.trim(),
            ...(note.trim() === '' ? {} : { note: note.trim() }),
          };
    if (await write({}, m.team_saved(locale), { place: written })) setTyped(null);
  };
  return (
    <form noValidate className={styles.form} onSubmit={(event) => void save(event)}>
      <TextField
        label={m.team_sessions_place_label(locale)}
        value={label}
        onChange={(next) => setTyped({ label: next, note })}
        maxLength={120}
        autoComplete="off"
      />
      <TextField
        label={m.team_sessions_place_note(locale)}
        hint={m.team_sessions_place_note_hint(locale)}
        value={note}
        onChange={(next) => setTyped({ label, note: next })}
        maxLength={300}
        autoComplete="off"
      />
      <SaveRow changed={changed} busy={busy} failure={failure} />
    </form>
  );
}
