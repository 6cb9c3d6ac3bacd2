/**
 * What a pool of sessions, a year or an audience shows: for each question a chart and the table beside it, each number
 * with its n and its interval in words. Prints as it stands. Nothing here may be computed from answers: it is given what
 * was released ([Note: Steps of ten]).
 */
import type { ReactNode } from 'react';
import type { ChoicesResult, EvaluationResults, ScaleResult, ShareResult } from '#measures/evaluation.ts';
import type { QuestionSet } from '#programme/questionnaire.ts';
import { Button, Buttons } from '#team/parts/button.tsx';
import { formatCalendarDate } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import { MOMENT, POINTS, SHARE } from './evaluation-words.ts';
import { ChangeSentence, momentRows, ResultFigure } from './result-figure.tsx';
import styles from './results.module.css';

export interface ResultsProps {
  /** “Toutes les séances de 2026”, “Séance du 3 mars”: no organisation's name. */
  readonly title: string;
  readonly results: EvaluationResults;
  /** Lines that the team has read and lets be shown. */
  readonly lines?: readonly string[];
}

export function Results({ title, results, lines = [] }: ResultsProps) {
  const locale = useLocale();
  const { set, score } = results;
  const shares = results.items.filter((item) => item.kind === 'share');
  const vignettes = shares.filter(({ item }) => item.kind === 'vignette');
  const myths = shares.filter(({ item }) => item.kind === 'myth');
  const scales = results.items.filter((item) => item.kind === 'scale');
  const choices = results.items.filter((item) => item.kind === 'choices');
  return (
    <div className={styles.results} data-prints="">
      <header className={styles.head}>
        <h2>{title}</h2>
        <p className={styles.label}>{set.label[locale]}</p>
        <Counts results={results} />
        <Buttons className={styles.screenOnly ?? ''}>
          <Button onPress={() => window.print()}>{m.team_evaluation_print(locale)}</Button>
        </Buttons>
      </header>
      <Part title={vignettes.length > 0 ? m.team_evaluation_part_vignettes(locale) : null}>
        {score === null ? null : (
          <ResultFigure
            title={m.team_evaluation_score(locale, { of: String(score.of) })}
            axis={{
              label: m.team_evaluation_axis_score(locale),
              ticks: Array.from({ length: score.of + 1 }, (_, i) => ({ at: i, label: String(i) })),
            }}
            unit={POINTS}
            columns={[m.team_evaluation_column_moment(locale), m.team_evaluation_column_mean(locale)]}
            rows={momentRows(score.at, locale)}
          >
            <ChangeSentence change={score.after} moment="after" unit={POINTS} />
            <ChangeSentence change={score.later} moment="later" unit={POINTS} />
          </ResultFigure>
        )}
        {vignettes.map((result) => (
          <Share key={result.item.id} result={result} set={set} />
        ))}
      </Part>
      <Part title={myths.length > 0 ? m.team_evaluation_part_myths(locale) : null}>
        {myths.map((result) => (
          <Share key={result.item.id} result={result} set={set} />
        ))}
      </Part>
      <Part title={scales.length > 0 ? m.team_evaluation_part_scales(locale) : null}>
        {scales.map((result) => (
          <Scale key={result.item.id} result={result} />
        ))}
      </Part>
      <Part title={choices.length > 0 ? m.team_evaluation_part_choices(locale) : null}>
        {choices.map((result) => (
          <Choices key={`${result.item.id} ${result.moment}`} result={result} />
        ))}
      </Part>
      <Part title={lines.length > 0 ? m.team_evaluation_part_lines(locale) : null}>
        <p className={styles.note}>{m.team_evaluation_lines_why(locale)}</p>
        <ul role="list" className={styles.lines}>
          {lines.map((line, i) => (
            // They come shuffled and stay as they are; two may read the same.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <li key={i}>{line}</li>
          ))}
        </ul>
      </Part>
      <section className={styles.reading}>
        <h3>{m.team_evaluation_reading(locale)}</h3>
        <p>{m.team_evaluation_reading_groups(locale)}</p>
        <p>{m.team_evaluation_reading_interval(locale)}</p>
        <p>{m.team_evaluation_reading_n(locale)}</p>
        <p>{m.team_evaluation_reading_women(locale)}</p>
      </section>
    </div>
  );
}

