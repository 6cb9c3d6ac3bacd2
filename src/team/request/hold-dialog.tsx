/** The legal hold: thrown by the person in charge, it stops destruction until she lifts it. */
import { useActions } from '#team/data/use-team.tsx';
import { ActionDialog } from '#team/parts/action-dialog.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useAct } from '#team/shell/act.ts';
import * as m from '#texts/messages.ts';
import type { DialogOfRequest } from './hand-over-dialogs.tsx';

export function HoldDialog({ request: { row }, onClose }: DialogOfRequest) {
  const locale = useLocale();
  const actions = useActions();
  const { act, busy, failure } = useAct();
  const submit = async () => {
    const done = row.hold
      ? m.team_hold_ended(locale, { reference: row.reference })
      : m.team_hold_set(locale, { reference: row.reference });
    if (await act(() => actions.hold(row.file, !row.hold), done, row.file)) onClose();
  };
  return (
    <ActionDialog
      title={row.hold ? m.team_more_hold_end(locale) : m.team_more_hold(locale)}
      role="alertdialog"
      onClose={onClose}
      submit={row.hold ? m.team_hold_end_submit(locale) : m.team_hold_submit(locale)}
      onSubmit={submit}
      busy={busy}
      failure={failure}
    >
      <p>{row.hold ? m.team_hold_end_text(locale) : m.team_hold_text(locale)}</p>
    </ActionDialog>
  );
}
