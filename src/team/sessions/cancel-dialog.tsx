/** It will not be held: on whose side, for the history; nobody's fault. Everything stays, and it can be proposed again. */
import { useState } from 'react';
import type { AskedBy } from '#programme/session-changes.ts';
import { ActionDialog } from '#team/parts/action-dialog.tsx';
import { Choice } from '#team/parts/choice.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import { ASKED_BY } from './session-words.ts';

export const SIDES = ['partner', 'team', 'weather', 'other'] as const satisfies readonly AskedBy[];

export function CancelDialog({
  busy,
  failure,
  onCancel,
  onClose,
}: {
  busy: boolean;
  failure: string | null;
  onCancel: (who: AskedBy) => Promise<void>;
  onClose: () => void;
}) {
  const locale = useLocale();
  const [who, setWho] = useState<(typeof SIDES)[number]>('partner');
  return (
    <ActionDialog
      title={m.team_sessions_cancel(locale)}
      onClose={onClose}
      submit={m.team_sessions_cancel_do(locale)}
      onSubmit={() => onCancel(who)}
      busy={busy}
      failure={failure}
    >
      <p>{m.team_sessions_cancel_text(locale)}</p>
      <Choice
        label={m.team_sessions_cancel_who(locale)}
        required
        value={who}
        onChange={(next) => next && setWho(next)}
        options={SIDES.map((value) => ({ value, label: ASKED_BY[value](locale) }))}
      />
    </ActionDialog>
  );
}
