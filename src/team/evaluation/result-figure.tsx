/** One question's results: the chart, the table with the same numbers, and what changed, in words. */
import type { ReactNode } from 'react';
import type { AtMoments } from '#measures/evaluation.ts';
import type { Change, Measured } from '#measures/evaluation-measured.ts';
import type { AnswerMoment } from '#programme/questionnaire.ts';
import { useLocale } from '#team/parts/locale.tsx';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import { between, MOMENT, type Unit } from './evaluation-words.ts';
import { type ChartAxis, IntervalChart, type Mark } from './interval-chart.tsx';
import styles from './results.module.css';

export interface FigureRow {
  readonly key: string;
  readonly label: string;
  readonly measured: Measured;
  readonly mark: Mark;
}

export interface FigureProps {
  readonly title: string;
  /** Under the title: the right answer, for one. */
  readonly note?: ReactNode;
  readonly axis: ChartAxis;
  readonly unit: Unit;
  /** Heads of the table's first two columns. */
  readonly columns: readonly [string, string];
  readonly rows: readonly FigureRow[];
  /** What changed, in sentences. */
  readonly children?: ReactNode;
}

export function ResultFigure({ title, note, axis, unit, columns, rows, children }: FigureProps) {
  const locale = useLocale();
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        <h4 className={styles.title}>{title}</h4>
        {note ? <p className={styles.note}>{note}</p> : null}
      </figcaption>
      <div className={styles.beside}>
        <IntervalChart
          name={m.team_evaluation_chart(locale, { what: title })}
          axis={axis}
          rows={rows.map(({ key, label, measured, mark }) => ({
            ...{ key, label, mark, estimate: measured },
            value: unit.value(measured.value, locale),
          }))}
        />
        <table className={styles.table}>
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{columns[0]}</th>
              <th scope="col">{columns[1]}</th>
              <th scope="col" className={styles.count}>
                {m.team_evaluation_column_n(locale)}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, label, measured }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td>
                  <b>{unit.value(measured.value, locale)}</b>{' '}
                  <span className={styles.interval}>{between(measured, unit, locale)}</span>
                </td>
                <td className={styles.count}>{measured.n}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {children ? <div className={styles.changes}>{children}</div> : null}
    </figure>
  );
}

const MARKS: Readonly<Record<AnswerMoment, Mark>> = { before: 'ring', after: 'dot', later: 'diamond' };

/** The moments of which something shows. */
export const momentRows = (at: AtMoments, locale: Locale): FigureRow[] =>
  (['before', 'after', 'later'] as const).flatMap((moment): FigureRow[] => {
    const measured = at[moment];
    return measured === null
      ? []
      : [{ key: moment, label: MOMENT[moment](locale), measured, mark: MARKS[moment] }];
  });

/** “Après : de 45 % à 70 %, soit +25 points (entre +4 et +43). Le changement dépasse l’incertitude.” */
export function ChangeSentence({
  change,
  moment,
  unit,
}: {
  readonly change: Change | null;
  readonly moment: AnswerMoment;
  readonly unit: Unit;
}) {
  const locale = useLocale();
  if (change === null) return null;
  const { first, then, difference } = change;
  const isSure = difference.low > 0 || difference.high < 0;
  return (
    <p>
      {m.team_evaluation_change(locale, {
        moment: MOMENT[moment](locale),
        first: unit.value(first.value, locale),
        then: unit.value(then.value, locale),
        difference: unit.change(first.value, then.value, locale),
        low: unit.bound(difference.low, locale),
        high: unit.bound(difference.high, locale),
      })}{' '}
      {isSure ? m.team_evaluation_change_sure(locale) : m.team_evaluation_change_unsure(locale)}
    </p>
  );
}
