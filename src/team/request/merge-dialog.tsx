/** The same request came twice: this one ends, and its reader is sent to the other. */
import { useNavigate } from '@tanstack/react-router';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { ActionDialog } from '#team/parts/action-dialog.tsx';
import { Choice } from '#team/parts/choice.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { fits, TextArea } from '#team/parts/text-area.tsx';
import { byTimeLeft, isOpen } from '#team/today/queue.ts';
import * as m from '#texts/messages.ts';
import { useActionForm } from './action-form.ts';
import type { DialogOfRequest } from './hand-over-dialogs.tsx';
import { organisationOf } from './asker.ts';
import { likelyDuplicates } from './likely-duplicates.ts';
import styles from './merge-dialog.module.css';

const REASON_MAX = 300;

export function MergeDialog({ request, onClose }: DialogOfRequest) {
  const locale = useLocale();
  const navigate = useNavigate();
  const actions = useActions();
  const { row, opening } = request;
  const isMail = opening?.mail !== undefined;
  const requests = useTeam((state) => state.requests);
  const { fields, set, fail, send, busy, failure } = useActionForm<{ into: string | null; reason: string }>(
    { screen: 'request.merge', file: row.file },
    { into: null, reason: '' },
  );
  const open = [...requests.values()].filter(
    (one) => isOpen(one) && one.row.file !== row.file && !one.row.practice,
  );
  const likely = likelyDuplicates(request, open);
  const ordered = [...likely, ...open.filter((one) => !likely.includes(one)).sort(byTimeLeft)];

  const submit = async () => {
    const { into } = fields;
    if (into === null) {
      fail(m.team_merge_into_needed(locale));
      return;
    }
    if (
      !(await send(
        () => actions.merge(row.file, into, fields.reason.trim()),
        (isMail ? m.team_mail_attach_done : m.team_merge_done)(locale, { reference: row.reference }),
      ))
    )
      return;
    onClose();
    void navigate({ to: '/demande/$file', params: { file: into } });
  };

  return (
    <ActionDialog
      title={isMail ? m.team_mail_attach(locale) : m.team_merge_title(locale, { reference: row.reference })}
      onClose={onClose}
      submit={isMail ? m.team_mail_attach_submit(locale) : m.team_merge_submit(locale)}
      onSubmit={submit}
      busy={busy}
      failure={failure}
      disabled={!fits(fields.reason, REASON_MAX)}
    >
      <p>{isMail ? m.team_mail_attach_text(locale) : m.team_merge_text(locale)}</p>
      {ordered.length === 0 ? (
        <p>{m.team_merge_none(locale)}</p>
      ) : (
        <div className={styles.list}>
          <Choice
            label={m.team_merge_into(locale)}
            layout="stack"
            required
            value={fields.into}
            onChange={(into) => set({ into })}
            options={ordered.map((one) => ({
              value: one.row.file,
              label: one.row.reference,
              detail: [
                organisationOf(one.opening),
                one.opening?.firstName,
                likely.includes(one) ? m.team_merge_likely(locale) : null,
              ]
                .filter(Boolean)
                .join(' · '),
            }))}
          />
        </div>
      )}
      <TextArea
        label={m.team_reason(locale)}
        optional={m.team_optional(locale)}
        value={fields.reason}
        onChange={(reason) => set({ reason })}
        max={REASON_MAX}
        rows={2}
      />
    </ActionDialog>
  );
}
