/**
 * `npm run bench` prints a table; `npm run bench -- --json` one object `{name: value}`; `npm run bench -- kills` one part.
 * Ratios come from one run on one machine. The exit code is 1 when a figure misses its bound or a part could not be measured.
 */
import { isBuilt } from '../bin/launcher/build.mjs';
import { alertFigures } from './figures/alerts.ts';
import { answerFigures } from './figures/answers.ts';
import { type Figure, holds } from './figures/figure.ts';
import { escalationFigures } from './figures/escalation.ts';
import { evaluationFigures } from './figures/evaluation.ts';
import { guideFigures } from './figures/guide.ts';
import { killFigures } from './figures/kills.ts';
import { pushFigures } from './figures/push.ts';
import { mailDoorFigures } from './figures/mail-door.ts';
import { startFigures } from './figures/start.ts';
import { submissionFigures } from './figures/submissions.ts';
import { todayFigures } from './figures/today.ts';
import { weightFigures } from './figures/weight.ts';
import { wordingFigures } from './figures/wording.ts';

const args = process.argv.slice(2).filter((arg) => arg !== '--');
const json = args.includes('--json');
const say = (line: string) => process.stderr.write(`${line}\n`);

const PARTS: Record<string, () => Promise<Figure[]>> = {
  submissions: () => submissionFigures(say),
  answers: () => answerFigures(say),
  alerts: alertFigures,
  push: pushFigures,
  weight: weightFigures,
  guide: guideFigures,
  wording: wordingFigures,
  evaluation: evaluationFigures,
  today: () => todayFigures(say),
  start: startFigures,
  kills: () => killFigures(say),
  escalation: () => escalationFigures(say),
  'mail-door': () => mailDoorFigures(say),
};
/** A part that takes longer is stuck, whatever the machine. */
const MINUTES_A_PART = 10;

const wanted = args.filter((arg) => !arg.startsWith('--'));
const unknown = wanted.filter((part) => !(part in PARTS));
if (unknown.length > 0) {
  say(`Unknown part: ${unknown.join(', ')}. Parts: ${Object.keys(PARTS).join(', ')}.`);
  process.exit(2);
}

// `npm run bench` builds; this file run by itself measures what was built last.
if (!(await isBuilt())) say('The build is older than the sources: npm run build.');

const figures: Figure[] = [];
let unmeasured = 0;
for (const [name, part] of Object.entries(PARTS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  say(`— ${name}`);
  try {
    figures.push(...(await inTime(part())));
  } catch (error) {
    unmeasured++;
    say(`Could not be measured: ${error instanceof Error ? error.stack : String(error)}`);
  }
}

const round = (value: number) => (Number.isInteger(value) ? value : Number(value.toPrecision(3)));
if (json) {
  const values = Object.fromEntries(figures.map(({ name, value }) => [name, round(value)]));
  process.stdout.write(`${JSON.stringify(values)}\n`);
} else {
  for (const figure of figures) {
    const [sign, bound] = figure.must;
    const verdict = holds(figure) ? 'yes' : 'NO ';
    const value = String(round(figure.value)).padStart(9);
    process.stdout.write(
      `${verdict}  ${figure.name.padEnd(30)} ${value}  ${sign} ${bound}  (${figure.how})\n`,
    );
  }
}
// What a failed part left behind ends with the bench (support/children.ts).
process.exit(unmeasured === 0 && figures.every(holds) ? 0 : 1);

function inTime(part: Promise<Figure[]>): Promise<Figure[]> {
  let late: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    late = setTimeout(
      () => reject(new Error(`not finished after ${MINUTES_A_PART} minutes`)),
      MINUTES_A_PART * 60_000,
    );
  });
  return Promise.race([part, limit]).finally(() => clearTimeout(late));
}
