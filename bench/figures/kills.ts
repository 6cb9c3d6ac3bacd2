/**
 * `kill -9` while requests are handed in, on both databases: nothing acknowledged is lost, nothing is there twice.
 * A kill counts as a cycle only when it cut the load short: some requests were acknowledged or under way, others were not.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PartnerView } from '#contract/door.ts';
import { startPostgres } from '#test/support/postgres.ts';
import type { SealedRequest } from '#cli/client/partner.ts';
import { load, shoot, type Shot } from '../support/load.ts';
import { found, sealMany, sessionCookie } from '../support/programme.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import type { Figure } from './figure.ts';

const CYCLES = 20;
/** Kills that came too early or too late are tried again, but not for ever. */
const MOST_KILLS = 30;
const PER_KILL = 60;
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
        how: 'kills that cut submissions short, on each of SQLite and PostgreSQL',
      },
      {
        name: 'acknowledged_lost',
        value: onSqlite.lost + onPostgres.lost,
        must: ['==', 0],
        how: `of ${onSqlite.before} + ${onPostgres.before} acknowledged before a kill, ${onSqlite.acknowledged} + ${onPostgres.acknowledged} in all`,
      },
      {
        name: 'acknowledged_twice',
        value: onSqlite.twice + onPostgres.twice,
        must: ['==', 0],
        how: 'each handed in again after the kill: same reference, one row in the queue, one entry',
      },
    ];
  } finally {
    await postgres.stop();
  }
}

interface Outcome {
  cycles: number;
  /** Acknowledged by a server that was then killed. */
  before: number;
  acknowledged: number;
  lost: number;
  twice: number;
}

async function killing(say: (line: string) => void, name: string, databaseUrl?: string): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-bench-'));
  const options = { data: join(folder, 'data'), ...(databaseUrl ? { databaseUrl } : {}) };
  const outcome: Outcome = { cycles: 0, before: 0, acknowledged: 0, lost: 0, twice: 0 };
  let server: RunningServer = await startServer(options);
  try {
    const programme = await found(server);
    /** file → reference, as acknowledged. */
    const references = new Map<string, string>();
    const handedIn: SealedRequest[] = [];
    for (let kill = 0; kill < MOST_KILLS && outcome.cycles < CYCLES; kill++) {
      const part = await sealMany(programme, PER_KILL);
      handedIn.push(...part);
      const shots = part.map(
        ({ body }): Shot => ({ method: 'POST', path: '/api/door/requests', body: JSON.stringify(body) }),
      );
      // At any of the answers but the last ones: however fast the machine is, the kill falls amid the load.
      const at = 1 + Math.floor(Math.random() * (PER_KILL - 2 * CLIENTS));
      let killed: Promise<void> | null = null;
      const cut = await load(server.port, shots, CLIENTS, {
        keepBodies: true,
        onAnswer: (count) => {
          if (count === at) killed = server.kill();
        },
      });
      await (killed ?? server.kill());
      const before = referencesIn(cut.bodies);
      outcome.before += before.size;
      if (cut.failures > 0 && before.size > 0) outcome.cycles++;
      server = await startServer(options);
      for (const one of part) {
        const known = before.get(one.body.file);
        if (known !== undefined && (await storedReference(server.port, one)) !== known) outcome.lost++;
      }
      // What a partner's browser does after a dropped network: the same file again.
      const again = await load(server.port, shots, CLIENTS, { keepBodies: true });
      if (again.failures > 0) throw new Error(`After the kill: ${again.firstFailures.join('; ')}`);
      for (const [file, reference] of referencesIn(again.bodies)) {
        if ((before.get(file) ?? reference) !== reference) outcome.twice++;
        references.set(file, reference);
      }
    }
    outcome.acknowledged = references.size;
    say(
      `${name}: ${outcome.cycles} cycles, ${outcome.before} acknowledged before a kill; opening all ${references.size}`,
    );
    for (const one of handedIn) {
      if ((await storedReference(server.port, one)) !== references.get(one.body.file)) outcome.lost++;
    }
    outcome.twice += references.size - new Set(references.values()).size;
    const cookie = await sessionCookie(server, programme, Date.now() + 30_000);
    outcome.twice += Math.max(0, (await rowsInQueue(server.port, cookie)) - references.size);
    return outcome;
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function referencesIn(bodies: readonly string[]): Map<string, string> {
  return new Map(
    bodies
      .map((text) => JSON.parse(text) as { file: string; reference: string })
      .map(({ file, reference }) => [file, reference]),
  );
}

/** The reference behind a receipt; null unless exactly what was handed in is there. */
async function storedReference(port: number, { body, receipt }: SealedRequest): Promise<string | null> {
  const { locator, authentication } = receipt;
  const answer = await shoot(undefined, port, {
    method: 'POST',
    path: '/api/receipt/open',
    body: JSON.stringify({ locator, authentication }),
  });
  if (!answer.ok || answer.status !== 200) return null;
  const view = JSON.parse(answer.text) as PartnerView;
  const whole = view.entries.length === 1 && view.entries[0]?.sealed === body.entry && view.keys.length === 1;
  return whole ? view.reference : null;
}

async function rowsInQueue(port: number, cookie: string): Promise<number> {
  const path = '/api/requests?which=open';
  const answer = await shoot(undefined, port, { method: 'GET', path, headers: { cookie } });
  if (!answer.ok || answer.status !== 200) throw new Error(answer.ok ? answer.text : answer.why);
  return (JSON.parse(answer.text) as { rows: unknown[] }).rows.length;
}
