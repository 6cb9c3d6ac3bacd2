/** The parts of evaluation, each as a screen would hold it, with the questionnaire that ships and invented answers. */
import { parse } from 'yaml';
import { type HeldSession, SHOWN_FROM_ANSWERS } from '#measures/evaluation-pools.ts';
import { evaluationResults } from '#measures/evaluation.ts';
import { releaseEvaluation } from '#measures/evaluation-release.ts';
import { QuestionSet } from '#programme/questionnaire.ts';
import type { Answers } from '#programme/questionnaire-answers.ts';
import { HiddenResults } from '#team/evaluation/hidden-results.tsx';
import { PaperQuestionnaire } from '#team/evaluation/paper-questionnaire.tsx';
import { QuickKeying } from '#team/evaluation/quick-keying.tsx';
import { Results } from '#team/evaluation/results.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { Screen } from '#team/shell/screen.tsx';
import source from '../../../content/evaluation/maison.yaml?raw';
import { sampleSessions } from '../evaluation-answers.ts';

const set = QuestionSet.parse(parse(source));
const keyed: Answers[] = [];
Object.assign(window, { keyed });

const PARTS = {
  results: () => <Shown sessions={sampleSessions(set, { sessions: 6, people: 18 })} />,
  hidden: () => <HiddenResults answers={SHOWN_FROM_ANSWERS - 3} />,
  paper: () => (
    <PaperQuestionnaire set={set} moment="after" programme="SurVivantes Lanaudière" heldOn="2026-03-03" />
  ),
  keying: () => <Keying moment="after" />,
  'keying-later': () => <Keying moment="later" />,
} as const;
export type EvaluationPart = keyof typeof PARTS;

export function EvaluationParts({ part }: { readonly part: EvaluationPart }) {
  const Part = PARTS[part];
  return (
    <Screen title="Évaluation">
      <Part />
    </Screen>
  );
}

function Shown({ sessions }: { readonly sessions: readonly HeldSession[] }) {
  const locale = useLocale();
  const { current } = releaseEvaluation(sessions, [set], [], '2026-10-13');
  const results = evaluationResults(current, [set]);
  if (results === null) return <p>—</p>;
  const title = locale === 'fr' ? 'Toutes les séances' : 'All sessions';
  const lines = ['Merci, très concret.', 'Enfin des phrases à dire.'];
  // One of each kind: what is checked of one holds of all.
  const items = results.items.filter(
    ({ item }, i, all) => all.findIndex((other) => other.item.kind === item.kind) === i,
  );
  return <Results title={title} results={{ ...results, items }} lines={lines} />;
}

function Keying({ moment }: { readonly moment: 'after' | 'later' }) {
  return (
    <QuickKeying
      set={set}
      moment={moment}
      screening={{ year: 2026 }}
      onSheet={(answers) => {
        keyed.push(answers);
        // The second is refused: what was keyed must stay.
        return Promise.resolve(keyed.length !== 2);
      }}
    />
  );
}
