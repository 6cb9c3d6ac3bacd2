/** The set, opened for editing: one question at a time, then saved as one new version. */
import { useState } from 'react';
import { MOST_QUESTIONS, type QuestionItem, type QuestionSet } from '#programme/questionnaire.ts';
import { newItem, standings } from '#programme/questionnaire-draft.ts';
import { ActionDialog } from '#team/parts/action-dialog.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import { AddQuestion } from './add-question.tsx';
import { CommonWordsFields } from './common-words.tsx';
import { EditedQuestions } from './edited-questions.tsx';
import { askedIn, MEND } from './question-words.ts';
import { QuestionForm } from './question-form.tsx';
import styles from './question-sets.module.css';
import { useSaveSet } from './use-save-set.ts';
import type { SetEdit } from './use-set-edit.ts';

export function SetEditor({
  base,
  edit,
  onSaved,
  onStale,
}: {
  base: QuestionSet;
  edit: SetEdit;
  onSaved: () => void;
  onStale: () => void;
}) {
  const locale = useLocale();
  const { items, open } = edit;
  const [adding, setAdding] = useState(false);
  const [dropping, setDropping] = useState(false);
  const { save, edited, mistakes, busy, failure } = useSaveSet(base, edit, onSaved, onStale);
  const changed = !edited.ok || edited.set !== base;
  const removed = base.items.filter(({ id }) => !items.some((item) => item.id === id));
  const version = String(base.version + 1);

  return (
    <>
      <p className={styles.soft}>{m.team_questions_label_stays(locale, { label: base.label[locale] })}</p>
      <CommonWordsFields edit={edit} />
      <EditedQuestions base={base} edit={edit} mistakes={mistakes} />
      {items.length < MOST_QUESTIONS ? (
        <Buttons>
          <Button onPress={() => setAdding(true)}>{m.team_questions_add(locale)}</Button>
        </Buttons>
      ) : null}
      {removed.length > 0 ? <Removed items={removed} edit={edit} base={base} /> : null}
      <Outcome base={base} edit={edit} changed={changed} />
      {mistakes.size > 0 ? (
        <p className={styles.wrong}>
          <span aria-hidden="true">▲ </span>
          {mistakes.get(null)?.map((mend) => MEND[mend](locale)) ?? m.team_questions_mend_first(locale)}
        </p>
      ) : null}
      {/* Where saving was asked for: the questions above it are a long way. */}
      {edit.over > 0 ? (
        <Banner
          tone="look"
          role="alert"
          title={m.team_questions_stale(locale, { version: String(edit.over) })}
        >
          {m.team_questions_stale_text(locale)}
        </Banner>
      ) : null}
      <FailureNote failure={failure} />
      <Buttons>
        {changed ? (
          <Button look="primary" isPending={busy} isDisabled={!edited.ok} onPress={() => void save()}>
            {m.team_questions_save(locale, { version })}
          </Button>
        ) : null}
        <Button look="plain" onPress={() => (changed ? setDropping(true) : edit.end())}>
          {changed ? m.team_questions_drop(locale) : m.team_close(locale)}
        </Button>
      </Buttons>
      {adding ? (
        <AddQuestion
          items={items}
          onClose={() => setAdding(false)}
          onPick={(kind, thinkingBackTo) => {
            setAdding(false);
            edit.type(newItem(base, items, kind, thinkingBackTo));
          }}
        />
      ) : null}
      {open === null ? null : <QuestionForm base={base} edit={edit} item={open} />}
      {dropping ? (
        <ActionDialog
          title={m.team_questions_drop_title(locale)}
          role="alertdialog"
          onClose={() => setDropping(false)}
          submit={m.team_questions_drop_do(locale)}
          onSubmit={async () => edit.end()}
          busy={false}
          failure={null}
        >
          <p>{m.team_questions_drop_text(locale, { version: String(base.version) })}</p>
        </ActionDialog>
      ) : null}
    </>
  );
}

/** What will compare with earlier years once this is saved. */
function Outcome({ base, edit, changed }: { base: QuestionSet; edit: SetEdit; changed: boolean }) {
  const locale = useLocale();
  const { items, common } = edit;
  if (!changed) return <p className={styles.soft}>{m.team_questions_nothing(locale)}</p>;
  const all = [...standings(base, items, common).values()];
  const same = all.filter((standing) => standing === 'same').length;
  const kept = new Set(items.map(({ id }) => id));
  const gone = base.items.filter(({ id }) => !kept.has(id)).length;
  return (
    <ul role="list" className={styles.outcome}>
      <li>{m.team_questions_will_go_on(locale, { n: same })}</li>
      {all.length > same ? <li>{m.team_questions_will_begin(locale, { n: all.length - same })}</li> : null}
      {gone > 0 ? <li>{m.team_questions_will_stop(locale, { n: gone })}</li> : null}
    </ul>
  );
}

function Removed({
  base,
  items,
  edit,
}: {
  base: QuestionSet;
  items: readonly QuestionItem[];
  edit: SetEdit;
}) {
  const locale = useLocale();
  const putBack = (item: QuestionItem) => {
    // Behind what it stood behind, as far as that is still there.
    const before = base.items.slice(0, base.items.indexOf(item)).map(({ id }) => id);
    const at = edit.items.findLastIndex(({ id }) => before.includes(id));
    edit.put([...edit.items.slice(0, at + 1), item, ...edit.items.slice(at + 1)]);
  };
  return (
    <div>
      <h3 className={styles.subtitle}>{m.team_questions_removed(locale)}</h3>
      <ul role="list" className={styles.removed}>
        {items.map((item) => (
          <li key={item.id}>
            <span className={styles.soft}>{askedIn(item)[locale]}</span>
            <Button
              look="plain"
              aria-label={m.team_questions_put_back_one(locale, { what: askedIn(item)[locale] })}
              onPress={() => putBack(item)}
            >
              {m.team_questions_put_back(locale)}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
