/** Her statement of a period: read, corrected and printed from one table. Names nobody but her. */
import { type ReactNode, useState } from 'react';
import { type HourLine, linesWithin } from '#programme/hours.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { Empty } from '#team/parts/empty.tsx';
import { formatCalendarDate } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { CalendarDateField } from '#team/parts/wall-fields.tsx';
import { minutesText } from '#team/wording/minutes-text.ts';
import * as m from '#texts/messages.ts';
import { partsText, whatText } from './hour-words.ts';
import styles from './hours.module.css';

export function Statement({
  lines,
  today,
  onChange,
  children,
}: {
  lines: readonly HourLine[];
  /** `YYYY-MM-DD` */
  today: string;
  onChange: (line: HourLine) => void;
  /** Another button beside printing. */
  children: ReactNode;
}) {
  const locale = useLocale();
  const { name, programme } = useTeam((state) => ({ name: state.myName, programme: state.programme }));
  const [from, setFrom] = useState(`${today.slice(0, 4)}-01-01`);
  const [until, setUntil] = useState(today);
  const shown = linesWithin(lines, { from, until });
  const sum = (paid: boolean) =>
    shown.filter(({ paidOn }) => (paidOn !== null) === paid).reduce((all, { minutes }) => all + minutes, 0);
  const whole = from !== '' && until !== '' && from <= until;

  return (
    <section aria-labelledby="hours-statement" className={styles.part}>
      <h2 id="hours-statement">{m.team_paid_statement(locale)}</h2>
      <div className={styles.printOnly}>
        <p className={styles.what}>{name}</p>
        <p>{programme}</p>
        {whole ? (
          <p>
            {m.team_paid_period(locale, {
              from: formatCalendarDate(from, locale),
              until: formatCalendarDate(until, locale),
            })}
          </p>
        ) : null}
      </div>
      <div
        className={`${styles.period} ${styles.noPrint}`}
        role="group"
        aria-label={m.team_paid_which(locale)}
      >
        <div className={styles.day}>
          <span aria-hidden="true">{m.team_paid_from(locale)}</span>
          <CalendarDateField label={m.team_paid_from(locale)} value={from} onChange={setFrom} />
        </div>
        <div className={styles.day}>
          <span aria-hidden="true">{m.team_paid_until(locale)}</span>
          <CalendarDateField label={m.team_paid_until(locale)} value={until} onChange={setUntil} />
        </div>
      </div>
      {shown.length === 0 ? (
        <Empty title={m.team_paid_none(locale)}>{m.team_paid_none_text(locale)}</Empty>
      ) : (
        <table className={styles.table}>
          <caption className="visually-hidden">{m.team_paid_statement(locale)}</caption>
          <thead>
            <tr>
              <th scope="col">{m.team_paid_day(locale)}</th>
              <th scope="col">{m.team_paid_what_label(locale)}</th>
              <th scope="col">{m.team_paid_time(locale)}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((line) => (
              <tr key={line.record}>
                <th scope="row">{formatCalendarDate(line.time.day, locale)}</th>
                <td>
                  {whatText(line.time.what, locale)}
                  {line.time.what === 'wording_review' ? null : (
                    <span className={styles.under}>{partsText(line.time.parts, locale)}</span>
                  )}
                  <span className={styles.under}>
                    {line.paidOn === null
                      ? m.team_paid_not_paid(locale)
                      : m.team_paid_paid_on(locale, { day: formatCalendarDate(line.paidOn, locale) })}
                  </span>
                  {/* What is paid was agreed: whoever paid it takes that back first. */}
                  {line.paidOn === null ? (
                    <Button
                      look="plain"
                      className={styles.correct ?? ''}
                      aria-label={m.team_paid_change_which(locale, {
                        what: whatText(line.time.what, locale),
                        day: formatCalendarDate(line.time.day, locale),
                      })}
                      onPress={() => onChange(line)}
                    >
                      {m.team_paid_change(locale)}
                    </Button>
                  ) : null}
                </td>
                <td>{minutesText(line.minutes, locale)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            {([false, true] as const).map((paid) => (
              <tr key={String(paid)}>
                <th scope="row" colSpan={2}>
                  {paid ? m.team_paid_total_paid(locale) : m.team_paid_total_done(locale)}
                </th>
                <td>{minutesText(sum(paid), locale)}</td>
              </tr>
            ))}
          </tfoot>
        </table>
      )}
      <Buttons className={styles.noPrint ?? ''}>
        <Button isDisabled={shown.length === 0 || !whole} onPress={() => print()}>
          {m.team_paid_print(locale)}
        </Button>
        {children}
      </Buttons>
    </section>
  );
}
