/** How soon the partner wishes an answer: a word, and a shape that repeats it. */
import type { Promptness } from '#programme/request.ts';
import { classes } from '#team/parts/classes.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { PROMPTNESS } from '#team/parts/words.ts';
import styles from './promptness-mark.module.css';

export function PromptnessMark({ promptness }: { promptness: Promptness }) {
  const locale = useLocale();
  return (
    <span className={classes(styles.promptness, styles[promptness])}>
      <svg viewBox="0 0 16 8" aria-hidden="true" focusable="false" className={styles.shape}>
        {[0, 1, 2].map((step) => (
          <rect
            key={step}
            x={step * 6}
            y={step < COUNT[promptness] ? 0 : 3}
            width="4"
            height={step < COUNT[promptness] ? 8 : 2}
          />
        ))}
      </svg>
      {PROMPTNESS[promptness](locale)}
    </span>
  );
}

const COUNT: Readonly<Record<Promptness, number>> = { now: 3, soon: 2, no_rush: 1 };
