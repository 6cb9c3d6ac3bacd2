/** What to do before and after, each with a day and somebody: done in one tap, one more in one line. */
import { type SubmitEvent, useState } from 'react';
import { newId } from '#programme/new-id.ts';
import type { ChecklistItem } from '#programme/session-plan.ts';
import { checklistDue } from '#programme/session-steps.ts';
import { Button } from '#team/parts/button.tsx';
import { Check } from '#team/parts/choices.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { TextField } from '#team/parts/field.tsx';
import { formatCalendarDate } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { CalendarDateField } from '#team/parts/wall-fields.tsx';
import { useNames } from '#team/shell/names.ts';
import * as m from '#texts/messages.ts';
import styles from './sessions.module.css';
import { type SessionAtHand, useWriteSession } from './use-session.ts';

const MOST = 40;

export function ChecklistPart({ at }: { at: SessionAtHand }) {
  const locale = useLocale();
  const nameOf = useNames();
  const { content, me, now, today } = at;
  const { write, busy, failure } = useWriteSession(at);
  const { checklist } = content;
  const late = new Set(checklistDue(checklist, today).map(({ id }) => id));
  const put = (items: readonly ChecklistItem[]) => write({ checklist: [...items] }, null);
  return (
    <>
      {checklist.length === 0 ? (
        <p className={styles.soft}>{m.team_sessions_checklist_empty(locale)}</p>
      ) : (
        <ul className={styles.checklist}>
          {checklist.map((item) => (
            <li key={item.id} className={styles.item}>
              <Check
                value={item.doneAt !== null}
                disabled={busy}
                onChange={(done) =>
                  void put(
                    checklist.map((one) =>
                      one.id === item.id
                        ? { ...one, doneAt: done ? now : null, owner: done ? me : one.owner }
                        : one,
                    ),
                  )
                }
              >
                {item.what}
              </Check>
              <p className={late.has(item.id) ? styles.late : styles.soft}>
                {late.has(item.id) ? <span aria-hidden="true">▲ </span> : null}
                {[
                  item.dueOn === null
                    ? null
                    : m.team_sessions_due(locale, { day: formatCalendarDate(item.dueOn, locale) }),
                  item.owner === null ? null : nameOf(item.owner),
                ]
                  .filter(Boolean)
                  .join(' · ')}
                <Button
                  look="plain"
                  aria-label={m.team_sessions_item_drop(locale, { what: item.what })}
                  onPress={() => void put(checklist.filter(({ id }) => id !== item.id))}
                >
                  {m.team_sessions_item_drop_short(locale)}
                </Button>
              </p>
            </li>
          ))}
        </ul>
      )}
      <FailureNote failure={failure} />
      {checklist.length < MOST ? (
        <AddItem
          busy={busy}
          onAdd={(what, dueOn) => put([...checklist, { id: newId(), what, dueOn, owner: me, doneAt: null }])}
        />
      ) : null}
    </>
  );
}

function AddItem({
  busy,
  onAdd,
}: {
  busy: boolean;
  onAdd: (what: string, dueOn: string | null) => Promise<boolean>;
}) {
  const locale = useLocale();
  const [what, setWhat] = useState('');
  const [dueOn, setDueOn] = useState('');
  const add = async (event: SubmitEvent) => {
    event.preventDefault();
    if (what.trim() === '' || busy) return;
    if (!(await onAdd(what.trim(), dueOn === '' ? null : dueOn))) return;
    setWhat('');
    setDueOn('');
  };
  return (
    <form noValidate className={styles.add} onSubmit={(event) => void add(event)}>
      <TextField
        label={m.team_sessions_item_add(locale)}
        value={what}
        onChange={setWhat}
        maxLength={160}
        autoComplete="off"
      />
      <div className={styles.addDay}>
        <span aria-hidden="true">{m.team_sessions_item_for(locale)}</span>
        <CalendarDateField label={m.team_sessions_item_day(locale)} value={dueOn} onChange={setDueOn} />
        <Button type="submit" isPending={busy} isDisabled={what.trim() === ''}>
          {m.team_sessions_item_add_do(locale)}
        </Button>
      </div>
    </form>
  );
}
