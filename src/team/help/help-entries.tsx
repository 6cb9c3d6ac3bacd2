/** Questions and answers of one screen. */
import { useLocale } from '#team/parts/locale.tsx';
import styles from './help-entries.module.css';
import { HELP } from './entries.ts';
import type { HelpTopic } from './topics.ts';

export function HelpEntries({ topic, level }: { topic: HelpTopic; level: 3 }) {
  const locale = useLocale();
  const Question = `h${level}` as const;
  return (
    <div className={styles.entries}>
      {HELP[topic].map(({ question, answer }) => (
        <div key={question(locale)}>
          <Question className={styles.question}>{question(locale)}</Question>
          <p className={styles.answer}>{answer(locale)}</p>
        </div>
      ))}
    </div>
  );
}
