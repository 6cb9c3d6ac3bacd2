/** Handing in 2,000 sealed requests at 8 clients, against raw durable commits and a bare route; opening a receipt; memory. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rawCommitsPerSecond, startBare } from '../support/child.ts';
import { load, median, percentile, type Shot } from '../support/load.ts';
import { found, sealMany } from '../support/programme.ts';
import { residentMb, startServer } from '../support/server.ts';
import type { Figure } from './figure.ts';

const REQUESTS = 2000;
const CLIENTS = 8;
const OPENINGS = 1000;

export async function submissionFigures(say: (line: string) => void): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-bench-'));
  const server = await startServer({ data: join(folder, 'data') });
  const bare = await startBare(folder);
  try {
    const programme = await found(server);
    say(`sealing ${REQUESTS} requests beforehand`);
    const sealed = await sealMany(programme, REQUESTS);
    const bodies = sealed.map(({ body }) => JSON.stringify(body));

    say('handing them in, a quarter at a time, in turn with the bare route and with raw commits');
    const ours: number[] = [];
    const theirs: number[] = [];
    let failures = 0;
    let seconds = 0;
    const ratios: number[] = [];
    const toRaw: number[] = [];
    const raws: number[] = [];
    const quarter = REQUESTS / 4;
    for (let q = 0; q < 4; q++) {
      const part = bodies.slice(q * quarter, (q + 1) * quarter);
      const a = await load(
        server.port,
        part.map((body): Shot => ({ method: 'POST', path: '/api/door/requests', body })),
        CLIENTS,
      );
      const b = await load(
        bare.port,
        part.map((body): Shot => ({ method: 'POST', path: '/store', body })),
        CLIENTS,
      );
      for (const why of a.firstFailures) say(`  failed: ${why}`);
      failures += a.failures;
      seconds += a.seconds;
      ours.push(...a.latencies);
      theirs.push(...b.latencies);
      ratios.push(percentile(a.latencies, 0.95) / percentile(b.latencies, 0.95));
      const rawFolder = mkdtempSync(join(folder, 'raw-'));
      const list = join(rawFolder, 'bodies.txt');
      writeFileSync(list, part.join('\n'));
      const raw = await rawCommitsPerSecond(rawFolder, list);
      raws.push(raw);
      toRaw.push((part.length - a.failures) / a.seconds / raw);
    }
    const perSecond = (REQUESTS - failures) / seconds;

    say('opening receipts');
    const opens = sealed.slice(0, OPENINGS).map(({ receipt }): Shot => {
      const body = JSON.stringify({ locator: receipt.locator, authentication: receipt.authentication });
      return { method: 'POST', path: '/api/receipt/open', body };
    });
    const reads = opens.map((_, i): Shot => ({ method: 'GET', path: `/read/${i + 1}` }));
    const openRatios: number[] = [];
    for (let part = 0; part < 4; part++) {
      const cut = <T>(all: T[]) => all.slice((part * OPENINGS) / 4, ((part + 1) * OPENINGS) / 4);
      const a = await load(server.port, cut(opens), CLIENTS);
      const b = await load(bare.port, cut(reads), CLIENTS);
      for (const why of a.firstFailures) say(`  failed: ${why}`);
      if (a.failures > 0) throw new Error(`${a.failures} receipts did not open.`);
      openRatios.push(percentile(a.latencies, 0.95) / percentile(b.latencies, 0.95));
    }
    return [
      {
        name: 'submit_8_clients_failures',
        value: failures,
        must: ['==', 0],
        how: `${REQUESTS} requests, ${CLIENTS} clients, ${Math.round(perSecond)}/s`,
      },
      {
        name: 'submit_vs_raw_commit',
        value: median(toRaw),
        must: ['>=', 0.5],
        how: `raw: ${Math.round(median(raws))} commits/s; median of 4 pairs`,
      },
      {
        name: 'submit_p95_vs_bare',
        value: median(ratios),
        must: ['<=', 3],
        how: `p95 ${percentile(ours, 0.95).toFixed(1)} ms against ${percentile(theirs, 0.95).toFixed(1)} ms, median of 4 pairs`,
      },
      {
        name: 'receipt_open_p95_vs_bare',
        value: median(openRatios),
        must: ['<=', 3],
        how: `${OPENINGS} openings, ${CLIENTS} clients, median of 4 pairs`,
      },
      {
        name: 'rss_mb',
        value: residentMb(server.pid),
        must: ['<=', 150],
        how: 'resident memory of the server after this load',
      },
    ];
  } finally {
    await server.stop();
    await bare.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
