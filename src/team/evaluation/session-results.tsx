/** What one session changed: alone once ten have answered, with its neighbours when it was small, or not yet. */
import { Link } from '@tanstack/react-router';
import { evaluationResults } from '#measures/evaluation.ts';
import type { EvaluationLook } from '#team/data/evaluation.ts';
import { formatCalendarDate } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import { releasesOfSession } from './choose-releases.ts';
import { WhenLookedUp } from './evaluation-look.tsx';
import { HiddenResults } from './hidden-results.tsx';
import { Results } from './results.tsx';
import styles from './results.module.css';
import { useEvaluation } from './use-evaluation.ts';

export function SessionResults({ plan }: { readonly plan: string }) {
  const locale = useLocale();
  const evaluation = useEvaluation();
  return (
    <>
      <WhenLookedUp evaluation={evaluation}>{(look) => <Shown look={look} plan={plan} />}</WhenLookedUp>
      <p className={styles.screenOnly}>
        <Link to="/seances" search={{ faire: 'resultats' }}>
          {m.team_evaluation_see_all(locale)}
        </Link>
      </p>
    </>
  );
}

function Shown({ look, plan }: { readonly look: EvaluationLook; readonly plan: string }) {
  const locale = useLocale();
  const { releases, laterElsewhere } = releasesOfSession(look.releases, plan);
  const results = evaluationResults(releases, look.sets);
  if (results === null) return <HiddenResults answers={look.waiting.get(plan) ?? 0} />;
  const title =
    results.sessions === 1
      ? m.team_evaluation_one_session(locale, { day: formatCalendarDate(results.heldOn[0], locale) })
      : m.team_evaluation_with_others(locale, { n: results.sessions - 1 });
  return (
    <>
      {results.sessions > 1 ? (
        <p className={styles.note}>{m.team_evaluation_with_others_why(locale)}</p>
      ) : null}
      <Results title={title} results={results} />
      {laterElsewhere ? <p className={styles.note}>{m.team_evaluation_later_elsewhere(locale)}</p> : null}
    </>
  );
}
