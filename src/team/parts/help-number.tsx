/** One help number: whose, when it answers, and whether its check has grown old. */
import { dialAddress } from '#programme/dial.ts';
import type { ShownHelpLine } from '#programme/help-lines.ts';
import * as m from '#texts/messages.ts';
import { formatCalendarDate } from './format.ts';
import styles from './help-number.module.css';
import { useLocale } from './locale.tsx';

type Line = Pick<ShownHelpLine, 'name' | 'number' | 'hours' | 'check' | 'checkedOn'>;

export function HelpNumber({ line }: { line: Line }) {
  const locale = useLocale();
  return (
    <div className={styles.line}>
      <p className={styles.name}>{line.name[locale]}</p>
      <p>
        <a href={dialAddress(line.number)} className={styles.number}>
          {line.number}
        </a>
      </p>
      {line.hours ? <p className={styles.soft}>{line.hours[locale]}</p> : null}
      {line.check === 'fresh' ? null : (
        <p className={styles.check}>
          <span aria-hidden="true">▲ </span>
          {line.checkedOn === null
            ? m.team_line_never_checked(locale)
            : m.team_line_overdue(locale, { date: formatCalendarDate(line.checkedOn, locale) })}
        </p>
      )}
    </div>
  );
}
