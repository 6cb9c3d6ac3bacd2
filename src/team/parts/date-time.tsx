/**
 * A day and an hour: a few times that people really promise, one tap each, then the exact field. Shown and typed in
 * the programme's time zone, whatever this device's.
 */
import { CalendarDateTime, parseDate } from '@internationalized/date';
import { type ReactNode, useId } from 'react';
import {
  Button as AriaButton,
  Calendar,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Label,
  Popover,
} from 'react-aria-components';
import { instantOf, wallOf } from '#programme/moment.ts';
import * as m from '#texts/messages.ts';
import { classes } from './classes.ts';
import styles from './date-time.module.css';
import { FieldNotes } from './field.tsx';
import fieldStyles from './field.module.css';
import { wallDate } from './format.ts';
import { useLocale } from './locale.tsx';

export interface QuickChoice {
  readonly label: string;
  readonly at: number;
}

export interface DateTimeFieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  /** Epoch ms. */
  readonly value: number | null;
  readonly onChange: (at: number | null) => void;
  readonly timeZone: string;
  readonly now: number;
  readonly quick?: readonly QuickChoice[];
}

export function DateTimeField({ value, onChange, quick = [], ...field }: DateTimeFieldProps) {
  const locale = useLocale();
  const { timeZone } = field;
  return (
    <div className={fieldStyles.field}>
      <WallPicker
        {...field}
        value={value === null ? null : toCalendar(value, timeZone)}
        onChange={(next) => onChange(next ? fromCalendar(next, timeZone) : null)}
      >
        {quick.length > 0 ? (
          <div className={classes(styles.quick)}>
            {quick.map((choice) => (
              <button
                key={choice.label}
                type="button"
                className={classes(styles.chip)}
                aria-pressed={choice.at === value}
                onClick={() => onChange(choice.at)}
              >
                {choice.label}
              </button>
            ))}
          </div>
        ) : null}
      </WallPicker>
      {value !== null ? (
        <button type="button" className={classes(styles.clear)} onClick={() => onChange(null)}>
          {m.team_date_clear(locale)}
        </button>
      ) : null}
    </div>
  );
}

export interface WallPickerProps
  extends Pick<DateTimeFieldProps, 'label' | 'hint' | 'error' | 'timeZone' | 'now'> {
  /** As it stands on the wall: whatever instant that is. */
  readonly value: CalendarDateTime | null;
  readonly onChange: (value: CalendarDateTime | null) => void;
  readonly onFocusChange?: (focused: boolean) => void;
  /** Between the label and the field. */
  readonly children?: ReactNode;
}

/** The field itself: a date and an hour of the wall, typed or taken from a calendar. */
export function WallPicker({
  label,
  hint,
  error,
  timeZone,
  now,
  value,
  onChange,
  onFocusChange,
  children,
}: WallPickerProps) {
  const locale = useLocale();
  const describe = useId();
  return (
    <DatePicker
      value={value}
      onChange={onChange}
      {...(onFocusChange ? { onFocusChange } : {})}
      granularity="minute"
      hourCycle={locale === 'fr' ? 24 : 12}
      minValue={parseDate(wallDate(now, timeZone))}
      placeholderValue={toCalendar(now, timeZone).set({ minute: 0 })}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      shouldForceLeadingZeros
      aria-describedby={describe}
      className={classes(fieldStyles.field, styles.picker)}
    >
      <Label className={classes(fieldStyles.label)}>{label}</Label>
      <FieldNotes id={describe} hint={hint} error={error} />
      {children}
      <Group className={classes(fieldStyles.input, styles.group)}>
        <DateInput className={classes(styles.segments)}>
          {(segment) => <DateSegment segment={segment} className={classes(styles.segment)} />}
        </DateInput>
        <AriaButton className={classes(styles.open)}>
          <span aria-hidden="true">▾</span>
        </AriaButton>
      </Group>
      <Popover className={classes(styles.popover)} placement="bottom start">
        <Dialog className={classes(styles.dialog)}>
          <Calendar>
            <header className={classes(styles.month)}>
              <AriaButton slot="previous" className={classes(styles.step)}>
                ‹
              </AriaButton>
              <Heading className={classes(styles.monthName)} />
              <AriaButton slot="next" className={classes(styles.step)}>
                ›
              </AriaButton>
            </header>
            <CalendarGrid className={classes(styles.grid)}>
              {(date) => <CalendarCell date={date} className={classes(styles.cell)} />}
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  );
}

function toCalendar(at: number, timeZone: string): CalendarDateTime {
  const wall = wallOf(at, timeZone);
  return new CalendarDateTime(wall.year, wall.month, wall.day, wall.hour, wall.minute);
}

/** Through moment.ts, so that the hour of a change of time is read as everywhere else. */
const fromCalendar = ({ year, month, day, hour, minute }: CalendarDateTime, timeZone: string): number =>
  instantOf({ year, month, day, hour, minute }, timeZone);
