/** One question in both languages. Closed only on purpose: what is typed is kept as a draft meanwhile. */
import { useState } from 'react';
import { QuestionItem, type QuestionSet } from '#programme/questionnaire.ts';
import { standings } from '#programme/questionnaire-draft.ts';
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
  const isNew = !edit.items.some(({ id }) => id === item.id);
  const standing = standings(base, [item]).get(item.id) ?? 'added';
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
    <Dialog
      title={isNew ? m.team_questions_add(locale) : m.team_questions_edit_item(locale)}
      wide
      firm
      onClose={() => edit.type(null)}
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
  );
}
