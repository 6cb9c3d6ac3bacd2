/** One question in both languages. Closed only on purpose: what is typed is kept as a draft meanwhile, and given up when one says so. */
import { useState } from 'react';
import { canonical } from '#programme/canonical.ts';
import { QuestionItem, type QuestionSet } from '#programme/questionnaire.ts';
import { newItem, standings } from '#programme/questionnaire-draft.ts';
import { ActionDialog } from '#team/parts/action-dialog.tsx';
import { Button } from '#team/parts/button.tsx';
import { Dialog } from '#team/parts/dialog.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import { QuestionFields } from './question-fields.tsx';
import { KIND, kindOf, STANDING } from './question-words.ts';
import styles from './question-sets.module.css';
import type { SetEdit } from './use-set-edit.ts';

export function QuestionForm({
  base,
  edit,
  item,
}: {
  base: QuestionSet;
  edit: SetEdit;
  /** As typed. */
  item: QuestionItem;
}) {
  const locale = useLocale();
  const [tried, setTried] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const before = edit.items.find(({ id }) => id === item.id);
  const isNew = before === undefined;
  const close = () => edit.type(null);
  /** Something would be lost: what was typed over the question, or any word of a new one. */
  const typed = canonical(item) !== canonical(before ?? blankOf(base, edit.items, item));
  const standing = standings(base, [item], edit.common).get(item.id) ?? 'added';
  const keep = () => {
    setTried(true);
    const read = QuestionItem.safeParse(item);
    if (read.success) edit.keep(read.data);
  };
  const remove = () => {
    edit.put(edit.items.filter(({ id }) => id !== item.id));
    edit.type(null);
  };
  return (
    <>
      <Dialog
        title={isNew ? m.team_questions_add(locale) : m.team_questions_edit_item(locale)}
        wide
        firm
        onClose={() => (typed ? setLeaving(true) : close())}
        actions={
          <>
            <Button look="primary" onPress={keep}>
              {m.team_questions_keep(locale)}
            </Button>
            {isNew ? null : (
              <Button look="plain" onPress={remove}>
                {m.team_questions_remove(locale)}
              </Button>
            )}
          </>
        }
      >
        <p className={styles.soft}>{KIND[kindOf(item)](locale)}</p>
        <QuestionFields set={base} item={item} tried={tried} onChange={edit.type} />
        <p role="status" className={styles.mark}>
          {STANDING[standing](locale)}
        </p>
      </Dialog>
      {leaving ? (
        <ActionDialog
          title={m.team_questions_leave_title(locale)}
          role="alertdialog"
          onClose={() => setLeaving(false)}
          submit={m.team_questions_leave_do(locale)}
          onSubmit={async () => close()}
          busy={false}
          failure={null}
        >
          <p>{isNew ? m.team_questions_leave_new(locale) : m.team_questions_leave_text(locale)}</p>
        </ActionDialog>
      ) : null}
    </>
  );
}

/** A question of its kind as its form opens, before anything is typed. */
const blankOf = (base: QuestionSet, items: readonly QuestionItem[], item: QuestionItem): QuestionItem => ({
  ...newItem(base, items, item.kind, item.kind === 'scale' ? item.thinkingBackTo : null),
  id: item.id,
});
