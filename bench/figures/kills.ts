/** `kill -9` while requests are handed in, on both databases: nothing acknowledged is lost, nothing is there twice. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '#test/support/postgres.ts';
import { load, shoot, type Shot } from '../support/load.ts';
import type { Receipt } from '#sealing/receipt.ts';
import { found, sealMany } from '../support/programme.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import type { Figure } from './figure.ts';

const CYCLES = 20;
const PER_CYCLE = 60;
const CLIENTS = 4;

export async function killFigures(say: (line: string) => void): Promise<Figure[]> {
  const postgres = await startPostgres({ durable: true });
  try {
    const onSqlite = await killing(say, 'SQLite');
    const onPostgres = await killing(say, 'PostgreSQL', await postgres.createDatabase());
    return [
      {
        name: 'kill_cycles',
        value: Math.min(onSqlite.cycles, onPostgres.cycles),
        must: ['>=', CYCLES],
        how: 'kill -9 during submissions, on each of SQLite and PostgreSQL',
      },
      {
        name: 'acknowledged_lost',
        value: onSqlite.lost + onPostgres.lost,
        must: ['==', 0],
        how: `${onSqlite.acknowledged} + ${onPostgres.acknowledged} acknowledged`,
      },
      {
        name: 'acknowledged_twice',
        value: onSqlite.twice + onPostgres.twice,
        must: ['==', 0],
        how: 'handed in again after the kill: the same reference, and no reference on two files',
      },
    ];
  } finally {
    await postgres.stop();
  }
}

interface Outcome {
  cycles: number;
  acknowledged: number;
  lost: number;
  twice: number;
}

async function killing(say: (line: string) => void, name: string, databaseUrl?: string): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-bench-'));
  const options = { data: join(folder, 'data'), ...(databaseUrl ? { databaseUrl } : {}) };
  let server: RunningServer = await startServer(options);
  try {
    const programme = await found(server);
    say(`${name}: sealing ${CYCLES * PER_CYCLE} requests beforehand`);
    const sealed = await sealMany(programme, CYCLES * PER_CYCLE);
    /** file → reference, as acknowledged. */
    const acknowledged = new Map<string, string>();
    let lost = 0;
    let twice = 0;
    let cycles = 0;
    for (; cycles < CYCLES; cycles++) {
      const part = sealed.slice(cycles * PER_CYCLE, (cycles + 1) * PER_CYCLE);
      const shots = part.map(
        ({ body }): Shot => ({ method: 'POST', path: '/api/door/requests', body: JSON.stringify(body) }),
      );
      const running = load(server.port, shots, CLIENTS, { keepBodies: true });
      await new Promise((resolve) => setTimeout(resolve, 15 + Math.random() * 120));
      await server.kill();
      const { bodies } = await running;
      const before = new Map(
        bodies
          .map((text) => JSON.parse(text) as { file: string; reference: string })
          .map((a) => [a.file, a.reference]),
      );
      server = await startServer(options);
      for (const { body, receipt } of part) {
        const known = before.get(body.file);
        if (known !== undefined && (await referenceOf(server.port, receipt)) !== known) lost++;
      }
      // What a partner's browser does after a dropped network: the same file again.
      const again = await load(server.port, shots, CLIENTS, { keepBodies: true });
      if (again.failures > 0) throw new Error(`After the kill: ${again.firstFailures.join('; ')}`);
      for (const text of again.bodies) {
        const { file, reference } = JSON.parse(text) as { file: string; reference: string };
        if ((before.get(file) ?? reference) !== reference) twice++;
        acknowledged.set(file, reference);
      }
    }
    say(`${name}: ${cycles} kills, ${acknowledged.size} acknowledged; opening every one`);
    if (new Set(acknowledged.values()).size !== acknowledged.size)
      twice += acknowledged.size - new Set(acknowledged.values()).size;
    for (const { body, receipt } of sealed) {
      if ((await referenceOf(server.port, receipt)) !== acknowledged.get(body.file)) lost++;
    }
    return { cycles, acknowledged: acknowledged.size, lost, twice };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The reference behind a receipt, null when nothing (or more than its one entry) is there. */
async function referenceOf(port: number, { locator, authentication }: Receipt): Promise<string | null> {
  const answer = await shoot(undefined, port, {
    method: 'POST',
    path: '/api/receipt/open',
    body: JSON.stringify({ locator, authentication }),
  });
  if (!answer.ok || answer.status !== 200) return null;
  const view = JSON.parse(answer.text) as { reference: string; entries: unknown[] };
  return view.entries.length === 1 ? view.reference : null;
}
