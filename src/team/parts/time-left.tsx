/** Time left: words, then a bar that repeats them for the eye. Late is striped and signed, never red, never blinking. */
import * as m from '#texts/messages.ts';
import { useLocale } from './locale.tsx';
import styles from './time-left.module.css';
import { classes } from './classes.ts';
import { type Due, timeLeftWords } from './time-left-words.ts';

export function TimeLeft({
  due,
  now,
  timeZone,
  size = 'row',
}: {
  due: Due;
  now: number;
  timeZone: string;
  size?: 'row' | 'large';
}) {
  const locale = useLocale();
  const { tone, words, detail, share } = timeLeftWords(due, now, locale, timeZone);
  const near = tone === 'pressing' || tone === 'soon';
  const signed = tone === 'late' || tone === 'now' || near;
  return (
    <div className={classes(styles.left, styles[tone], size === 'large' && styles.large)}>
      <p className={styles.words}>
        {signed ? (
          <span aria-hidden="true" className={styles.sign}>
            {near ? '◆ ' : '▲ '}
          </span>
        ) : null}
        {words}
        <span className={styles.detail}>
          {' '}
          {near ? <strong className={styles.soonWord}>{m.team_time_soon(locale)} · </strong> : null}
          {detail}
        </span>
      </p>
      <svg
        className={styles.bar}
        viewBox="0 0 100 4"
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        <rect className={styles.track} width="100" height="4" />
        <rect
          className={styles.fill}
          width={tone === 'late' || tone === 'now' ? 100 : share * 100}
          height="4"
        />
      </svg>
    </div>
  );
}
