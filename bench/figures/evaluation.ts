/** The results of questionnaires, in a real Chromium: 10,000 opened answers read, pooled, counted and compared. */
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { loadQuestionnaires } from '#server/content/questionnaires.ts';
import { startChromium } from '#test/support/chromium.ts';
import type { timeResults } from '../support/evaluation-page.ts';
import { median } from '../support/load.ts';
import type { Figure } from './figure.ts';

/** In each of 200 sessions, so that there are a little more than 10,000 answers at the three moments together. */
const PEOPLE = 24;

export async function evaluationFigures(): Promise<Figure[]> {
  const [set] = await loadQuestionnaires();
  if (set === undefined) throw new Error('No questionnaire ships.');
  const chromium = await startChromium({ whole: true });
  try {
    const page = await chromium.browser.newPage();
    await page.addScriptTag({ content: await bundle() });
    const { times, answers, tables } = await page.evaluate(
      (args) => (window as unknown as { timeResults: typeof timeResults }).timeResults(...args),
      [set, PEOPLE] as const,
    );
    if (answers < 10_000) throw new Error(`Only ${answers} answers.`);
    return [
      {
        name: 'results_ms_10k',
        value: median(times),
        must: ['<=', 300],
        how: `median of ${times.length}: ${answers} answers of 200 sessions read, pooled and counted, ${tables} tables; first ${Math.round(times[0] ?? 0)} ms`,
      },
    ];
  } finally {
    await chromium.stop();
  }
}

/** One script, made as the app's are. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'baseline-widely-available',
      lib: {
        entry: fileURLToPath(new URL('../support/evaluation-page.ts', import.meta.url)),
        formats: ['iife'],
        name: 'evaluation',
      },
    },
  });
  const [{ output }] = built as [Rolldown.RolldownOutput];
  return output[0].code;
}
