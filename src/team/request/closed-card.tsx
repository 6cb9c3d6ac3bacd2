/** In the place of the call, once closed: why, until when it stays, and the way back. */
import { useState } from 'react';
import type { Promptness } from '#programme/request.ts';
import { useActions } from '#team/data/use-team.tsx';
import type { OpenRequest } from '#team/data/model.ts';
import { ActionDialog } from '#team/parts/action-dialog.tsx';
import { Button } from '#team/parts/button.tsx';
import { Choice } from '#team/parts/choice.tsx';
import { formatDate, formatAt } from '#team/parts/format.ts';
import { GuardedTextArea } from '#team/parts/guarded-text-area.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { fits } from '#team/parts/text-area.tsx';
import { useTakeLostFocus } from '#team/parts/take-lost-focus.ts';
import { optionsOf, PROMPTNESS } from '#team/parts/words.ts';
import { NOTE_MAX } from '#programme/entries.ts';
import { useScreening } from '#team/shell/screening.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import { CLOSE_REASON } from '../closed/close-reason-words.ts';
import { useActionForm } from './action-form.ts';
import styles from './closed-card.module.css';

export function ClosedCard({ request, now }: { request: OpenRequest; now: number }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const [reopening, setReopening] = useState(false);
  const place = useTakeLostFocus<HTMLElement>();
  const { row } = request;
  return (
    <section ref={place} tabIndex={-1} aria-labelledby="closed-card" className={styles.card}>
      <h2 id="closed-card" className={styles.title}>
        {row.closeReason ? CLOSE_REASON[row.closeReason](locale) : m.team_state_closed(locale)}
      </h2>
      {row.closedAt === null ? null : (
        <p>{m.team_closed_at(locale, { time: formatAt(row.closedAt, now, locale, timeZone) })}</p>
      )}
      <p className={styles.destroy}>
        {row.hold
          ? m.team_closed_held(locale)
          : row.destroyAt === null
            ? null
            : m.team_closed_destroyed_on(locale, { date: formatDate(row.destroyAt, locale, timeZone) })}
      </p>
      {row.closeReason === 'merged' ? null : (
        <Button look="primary" onPress={() => setReopening(true)}>
          {m.team_reopen(locale)}
        </Button>
      )}
      {reopening ? <ReopenDialog request={request} onClose={() => setReopening(false)} /> : null}
    </section>
  );
}

interface Fields extends Record<string, unknown> {
  readonly who: 'woman' | 'worker' | null;
  readonly promptness: Promptness | null;
  readonly note: string;
}

function ReopenDialog({ request: { row }, onClose }: { request: OpenRequest; onClose: () => void }) {
  const locale = useLocale();
  const actions = useActions();
  const screening = useScreening();
  const { fields, set, fail, send, busy, failure } = useActionForm<Fields>(
    { screen: 'request.reopen', file: row.file },
    { who: null, promptness: null, note: '' },
  );

  const submit = async () => {
    const { who, promptness } = fields;
    if (who === null || promptness === null) {
      fail(m.team_reopen_needed(locale));
      return;
    }
    if (
      await send(
        () => actions.reopen(row.file, promptness, who, fields.note.trim() || null),
        m.team_reopen_done(locale, { reference: row.reference }),
      )
    )
      onClose();
  };

  return (
    <ActionDialog
      title={m.team_reopen_title(locale, { reference: row.reference })}
      onClose={onClose}
      submit={m.team_reopen_submit(locale)}
      onSubmit={submit}
      busy={busy}
      failure={failure}
      disabled={!fits(fields.note, NOTE_MAX)}
    >
      <p>{m.team_reopen_text(locale)}</p>
      <Choice
        label={m.team_reopen_who(locale)}
        required
        value={fields.who}
        onChange={(who) => set({ who })}
        options={[
          { value: 'woman', label: m.team_reopen_woman(locale) },
          { value: 'worker', label: m.team_reopen_worker(locale) },
        ]}
      />
      <Choice
        label={m.team_request_promptness(locale)}
        required
        numbered
        value={fields.promptness}
        onChange={(promptness) => set({ promptness })}
        options={optionsOf(PROMPTNESS, locale)}
      />
      <GuardedTextArea
        label={m.team_note_label(locale)}
        optional={m.team_optional(locale)}
        value={fields.note}
        onChange={(note) => set({ note })}
        max={NOTE_MAX}
        rows={2}
        screening={screening}
      />
    </ActionDialog>
  );
}