/** Null: nothing of it shows. */
function Part({ title, children }: { readonly title: string | null; readonly children: ReactNode }) {
  if (title === null) return null;
  return (
    <section className={styles.part}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Counts({ results: { sessions, heldOn, answers, releasedOn } }: Pick<ResultsProps, 'results'>) {
  const locale = useLocale();
  const date = (day: string) => formatCalendarDate(day, locale);
  const [first, last] = releasedOn;
  return (
    <div className={styles.counts}>
      <p>{m.team_evaluation_sessions(locale, { n: sessions, from: date(heldOn[0]), to: date(heldOn[1]) })}</p>
      <ul role="list" className={styles.moments}>
        {(['before', 'after', 'later'] as const).map((moment) => (
          <li key={moment}>
            {m.team_evaluation_answers(locale, { moment: MOMENT[moment](locale), n: answers[moment] })}
          </li>
        ))}
      </ul>
      <p className={styles.note}>
        {first === last
          ? m.team_evaluation_as_of(locale, { date: date(first) })
          : m.team_evaluation_as_of_both(locale, { first: date(first), last: date(last) })}
      </p>
    </div>
  );
}

const percentTicks = (locale: Locale) =>
  [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, label: SHARE.value(at, locale) }));

function Share({ result, set }: { readonly result: ShareResult; readonly set: QuestionSet }) {
  const locale = useLocale();
  const { item, at, after, later } = result;
  const right =
    item.kind === 'myth'
      ? m.team_evaluation_right_myth(locale, { text: set.mythAnswers[item.right][locale] })
      : m.team_evaluation_right(locale, {
          text: item.options.find(({ id }) => id === item.right)?.text[locale] ?? '',
        });
  return (
    <ResultFigure
      title={item.says[locale]}
      note={right}
      axis={{ label: m.team_evaluation_axis_right(locale), ticks: percentTicks(locale) }}
      unit={SHARE}
      columns={[m.team_evaluation_column_moment(locale), m.team_evaluation_column_right(locale)]}
      rows={momentRows(at, locale)}
    >
      <ChangeSentence change={after} moment="after" unit={SHARE} />
      <ChangeSentence change={later} moment="later" unit={SHARE} />
    </ResultFigure>
  );
}

function Scale({ result: { item, at, after, later, thinkingBack } }: { readonly result: ScaleResult }) {
  const locale = useLocale();
  return (
    <ResultFigure
      title={item.asks[locale]}
      axis={{
        label: m.team_evaluation_axis_scale(locale, { low: item.low[locale], high: item.high[locale] }),
        ticks: [1, 2, 3, 4, 5].map((point) => ({ at: point, label: String(point) })),
      }}
      unit={POINTS}
      columns={[m.team_evaluation_column_moment(locale), m.team_evaluation_column_mean(locale)]}
      rows={momentRows(at, locale)}
    >
      <ChangeSentence change={after} moment="after" unit={POINTS} />
      <ChangeSentence change={later} moment="later" unit={POINTS} />
      {thinkingBack === null ? null : (
        <p>
          {m.team_evaluation_thinking_back(locale, {
            first: POINTS.value(thinkingBack.first.value, locale),
            then: POINTS.value(thinkingBack.then.value, locale),
          })}
        </p>
      )}
    </ResultFigure>
  );
}

function Choices({ result: { item, options } }: { readonly result: ChoicesResult }) {
  const locale = useLocale();
  const text = (id: string) => item.options.find((option) => option.id === id)?.text[locale] ?? id;
  return (
    <ResultFigure
      title={item.asks[locale]}
      axis={{ label: m.team_evaluation_axis_share(locale), ticks: percentTicks(locale) }}
      unit={SHARE}
      columns={[m.team_evaluation_column_choice(locale), m.team_evaluation_column_share(locale)]}
      rows={options.map(({ id, share }) => ({ key: id, label: text(id), measured: share, mark: 'square' }))}
    />
  );
}
