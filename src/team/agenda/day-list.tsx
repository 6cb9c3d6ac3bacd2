/** Days side by side or one below the other, each with its duty and what is planned. */
import { classes } from '#team/parts/classes.ts';
import { formatDay } from '#team/parts/format.ts';
import { Empty } from '#team/parts/empty.tsx';
import { listOf } from '#team/parts/list-of.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useNames } from '#team/shell/names.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import styles from './agenda.module.css';
import { Item } from './item.tsx';
import type { AgendaDay } from './week.ts';

const NOON_MS = 12 * 60 * 60_000;

export function DayList({
  days,
  list,
  now,
  weeks,
}: {
  days: readonly AgendaDay[];
  /** Only the days that hold something. */
  list: boolean;
  now: number;
  weeks: number;
}) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const nameOf = useNames();
  const told = list ? days.filter(({ items }) => items.length > 0) : days;
  if (told.length === 0) return <Empty title={m.team_agenda_list_empty(locale, { weeks: String(weeks) })} />;
  return (
    <ol role="list" className={classes(styles.days, list ? styles.list : styles.week)}>
      {told.map((day) => {
        const today = day.at <= now && now < day.end;
        return (
          <li key={day.date} className={classes(styles.day, today && styles.today)}>
            <h2 className={styles.dayName}>
              {/* Never “today” on paper: the sheet is read another day. */}
              <span className={styles.onScreen}>{formatDay(day.at + NOON_MS, now, locale, timeZone)}</span>
              <span className={styles.onPaper}>
                {formatDay(day.at + NOON_MS, now - 7 * 86_400_000, locale, timeZone)}
              </span>
            </h2>
            {day.duty.length > 0 ? (
              <p className={styles.duty}>
                {m.team_agenda_duty(locale, { who: listOf(day.duty.map(nameOf), locale) })}
              </p>
            ) : null}
            {day.items.length === 0 ? (
              <p className={styles.nothing}>{m.team_agenda_nothing(locale)}</p>
            ) : (
              <ul role="list" className={styles.items}>
                {day.items.map((item) => (
                  <Item key={item.key} item={item} day={day} />
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ol>
  );
}
