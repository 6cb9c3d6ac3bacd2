/** What only a message of the mailbox needs: it belongs to a request that is open already, or a woman wrote it herself. */
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { may } from '#programme/roles.ts';
import type { OpenRequest } from '#team/data/model.ts';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { ActionDialog } from '#team/parts/action-dialog.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useAct } from '#team/shell/act.ts';
import * as m from '#texts/messages.ts';
import type { DialogOfRequest } from './hand-over-dialogs.tsx';
import { MergeDialog } from './merge-dialog.tsx';

export function MailActions({ request }: { request: OpenRequest }) {
  const locale = useLocale();
  const role = useTeam((state) => state.me.role);
  const [open, setOpen] = useState<'attach' | 'woman' | null>(null);
  const { row } = request;
  const onClose = () => setOpen(null);
  if (row.door !== 'mail' || row.state === 'closed' || !may(role, 'work_on_requests')) return null;
  return (
    <>
      <Buttons>
        <Button onPress={() => setOpen('attach')}>{m.team_mail_attach(locale)}</Button>
        {row.hold ? null : <Button onPress={() => setOpen('woman')}>{m.team_mail_woman(locale)}</Button>}
      </Buttons>
      {open === 'attach' ? <MergeDialog request={request} onClose={onClose} /> : null}
      {open === 'woman' ? <WomanDialog request={request} onClose={onClose} /> : null}
    </>
  );
}

function WomanDialog({ request: { row }, onClose }: DialogOfRequest) {
  const locale = useLocale();
  const navigate = useNavigate();
  const actions = useActions();
  const { act, busy, failure } = useAct();
  const submit = async () => {
    if (await act(() => actions.womanWrote(row.file), m.team_mail_woman_done(locale)))
      void navigate({ to: '/appel/orienter' });
  };
  return (
    <ActionDialog
      title={m.team_mail_woman(locale)}
      role="alertdialog"
      onClose={onClose}
      submit={m.team_mail_woman_submit(locale)}
      onSubmit={submit}
      busy={busy}
      failure={failure}
    >
      <p>{m.team_mail_woman_text(locale)}</p>
      <p>{m.team_mail_woman_copy(locale)}</p>
    </ActionDialog>
  );
}
