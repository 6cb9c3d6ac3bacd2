/** A time of day and a calendar date as they stand on a wall: no zone, told as the language tells them. */
import { parseDate, parseTime, Time } from '@internationalized/date';
import { DateField, DateInput, DateSegment, TimeField } from 'react-aria-components';
import { classes } from './classes.ts';
import { useLocale } from './locale.tsx';
import styles from './wall-fields.module.css';

/** @param value `HH:MM`, or anything else for *not written yet* */
export function WallTimeField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const locale = useLocale();
  return (
    <TimeField
      aria-label={label}
      value={isTime(value) ? parseTime(value) : null}
      onChange={(next) => onChange(next ? new Time(next.hour, next.minute).toString().slice(0, 5) : '')}
      granularity="minute"
      hourCycle={locale === 'fr' ? 24 : 12}
      shouldForceLeadingZeros
      validationBehavior="aria"
    >
      <DateInput className={classes(styles.input)}>
        {(segment) => <DateSegment segment={segment} className={classes(styles.segment)} />}
      </DateInput>
    </TimeField>
  );
}

/** @param value `YYYY-MM-DD`, or anything else for *not written yet* */
export function CalendarDateField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <DateField
      aria-label={label}
      value={isDate(value) ? parseDate(value) : null}
      onChange={(next) => onChange(next ? next.toString() : '')}
      granularity="day"
      shouldForceLeadingZeros
      validationBehavior="aria"
    >
      <DateInput className={classes(styles.input)}>
        {(segment) => <DateSegment segment={segment} className={classes(styles.segment)} />}
      </DateInput>
    </DateField>
  );
}

const isTime = (text: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);
const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
