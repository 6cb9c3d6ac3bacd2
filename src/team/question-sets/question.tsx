/** One question of a set as it is read: its number, what kind, when, its words, the right answer. */
import type { ReactNode } from 'react';
import type { QuestionItem, QuestionSet } from '#programme/questionnaire.ts';
import { MOMENT } from '#team/evaluation/evaluation-words.ts';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import { askedIn, KIND, kindOf, rightOf } from './question-words.ts';
import styles from './question-sets.module.css';

export function Question({
  set,
  item,
  n,
  children,
}: {
  readonly set: QuestionSet;
  readonly item: QuestionItem;
  /** Its place, from 1 on. */
  readonly n: number;
  readonly children?: ReactNode;
}) {
  const locale = useLocale();
  const right = rightOf(set, item, locale);
  return (
    <li className={styles.question}>
      <span className={styles.number} aria-hidden="true">
        {n}
      </span>
      <div className={styles.words}>
        <p className={styles.soft}>
          {[KIND[kindOf(item)](locale), ...item.moments.map((moment) => MOMENT[moment](locale))].join(' · ')}
        </p>
        <p className={styles.asked}>{askedIn(item)[locale]}</p>
        {right === null ? null : (
          <p className={styles.right}>{m.team_questions_right(locale, { text: right })}</p>
        )}
        {children}
      </div>
    </li>
  );
}
