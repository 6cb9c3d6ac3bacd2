/** Opening hours: several periods a day, Québec holidays, closures. What is wrong is said beside the period. */
import { type OpeningHoursProblem, validateOpeningHours } from '#programme/opening-hours-check.ts';
import { type OpeningHours, WEEKDAYS, type Weekday } from '#programme/settings.ts';
import { Button, Buttons } from '#team/parts/button.tsx';
import { Check } from '#team/parts/choices.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { SaveRow } from '#team/parts/save-row.tsx';
import { WallTimeField } from '#team/parts/wall-fields.tsx';
import { languageTag, type Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import { ClosuresField } from './closures-field.tsx';
import styles from './hours-form.module.css';
import settingsStyles from './settings.module.css';
import { usePart } from './use-part.ts';

type Week = OpeningHours['week'];
const USUAL = { from: '08:30', to: '16:30' };
const WORKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];

export function HoursForm() {
  const locale = useLocale();
  const part = usePart(
    ({ hours }) => hours,
    (settings, hours) => ({ ...settings, hours }),
    (hours) => validateOpeningHours(hours).length === 0,
  );
  const { week, holidays, closures } = part.value;
  const problems = validateOpeningHours(part.value);
  const setDay = (day: Weekday, periods: Week[Weekday]) => part.set({ week: { ...week, [day]: periods } });
  const empty = WEEKDAYS.every((day) => week[day].length === 0);

  return (
    <form noValidate onSubmit={part.onSubmit} className={settingsStyles.form}>
      {empty ? <p className={settingsStyles.state}>{m.team_hours_none(locale)}</p> : null}
      <ul role="list" className={styles.week}>
        {WEEKDAYS.map((day) => (
          <li key={day} className={styles.day}>
            <h3 className={styles.name}>{dayName(day, locale)}</h3>
            <Periods
              day={day}
              periods={week[day]}
              problems={problems}
              onChange={(periods) => setDay(day, periods)}
            />
          </li>
        ))}
      </ul>
      <Buttons>
        <Button
          onPress={() =>
            part.set({
              week: {
                ...week,
                ...Object.fromEntries(WORKDAYS.map((day) => [day, week.mon.length > 0 ? week.mon : [USUAL]])),
              },
            })
          }
        >
          {week.mon.length > 0 ? m.team_hours_copy_monday(locale) : m.team_hours_usual(locale)}
        </Button>
      </Buttons>
      <Check
        value={holidays}
        onChange={(next) => part.set({ holidays: next })}
        hint={m.team_hours_holidays_hint(locale)}
      >
        {m.team_hours_holidays(locale)}
      </Check>
      <ClosuresField
        closures={closures}
        problems={problems}
        onChange={(next) => part.set({ closures: next })}
      />
      <SaveRow
        changed={part.changed}
        busy={part.busy}
        failure={part.failure ?? (part.tried && problems.length > 0 ? m.team_hours_mend(locale) : null)}
      />
    </form>
  );
}

interface PeriodsProps {
  readonly day: Weekday;
  readonly periods: Week[Weekday];
  readonly problems: readonly OpeningHoursProblem[];
  readonly onChange: (periods: Week[Weekday]) => void;
}

function Periods({ day, periods, problems, onChange }: PeriodsProps) {
  const locale = useLocale();
  const name = dayName(day, locale);
  const set = (index: number, patch: Partial<Week[Weekday][number]>) =>
    onChange(periods.map((period, i) => (i === index ? { ...period, ...patch } : period)));
  return (
    <div className={styles.periods}>
      {periods.length === 0 ? <p className={styles.closed}>{m.team_hours_closed(locale)}</p> : null}
      {periods.map((period, index) => (
        <div key={index} className={styles.period}>
          <WallTimeField
            label={m.team_hours_from(locale, { day: name, n: index + 1 })}
            value={period.from}
            onChange={(from) => set(index, { from })}
          />
          <span aria-hidden="true">–</span>
          <WallTimeField
            label={m.team_hours_to(locale, { day: name, n: index + 1 })}
            // No clock shows 24:00: midnight at the end of a period is written so.
            value={period.to === '24:00' ? '00:00' : period.to}
            onChange={(to) => set(index, { to: to === '00:00' ? '24:00' : to })}
          />
          <Button
            look="plain"
            aria-label={m.team_hours_remove(locale, { day: name, n: index + 1 })}
            onPress={() => onChange(periods.filter((_, i) => i !== index))}
          >
            <span aria-hidden="true">×</span>
          </Button>
          <p className={styles.problem}>{problemText(problems, day, index, locale)}</p>
        </div>
      ))}
      {periods.length < 6 ? (
        <Button
          look="plain"
          className={styles.add ?? ''}
          aria-label={m.team_hours_add_to(locale, { day: name })}
          onPress={() => onChange([...periods, nextPeriod(periods)])}
        >
          {m.team_hours_add(locale)}
        </Button>
      ) : null}
    </div>
  );
}

/** After the last period of the day, or the usual day. */
function nextPeriod(periods: Week[Weekday]): Week[Weekday][number] {
  const last = periods.at(-1);
  if (!last) return USUAL;
  const start = last.to < '20:00' ? Number(last.to.slice(0, 2)) + 1 : 21;
  return { from: `${String(start).padStart(2, '0')}:00`, to: `${String(start + 2).padStart(2, '0')}:00` };
}

function problemText(
  problems: readonly OpeningHoursProblem[],
  day: Weekday,
  index: number,
  locale: Locale,
): string | null {
  const found = problems.find(
    (problem) => 'day' in problem && problem.day === day && problem.index === index,
  );
  switch (found?.code) {
    case 'period_malformed':
      return m.team_hours_malformed(locale);
    case 'period_empty':
      return m.team_hours_empty(locale);
    case 'periods_overlap':
      return m.team_hours_overlap(locale);
    default:
      return null;
  }
}

/** 1 January 2024 was a Monday. */
function dayName(day: Weekday, locale: Locale): string {
  const name = new Intl.DateTimeFormat(languageTag(locale), { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, 1 + WEEKDAYS.indexOf(day)),
  );
  return name.charAt(0).toUpperCase() + name.slice(1);
}
