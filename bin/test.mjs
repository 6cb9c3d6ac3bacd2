#!/usr/bin/env node
// Everything that must hold before a change lands.
//   npm test                        all of it
//   npm test -- rules checks        only these parts: checks, rules, rooms, store, mail, journeys
// The last line is the sum: “N passed, N failed”. Checks count as tests.

import { basename } from 'node:path';
import process from 'node:process';
import { LauncherError } from './launcher/messages.mjs';
import { prepare } from './launcher/prepare.mjs';
import { at, stopwatch } from './launcher/project.mjs';
import { checks, commandOf } from './lib/checks.mjs';
import { jobsOf, parts } from './test/parts.mjs';
import { providePrograms } from './test/programs.mjs';
import { runCheck, runTests, step, stepsTogether } from './test/steps.mjs';

async function main(names) {
  const known = ['checks', ...Object.keys(parts)];
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Error(`unknown part ${unknown.join(', ')}; there are: ${known.join(', ')}`);
  const wanted = names.length > 0 ? names : known;
  const results = [];
  const node = await prepare({ pages: false });
  const { compileTexts } = await import('./texts/files.mjs');
  results.push(
    await step('texts compile', () => compileTexts(at()).then(() => ({ passed: 1, failed: 0, skipped: 0 }))),
  );
  if (wanted.includes('checks')) {
    for (const name of Object.keys(checks))
      results.push(await step(name, (out) => runCheck(node, commandOf(name), out)));
  }
  const run = Object.keys(parts).filter((name) => wanted.includes(name));
  if (run.length > 0) results.push(...(await runParts(node, run)));
  return sum(results);
}

/** Two processes at a time, for the two cores that a small machine has. */
const TOGETHER = 2;

async function runParts(node, run) {
  const jobs = await jobsOf(run);
  const lacking = await providePrograms([...new Set(run.flatMap((name) => parts[name].needs))]);
  const results = [];
  if (run.some((name) => name !== 'rules'))
    results.push(await step('build', () => prepare().then(() => ({ passed: 1, failed: 0, skipped: 0 }))));
  const steps = jobs.map(({ part, files }, n) => ({
    title: `${part}: ${files
      .map((file) => basename(file).replace(/\.test\.tsx?$/, ''))
      .slice(0, 12)
      .join(', ')}${files.length > 12 ? ` and ${files.length - 12} more` : ''}`,
    work: (out) =>
      parts[part].needs.length > 0 && lacking
        ? Promise.reject(new Error(lacking))
        : runTests(node, files, { name: `${part}-${n}`, ...parts[part] }, out),
  }));
  return [...results, ...(await stepsTogether(steps, TOGETHER))];
}

function sum(results) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const counts of results) for (const key of Object.keys(total)) total[key] += counts[key];
  return total;
}

const seconds = stopwatch();
try {
  const { passed, failed, skipped } = await main(process.argv.slice(2));
  process.stdout.write(
    `\nIn ${seconds()} s.\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
  );
  process.exitCode = failed === 0 ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof LauncherError ? error.message : error.stack}\n`);
  process.stdout.write('0 passed, 1 failed\n');
  process.exitCode = 1;
}
