/** Another owner: taking a request over asks why; handing it over asks to whom. The reason stays sealed in the notes. */
import { may } from '#programme/roles.ts';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import type { OpenRequest } from '#team/data/model.ts';
import { ActionDialog } from '#team/parts/action-dialog.tsx';
import { Choice } from '#team/parts/choice.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { fits, TextArea } from '#team/parts/text-area.tsx';
import { ROLE } from '#team/parts/words.ts';
import { useNames } from '#team/shell/names.ts';
import * as m from '#texts/messages.ts';
import { useActionForm } from './action-form.ts';

const REASON_MAX = 300;

export interface DialogOfRequest {
  readonly request: OpenRequest;
  readonly onClose: () => void;
}

export function TakeOverDialog({ request: { row }, onClose }: DialogOfRequest) {
  const locale = useLocale();
  const actions = useActions();
  const nameOf = useNames();
  const { fields, set, fail, send, busy, failure } = useActionForm<{ reason: string }>(
    { screen: 'request.take_over', file: row.file },
    { reason: '' },
  );

  const submit = async () => {
    const reason = fields.reason.trim();
    if (reason === '') {
      fail(m.team_take_over_reason_needed(locale));
      return;
    }
    if (
      await send(
        () => actions.takeOver(row.file, reason),
        m.team_today_taken(locale, { reference: row.reference }),
      )
    )
      onClose();
  };

  return (
    <ActionDialog
      title={m.team_take_over_title(locale, { reference: row.reference })}
      onClose={onClose}
      submit={m.team_take_over_submit(locale)}
      onSubmit={submit}
      busy={busy}
      failure={failure}
      disabled={!fits(fields.reason, REASON_MAX)}
    >
      <p>{m.team_take_over_text(locale, { who: row.owner ? nameOf(row.owner) : '' })}</p>
      <TextArea
        label={m.team_reason(locale)}
        value={fields.reason}
        onChange={(reason) => set({ reason })}
        max={REASON_MAX}
        rows={2}
        autoFocus
      />
    </ActionDialog>
  );
}

export function HandOverDialog({ request: { row }, onClose }: DialogOfRequest) {
  const locale = useLocale();
  const actions = useActions();
  const nameOf = useNames();
  const colleagues = useTeam((state) => state.colleagues);
  const { fields, set, fail, send, busy, failure } = useActionForm<{ to: string | null; reason: string }>(
    { screen: 'request.hand_over', file: row.file },
    { to: null, reason: '' },
  );
  const others = [...colleagues.values()].filter(
    ({ member, role }) => may(role, 'own_requests') && member !== row.owner,
  );

  const submit = async () => {
    const { to } = fields;
    if (to === null) {
      fail(m.team_hand_over_to_needed(locale));
      return;
    }
    if (
      await send(
        () => actions.handOver(row.file, to, fields.reason.trim()),
        m.team_hand_over_done(locale, { reference: row.reference, who: nameOf(to) }),
      )
    )
      onClose();
  };

  return (
    <ActionDialog
      title={m.team_hand_over_title(locale, { reference: row.reference })}
      onClose={onClose}
      submit={m.team_hand_over_submit(locale)}
      onSubmit={submit}
      busy={busy}
      failure={failure}
      disabled={!fits(fields.reason, REASON_MAX)}
    >
      <Choice
        label={m.team_hand_over_to(locale)}
        layout="stack"
        required
        value={fields.to}
        onChange={(to) => set({ to })}
        options={others.map((one) => ({
          value: one.member,
          label: one.isMe ? m.team_me(locale) : one.name,
          detail: one.title ?? ROLE[one.role](locale),
        }))}
      />
      <TextArea
        label={m.team_reason(locale)}
        hint={m.team_hand_over_reason_hint(locale)}
        optional={m.team_optional(locale)}
        value={fields.reason}
        onChange={(reason) => set({ reason })}
        max={REASON_MAX}
        rows={2}
      />
    </ActionDialog>
  );
}
