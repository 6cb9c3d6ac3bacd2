/** The word check: how often it is right, on sentences labelled for the project, and how long a long text takes. */
import { shipped } from '#server/content/shipped.ts';
import { compileRules, findWordings } from '#wording/check/check.ts';
import { type Measure, measure, precision, recall, sum } from '#test/wording/measure.ts';
import { labelledSentences } from '#test/wording/read.ts';
import type { Figure } from './figure.ts';

const WORDS = 10_000;
const ROUNDS = 21;

export async function wordingFigures(): Promise<Figure[]> {
  const { wordCheck } = await shipped();
  const figures: Figure[] = [];
  const times: number[] = [];
  for (const language of ['fr', 'en'] as const) {
    const compiled = compileRules(wordCheck[language]);
    const [development, heldOut] = await Promise.all([
      labelledSentences(language, 'development'),
      labelledSentences(language, 'held-out'),
    ]);
    const apart = measure(heldOut, compiled);
    const all = sum(measure(development, compiled), apart);
    figures.push(
      figure(`wordcheck_precision_${language}`, precision, 0.95, { all, apart }),
      figure(`wordcheck_recall_${language}`, recall, 0.85, { all, apart }),
    );
    // Each sentence is a real one, half of them harmless; in a letter far fewer are marked.
    const sentences = development.map(({ text }) => text).join(' ');
    const text = sentences.repeat(20).split(/\s+/).slice(0, WORDS).join(' ');
    for (let round = 0; round < ROUNDS; round++) {
      const start = performance.now();
      findWordings(text, compiled);
      times.push(performance.now() - start);
    }
  }
  const median = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
  return [
    {
      name: 'wordcheck_ms_10k',
      value: median,
      must: ['<=', 50],
      how: `median of ${times.length}, ${WORDS} words, half French, half English, every second sentence marked`,
    },
    ...figures,
  ];
}

function figure(
  name: string,
  of: (measure: Measure) => number,
  least: number,
  { all, apart }: { all: Measure; apart: Measure },
): Figure {
  const names = name.includes('precision')
    ? `${apart.right} of ${apart.marks} marks right`
    : `${apart.found} of ${apart.labels} labels found`;
  return {
    name,
    value: of(all),
    must: ['>=', least],
    how: `development and held-out; held-out alone ${of(apart).toFixed(3)}, ${names}`,
  };
}
