/** Handing in 2,000 sealed requests at 8 clients, against raw durable commits and a bare route; opening a receipt; memory. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rawCommitsPerSecond, startBare } from '../support/child.ts';
import { keptAlive, load, median, percentile, type Shot } from '../support/load.ts';
import { found, sealMany } from '../support/programme.ts';
import { residentMb, startServer } from '../support/server.ts';
import type { Figure } from './figure.ts';

const REQUESTS = 2000;
/** Handed in before anything is measured: a server runs for months, its first second is told by `start_vs_bare`. */
const WARM_UP = 2000;
const CLIENTS = 8;
const OPENINGS = 2000;
/**
 * Ours and the bare route take turns, so often that what else the machine does meets both; the median of the pairs is
 * told.
 */
const PAIRS = 20;
/** Pairs for one count of raw commits, which wants more than a moment. */
const PAIRS_TO_RAW = 5;

export async function submissionFigures(say: (line: string) => void): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-bench-'));
  const server = await startServer({ data: join(folder, 'data') });
  const bare = await startBare(folder);
  // Clients stay connected from turn to turn.
  const [toOurs, toBare] = [{ agent: keptAlive(CLIENTS) }, { agent: keptAlive(CLIENTS) }];
  try {
    const programme = await found(server);
    say(`sealing ${WARM_UP} + ${REQUESTS} requests beforehand`);
    const all = await sealMany(programme, WARM_UP + REQUESTS);
    const sealed = all.slice(WARM_UP);
    const bodies = sealed.map(({ body }) => JSON.stringify(body));
    const submit = (body: string): Shot => ({ method: 'POST', path: '/api/door/requests', body });
    const store = (body: string): Shot => ({ method: 'POST', path: '/store', body });
    const warm = all.slice(0, WARM_UP).map(({ body }) => JSON.stringify(body));
    const warmed = await load(server.port, warm.map(submit), CLIENTS, toOurs);
    const bareWarmed = await load(bare.port, warm.map(store), CLIENTS, toBare);

    say('handing them in, by turns with the bare route and with raw commits');
    const submitting = { ours: [] as number[], bare: [] as number[], ratios: [] as number[] };
    const raw = { perSecond: [] as number[], ratios: [] as number[] };
    let failures = warmed.failures + bareWarmed.failures;
    for (const why of warmed.firstFailures) say(`  failed: ${why}`);
    let seconds = 0;
    let bareSeconds = 0;
    let secondsToRaw = 0;
    for (const [turn, part] of cut(bodies, PAIRS).entries()) {
      const ours = await load(server.port, part.map(submit), CLIENTS, toOurs);
      const bareTurn = await load(bare.port, part.map(store), CLIENTS, toBare);
      for (const why of ours.firstFailures) say(`  failed: ${why}`);
      failures += ours.failures;
      seconds += ours.seconds;
      bareSeconds += bareTurn.seconds;
      secondsToRaw += ours.seconds;
      submitting.ours.push(...ours.latencies);
      submitting.bare.push(...bareTurn.latencies);
      submitting.ratios.push(percentile(ours.latencies, 0.95) / percentile(bareTurn.latencies, 0.95));
      if ((turn + 1) % PAIRS_TO_RAW > 0) continue;
      const same = cut(bodies, PAIRS)
        .slice(turn + 1 - PAIRS_TO_RAW, turn + 1)
        .flat();
      const perSecond = await rawCommits(folder, same);
      raw.perSecond.push(perSecond);
      raw.ratios.push(same.length / secondsToRaw / perSecond);
      secondsToRaw = 0;
    }

    say('opening receipts');
    const opens = sealed.slice(0, OPENINGS).map(({ receipt }): Shot => {
      const body = JSON.stringify({ locator: receipt.locator, authentication: receipt.authentication });
      return { method: 'POST', path: '/api/receipt/open', body };
    });
    const reads = opens.map((_, i): Shot => ({ method: 'GET', path: `/read/${i + 1}` }));
    const opening = { ours: [] as number[], bare: [] as number[], ratios: [] as number[] };
    const readTurns = cut(reads, PAIRS);
    for (const [turn, part] of cut(opens, PAIRS).entries()) {
      const ours = await load(server.port, part, CLIENTS, toOurs);
      const bareTurn = await load(bare.port, readTurns[turn] ?? [], CLIENTS, toBare);
      for (const why of [...ours.firstFailures, ...bareTurn.firstFailures]) say(`  failed: ${why}`);
      if (ours.failures + bareTurn.failures > 0) throw new Error('Not every receipt opened.');
      opening.ours.push(...ours.latencies);
      opening.bare.push(...bareTurn.latencies);
      opening.ratios.push(percentile(ours.latencies, 0.95) / percentile(bareTurn.latencies, 0.95));
    }
    return [
      {
        name: 'submit_8_clients_failures',
        value: failures,
        must: ['==', 0],
        how: `${REQUESTS} requests after ${WARM_UP}, ${CLIENTS} clients, ${Math.round((REQUESTS - failures) / seconds)}/s`,
      },
      {
        name: 'submit_vs_raw_commit',
        value: median(raw.ratios),
        must: ['>=', 0.5],
        how: `raw: ${Math.round(median(raw.perSecond))} commits/s, bare route: ${Math.round(REQUESTS / bareSeconds)}/s; median of ${raw.ratios.length} turns`,
      },
      {
        name: 'submit_p95_vs_bare',
        value: median(submitting.ratios),
        must: ['<=', 3],
        how: inTurns(submitting),
      },
      {
        name: 'receipt_open_p95_vs_bare',
        value: median(opening.ratios),
        must: ['<=', 3],
        how: `${OPENINGS} openings, ${inTurns(opening)}`,
      },
      {
        name: 'rss_mb',
        value: residentMb(server.pid),
        must: ['<=', 150],
        how: 'resident memory of the server after this load',
      },
    ];
  } finally {
    toOurs.agent.destroy();
    toBare.agent.destroy();
    await server.stop();
    await bare.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `all` in `parts` parts of the same length. */
function cut<T>(all: readonly T[], parts: number): T[][] {
  const length = all.length / parts;
  return Array.from({ length: parts }, (_, i) => all.slice(i * length, (i + 1) * length));
}

function inTurns({ ours, bare }: { ours: readonly number[]; bare: readonly number[] }): string {
  const [a, b] = [percentile(ours, 0.95), percentile(bare, 0.95)];
  return `p95 ${a.toFixed(1)} ms against ${b.toFixed(1)} ms in all; median of ${PAIRS} pairs`;
}

async function rawCommits(folder: string, bodies: readonly string[]): Promise<number> {
  const own = mkdtempSync(join(folder, 'raw-'));
  const list = join(own, 'bodies.txt');
  writeFileSync(list, bodies.join('\n'));
  return rawCommitsPerSecond(own, list);
}
