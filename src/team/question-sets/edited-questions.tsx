/** The questions in their order, each to be opened or moved, with what becomes of its numbers and what is wrong with it. */
import { useEffect, useRef, useState } from 'react';
import { canonical } from '#programme/canonical.ts';
import type { QuestionItem, QuestionSet } from '#programme/questionnaire.ts';
import { moved, standings } from '#programme/questionnaire-draft.ts';
import type { Mend } from '#programme/questionnaire-edit.ts';
import { announce } from '#team/parts/announcer.tsx';
import { Button } from '#team/parts/button.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import { Question } from './question.tsx';
import { askedIn, MEND, STANDING } from './question-words.ts';
import styles from './question-sets.module.css';
import type { SetEdit } from './use-set-edit.ts';

export function EditedQuestions({
  base,
  edit,
  mistakes,
}: {
  base: QuestionSet;
  edit: SetEdit;
  mistakes: ReadonlyMap<string | null, readonly Mend[]>;
}) {
  const locale = useLocale();
  const { items } = edit;
  const standing = standings(base, items, edit.common);
  const { list, move } = useMoving(edit);
  return (
    <ol role="list" ref={list} className={styles.questions}>
      {items.map((item, i) => {
        const what = askedIn(item)[locale];
        const before = base.items.find(({ id }) => id === item.id);
        const touched = before === undefined || canonical(before) !== canonical(item);
        const stands = standing.get(item.id) ?? 'added';
        return (
          <Question key={item.id} set={{ ...base, ...edit.common }} item={item} n={i + 1}>
            {/* Also where only the words that are read with it are others. */}
            {touched || stands !== 'same' ? <p className={styles.mark}>{STANDING[stands](locale)}</p> : null}
            {mistakes.get(item.id)?.map((mend) => (
              <p key={mend} className={styles.wrong}>
                <span aria-hidden="true">▲ </span>
                {MEND[mend](locale)}
              </p>
            ))}
            {edit.both.includes(item.id) ? <Both edit={edit} item={item} before={before} /> : null}
            <p className={styles.tools} data-question={item.id}>
              <Button
                look="plain"
                aria-label={m.team_questions_edit_one(locale, { what })}
                onPress={() => edit.type(item)}
              >
                {m.team_questions_edit_short(locale)}
              </Button>
              {i > 0 ? (
                <Button
                  look="plain"
                  aria-label={m.team_questions_up(locale, { what })}
                  data-move="up"
                  onPress={() => move(item.id, -1)}
                >
                  <span aria-hidden="true">↑</span>
                </Button>
              ) : null}
              {i < items.length - 1 ? (
                <Button
                  look="plain"
                  aria-label={m.team_questions_down(locale, { what })}
                  data-move="down"
                  onPress={() => move(item.id, 1)}
                >
                  <span aria-hidden="true">↓</span>
                </Button>
              ) : null}
            </p>
          </Question>
        );
      })}
    </ol>
  );
}

/** Moving by one place. The button that was pressed keeps the focus, though its row stands elsewhere now. */
function useMoving(edit: SetEdit) {
  const locale = useLocale();
  const list = useRef<HTMLOListElement>(null);
  const [last, setLast] = useState<{ id: string; way: 'up' | 'down' } | null>(null);
  useEffect(() => {
    if (last === null) return;
    const tools = [...(list.current?.querySelectorAll<HTMLElement>('[data-question]') ?? [])].find(
      ({ dataset }) => dataset['question'] === last.id,
    );
    // At either end there is one button only.
    const same = tools?.querySelector<HTMLElement>(`[data-move="${last.way}"]`);
    (same ?? tools?.querySelector<HTMLElement>('[data-move]'))?.focus();
  }, [last]);
  const move = (id: string, by: -1 | 1): void => {
    const next = moved(edit.items, id, by);
    edit.put(next);
    setLast({ id, way: by < 0 ? 'up' : 'down' });
    announce(
      m.team_questions_moved(locale, {
        n: String(next.findIndex((item) => item.id === id) + 1),
        of: String(next.length),
      }),
    );
  };
  return { list, move };
}

/** Changed by a colleague too. `before`: as she saved it; undefined when it is no longer in her version. */
function Both({
  edit,
  item,
  before,
}: {
  edit: SetEdit;
  item: QuestionItem;
  before: QuestionItem | undefined;
}) {
  const locale = useLocale();
  if (before === undefined) return <p className={styles.mark}>{m.team_questions_both_gone(locale)}</p>;
  if (canonical(before) === canonical(item))
    return <p className={styles.mark}>{m.team_questions_both_back(locale)}</p>;
  return (
    <p className={styles.mark}>
      {m.team_questions_both_mine(locale)}{' '}
      <Button
        look="plain"
        onPress={() => edit.put(edit.items.map((one) => (one.id === item.id ? before : one)))}
      >
        {m.team_questions_both_take(locale)}
      </Button>
    </p>
  );
}
