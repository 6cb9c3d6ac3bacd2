/**
 * `npm run bench` prints a table; `npm run bench -- --json` one object `{name: value}`; `npm run bench -- kills` one part.
 * Ratios come from one run on one machine; a figure that misses its bound makes the exit code 1.
 */
import { alertFigures } from './figures/alerts.ts';
import { type Figure, holds } from './figures/figure.ts';
import { killFigures } from './figures/kills.ts';
import { startFigures } from './figures/start.ts';
import { submissionFigures } from './figures/submissions.ts';
import { todayFigures } from './figures/today.ts';
import { weightFigures } from './figures/weight.ts';

const args = process.argv.slice(2).filter((arg) => arg !== '--');
const json = args.includes('--json');
const say = (line: string) => process.stderr.write(`${line}\n`);

const PARTS: Record<string, () => Promise<Figure[]>> = {
  submissions: () => submissionFigures(say),
  alerts: alertFigures,
  weight: weightFigures,
  today: () => todayFigures(say),
  start: startFigures,
  kills: () => killFigures(say),
};

const wanted = args.filter((arg) => !arg.startsWith('--'));
const unknown = wanted.filter((part) => !(part in PARTS));
if (unknown.length > 0) {
  say(`Unknown part: ${unknown.join(', ')}. Parts: ${Object.keys(PARTS).join(', ')}.`);
  process.exit(2);
}

const figures: Figure[] = [];
for (const [name, part] of Object.entries(PARTS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  say(`— ${name}`);
  figures.push(...(await part()));
}

const round = (value: number) => (Number.isInteger(value) ? value : Number(value.toPrecision(3)));
if (json)
  process.stdout.write(
    `${JSON.stringify(Object.fromEntries(figures.map((f) => [f.name, round(f.value)])))}\n`,
  );
else {
  for (const figure of figures) {
    const [sign, bound] = figure.must;
    process.stdout.write(
      `${holds(figure) ? 'yes' : 'NO '}  ${figure.name.padEnd(32)} ${String(round(figure.value)).padStart(9)}  ${sign} ${bound}  (${figure.how})\n`,
    );
  }
}
process.exitCode = figures.every(holds) ? 0 : 1;
