// One step of `npm test`: runs it, tells how long it took, counts what passed and what failed.

import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import process from 'node:process';
import { at, root, stopwatch } from '../launcher/project.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/** @typedef {{ inherit: boolean, write: (text: string) => void }} Out */

/** Where a step says what happens: at once, or kept together until it ends, beside another one. */
const aloud = { inherit: true, write: (text) => process.stdout.write(text) };
const kept = () => {
  const said = [];
  return {
    inherit: false,
    write: (text) => said.push(text),
    tell: () => process.stdout.write(said.join('')),
  };
};

/**
 * @param {string} title
 * @param {(out: Out) => Promise<Counts>} work what it throws counts as one failure
 * @returns {Promise<Counts>}
 */
export const step = (title, work) => carryOut(title, work, aloud);

/**
 * Several at a time, in their order; what each says comes whole, at its end.
 * @param {{ title: string, work: (out: Out) => Promise<Counts> }[]} steps
 * @param {number} together @returns {Promise<Counts[]>}
 */
export async function stepsTogether(steps, together) {
  const waiting = [...steps];
  const results = [];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const out = kept();
      results.push(await carryOut(next.title, next.work, out));
      out.tell();
    }
  };
  await Promise.all(Array.from({ length: together }, worker));
  return results;
}

async function carryOut(title, work, out) {
  const seconds = stopwatch();
  out.write(`\n── ${title}\n`);
  const counts = await work(out).catch((error) => {
    out.write(`${error.message}\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  });
  const verdict = counts.failed > 0 ? `${counts.failed} FAILED` : 'ok';
  out.write(`── ${title}: ${verdict} (${seconds()} s)\n`);
  return counts;
}

/** A tool that says yes or no counts as one test. @returns {Promise<Counts>} */
export async function runCheck(node, args, out) {
  const code = await execute(node, args, { minutes: 5 }, out);
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/**
 * Test files in one process under node:test.
 * @param {string} node @param {string[]} files @param {Out} out
 * @param {{ name: string, seconds: number, minutes: number }} limits `name`: no other that runs meanwhile has it
 * @returns {Promise<Counts>}
 */
export async function runTests(node, files, limits, out) {
  const totals = at('.cache', `test-totals-${limits.name}.json`);
  await mkdir(at('.cache'), { recursive: true });
  await rm(totals, { force: true });
  const args = [
    '--test',
    '--test-isolation=none',
    `--test-timeout=${limits.seconds * 1000}`,
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    `--test-reporter=${at('bin', 'test', 'totals.mjs')}`,
    `--test-reporter-destination=${totals}`,
    ...files,
  ];
  const code = await execute(node, args, limits, out);
  const counts = await readTotals(totals);
  if (!counts) throw new Error('the test runner ended without a summary');
  const failed = counts.failed + counts.cancelled;
  // A file that broke outside its tests, or a run that was cut short, is a failure that no test counted.
  const uncounted = code !== 0 && failed === 0 ? 1 : 0;
  return { passed: counts.passed, failed: failed + uncounted, skipped: counts.skipped + counts.todo };
}

async function readTotals(file) {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text === '' ? undefined : JSON.parse(text);
}

/** Compiled once for all: the test processes and the servers that they start read the same sources. */
const env = { ...process.env, NODE_COMPILE_CACHE: at('.cache', 'node') };

/** @returns {Promise<number>} exit code; a step that takes too long is ended, and that is a failure */
function execute(file, args, { minutes }, out) {
  return new Promise((resolve, reject) => {
    const how = out.inherit ? 'inherit' : 'pipe';
    const child = spawn(file, args, { cwd: root, env, stdio: ['ignore', how, how] });
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', out.write);
    const late = setTimeout(() => {
      out.write(`Not finished after ${minutes} minutes: ended.\n`);
      child.kill('SIGTERM');
    }, minutes * 60_000);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(late);
      resolve(code ?? 1);
    });
  });
}
