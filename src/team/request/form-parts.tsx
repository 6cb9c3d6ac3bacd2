/** The frame of every form on a request: what failed above the button that failed, and what is saved beside it. */
import type { ReactNode } from 'react';
import { Button } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { Saved, type Saving } from '#team/parts/saved.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import styles from './form-parts.module.css';

export interface FormProps {
  readonly children: ReactNode;
  readonly failure: string | null;
  readonly busy: boolean;
  readonly saving: Saving;
  readonly submit: string;
  readonly onSubmit: () => void;
  /** Empties the form and forgets its draft. */
  readonly onDiscard: () => void;
  readonly disabled?: boolean;
}

export function Form({
  children,
  failure,
  busy,
  saving,
  submit,
  onSubmit,
  onDiscard,
  disabled = false,
}: FormProps) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && !disabled) onSubmit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || busy || disabled) return;
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      <FailureNote failure={failure} />
      <div className={styles.foot}>
        <Button type="submit" look="primary" isPending={busy} isDisabled={disabled}>
          {submit}
        </Button>
        {saving.state === 'empty' ? null : (
          <Button look="plain" onPress={onDiscard}>
            {m.team_draft_discard(locale)}
          </Button>
        )}
        <Saved saving={saving} locale={locale} timeZone={timeZone} />
      </div>
    </form>
  );
}
