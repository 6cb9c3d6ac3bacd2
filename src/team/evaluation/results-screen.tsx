/** What all sessions changed: all together, by year, by audience; what participants wrote, to read first; what still waits. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { evaluationResults } from '#measures/evaluation.ts';
import { sayAudience } from '#team/asked/session-words.ts';
import type { EvaluationLook } from '#team/data/evaluation.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { Choice } from '#team/parts/choice.tsx';
import { Empty } from '#team/parts/empty.tsx';
import { formatCalendarDate } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { Screen } from '#team/shell/screen.tsx';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import { type Chosen, choicesOf, keyOf, releasesOf, shownLines } from './choose-releases.ts';
import { WhenLookedUp } from './evaluation-look.tsx';
import { LinesToRead } from './lines-to-read.tsx';
import { Results } from './results.tsx';
import styles from './results.module.css';
import { sessionsAsked } from './sessions-asked.ts';
import { useEvaluation } from './use-evaluation.ts';

export function ResultsScreen() {
  const locale = useLocale();
  const evaluation = useEvaluation();
  return (
    <Screen
      title={m.team_evaluation_title(locale)}
      above={
        <p className={styles.back}>
          <Link to="/seances" search={{}}>
            {m.team_evaluation_back(locale)}
          </Link>
        </p>
      }
    >
      <WhenLookedUp evaluation={evaluation}>
        {(look) => (
          <>
            <LinesToRead look={look} onRead={evaluation.showLines} onStale={evaluation.again} />
            <Shown look={look} />
            <Waiting look={look} />
          </>
        )}
      </WhenLookedUp>
    </Screen>
  );
}

function Shown({ look }: { readonly look: EvaluationLook }) {
  const locale = useLocale();
  const choices = choicesOf(look.releases);
  const [key, setKey] = useState('all');
  const chosen = choices.find((one) => keyOf(one) === key) ?? { kind: 'all' };
  const results = evaluationResults(releasesOf(look.releases, chosen), look.sets);
  if (results === null)
    return <Empty title={m.team_evaluation_none(locale)}>{m.team_evaluation_none_text(locale)}</Empty>;
  return (
    <>
      {choices.length > 1 ? (
        <div className={styles.screenOnly}>
          <Choice
            required
            label={m.team_evaluation_which(locale)}
            value={keyOf(chosen)}
            onChange={(next) => next !== null && setKey(next)}
            options={choices.map((one) => ({ value: keyOf(one), label: sayChosen(one, locale) }))}
          />
        </div>
      ) : null}
      <Results title={sayChosen(chosen, locale)} results={results} lines={shownLines(look.lines, chosen)} />
    </>
  );
}

function sayChosen(chosen: Chosen, locale: Locale): string {
  switch (chosen.kind) {
    case 'all':
      return m.team_evaluation_all(locale);
    case 'year':
      return m.team_evaluation_year(locale, { year: chosen.year });
    case 'sector':
      return chosen.sector === null
        ? m.team_evaluation_several_sectors(locale)
        : sayAudience(chosen.sector, locale);
  }
}

/** Sessions that show nothing yet, with how many answered. */
function Waiting({ look: { waiting } }: { readonly look: EvaluationLook }) {
  const locale = useLocale();
  const plans = useTeam((state) => state.agenda?.plans);
  const sessions = sessionsAsked(plans ?? []).filter(({ plan }) => waiting.has(plan));
  if (sessions.length === 0) return null;
  return (
    <section className={styles.aside} aria-labelledby="attente">
      <h2 id="attente" className={styles.asideTitle}>
        {m.team_evaluation_waiting(locale)}
      </h2>
      <p className={styles.note}>{m.team_evaluation_waiting_why(locale)}</p>
      <ul role="list" className={styles.waiting}>
        {sessions.map(({ plan, heldOn, organisation }) => (
          <li key={plan}>
            <Link to="/seance/$plan" params={{ plan }} search={{}}>
              {organisation === '' ? m.team_evaluation_unnamed(locale) : organisation}
            </Link>
            {' · '}
            {formatCalendarDate(heldOn, locale)}
            {' · '}
            {m.team_evaluation_so_many(locale, { n: waiting.get(plan) ?? 0 })}
          </li>
        ))}
      </ul>
    </section>
  );
}
