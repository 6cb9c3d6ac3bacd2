/** Days on which the programme is closed besides its hours: a week of holidays, a day of training. */
import type { OpeningHoursProblem } from '#programme/opening-hours-check.ts';
import type { OpeningHours } from '#programme/settings.ts';
import { Button } from '#team/parts/button.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { CalendarDateField } from '#team/parts/wall-fields.tsx';
import * as m from '#texts/messages.ts';
import styles from './hours-form.module.css';

type Closures = OpeningHours['closures'];

export interface ClosuresFieldProps {
  readonly closures: Closures;
  readonly problems: readonly OpeningHoursProblem[];
  readonly onChange: (closures: Closures) => void;
}

export function ClosuresField({ closures, problems, onChange }: ClosuresFieldProps) {
  const locale = useLocale();
  const set = (index: number, patch: Partial<Closures[number]>) =>
    onChange(closures.map((closure, i) => (i === index ? { ...closure, ...patch } : closure)));
  const wrong = (index: number) =>
    problems.some(
      (problem) =>
        (problem.code === 'closure_backwards' || problem.code === 'closure_malformed') &&
        problem.index === index,
    );
  return (
    <section aria-labelledby="closures" className={styles.closures}>
      <h3 id="closures" className={styles.name}>
        {m.team_closures(locale)}
      </h3>
      {closures.length === 0 ? <p className={styles.closed}>{m.team_closures_none(locale)}</p> : null}
      {closures.map((closure, index) => (
        <div key={index} className={styles.closure}>
          <CalendarDateField
            label={m.team_closures_from(locale, { n: index + 1 })}
            value={closure.from}
            onChange={(from) => set(index, { from })}
          />
          <span aria-hidden="true">–</span>
          <CalendarDateField
            label={m.team_closures_to(locale, { n: index + 1 })}
            value={closure.to}
            onChange={(to) => set(index, { to })}
          />
          <input
            type="text"
            aria-label={m.team_closures_label(locale, { n: index + 1 })}
            placeholder={m.team_closures_label_hint(locale)}
            value={closure.label ?? ''}
            maxLength={80}
            onChange={(event) => set(index, { label: event.target.value })}
            className={styles.label}
          />
          <Button
            look="plain"
            aria-label={m.team_closures_remove(locale, { n: index + 1 })}
            onPress={() => onChange(closures.filter((_, i) => i !== index))}
          >
            <span aria-hidden="true">×</span>
          </Button>
          {wrong(index) ? <p className={styles.problem}>{m.team_closures_backwards(locale)}</p> : null}
        </div>
      ))}
      <Button
        look="plain"
        className={styles.add ?? ''}
        onPress={() => onChange([...closures, { from: today(), to: today() }])}
      >
        {m.team_closures_add(locale)}
      </Button>
    </section>
  );
}

/** On this device: only where a new line begins. */
function today(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
