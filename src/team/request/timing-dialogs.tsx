/** When: how soon the partner wishes an answer, and from what time she may be called. */
import { useState } from 'react';
import type { Promptness } from '#programme/request.ts';
import { useActions } from '#team/data/use-team.tsx';
import { ActionDialog } from '#team/parts/action-dialog.tsx';
import { Choice } from '#team/parts/choice.tsx';
import { DateTimeField } from '#team/parts/date-time.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { optionsOf, PROMPTNESS } from '#team/parts/words.ts';
import { useAct } from '#team/shell/act.ts';
import { useQuickChoices } from '#team/shell/quick-choices.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import type { DialogOfRequest } from './hand-over-dialogs.tsx';

export function PromptnessDialog({ request: { row }, onClose }: DialogOfRequest) {
  const locale = useLocale();
  const actions = useActions();
  const { act, busy, failure } = useAct();
  const [promptness, setPromptness] = useState<Promptness>(row.promptness);
  const submit = async () => {
    if (promptness === row.promptness) {
      onClose();
      return;
    }
    if (
      await act(
        () => actions.setPromptness(row.file, promptness),
        m.team_promptness_done(locale, {
          reference: row.reference,
          promptness: PROMPTNESS[promptness](locale),
        }),
        row.file,
      )
    )
      onClose();
  };
  return (
    <ActionDialog
      title={m.team_more_promptness(locale)}
      onClose={onClose}
      submit={m.team_save(locale)}
      onSubmit={submit}
      busy={busy}
      failure={failure}
    >
      <Choice
        label={m.team_request_promptness(locale)}
        layout="stack"
        required
        numbered
        value={promptness}
        onChange={(next) => next && setPromptness(next)}
        options={optionsOf(PROMPTNESS, locale)}
      />
      <p>{m.team_promptness_text(locale)}</p>
    </ActionDialog>
  );
}

export function NotBeforeDialog({ request: { row }, now, onClose }: DialogOfRequest & { now: number }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const actions = useActions();
  const quick = useQuickChoices(now);
  const { act, busy, failure, fail } = useAct();
  const [at, setAt] = useState<number | null>(
    row.notBefore !== null && row.notBefore > now ? row.notBefore : null,
  );
  const submit = async () => {
    if (at === row.notBefore) {
      onClose();
      return;
    }
    if (at !== null && at <= now) {
      fail(m.team_plan_in_past(locale));
      return;
    }
    if (
      await act(
        () => actions.setNotBefore(row.file, at),
        m.team_not_before_done(locale, { reference: row.reference }),
        row.file,
      )
    )
      onClose();
  };
  return (
    <ActionDialog
      title={m.team_more_not_before(locale)}
      onClose={onClose}
      submit={m.team_save(locale)}
      onSubmit={submit}
      busy={busy}
      failure={failure}
    >
      <p>{m.team_not_before_text(locale)}</p>
      <DateTimeField
        label={m.team_not_before_label(locale)}
        value={at}
        onChange={setAt}
        timeZone={timeZone}
        now={now}
        quick={quick}
      />
    </ActionDialog>
  );
}
