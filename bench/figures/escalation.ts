/**
 * `kill -9` while alerts are written and sent, on both databases: each arrives once. And what a thousand programmes cost
 * in which nothing happens.
 *
 * A mail server cannot be asked whether it took what a dying process was handing over: such a letter is sent again
 * with the same Message-ID, by which mail servers know a second copy. Those are counted apart; an alert that is
 * raised twice has two ids, and there must be none.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '#test/support/postgres.ts';
import { type Smtp, startSmtp } from '#test/support/smtp.ts';
import { load, type Shot, shoot } from '../support/load.ts';
import { crowd } from '../support/crowd.ts';
import { found, sealMany, sessionCookie } from '../support/programme.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import type { Figure } from './figure.ts';

const KILLS = 50;
const PER_KILL = 4;
const QUIET = 1000;
/** Long enough for every job of a minute to have run more than once. */
const IDLE_MS = 130_000;

export async function escalationFigures(say: (line: string) => void): Promise<Figure[]> {
  const postgres = await startPostgres({ durable: true });
  try {
    const outcomes = [
      await killing(say, 'SQLite'),
      await killing(say, 'PostgreSQL', await postgres.createDatabase()),
    ];
    const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((total, one) => total + of(one), 0);
    const how = `${KILLS} kills on each of SQLite and PostgreSQL, ${sum((one) => one.alerts)} alerts; ${sum((one) => one.copies)} letters came again with the same id`;
    return [
      { name: 'escalations_lost', value: sum((one) => one.lost), must: ['==', 0], how },
      { name: 'escalations_twice', value: sum((one) => one.twice), must: ['==', 0], how },
      await idleFigure(say),
    ];
  } finally {
    await postgres.stop();
  }
}

interface Outcome {
  alerts: number;
  lost: number;
  twice: number;
  copies: number;
}

async function killing(say: (line: string) => void, name: string, databaseUrl?: string): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-bench-'));
  const options = { data: join(folder, 'data'), ...(databaseUrl ? { databaseUrl } : {}) };
  const smtp = await startSmtp();
  let server: RunningServer = await startServer(options);
  try {
    const programme = await found(server);
    const cookie = await sessionCookie(server, programme, Date.now() + 30_000);
    await tellByMail(server, cookie, smtp);
    const references = new Set<string>();
    for (let kill = 0; kill < KILLS; kill++) {
      const part = await sealMany(programme, PER_KILL);
      const shots = part.map(
        ({ body }): Shot => ({ method: 'POST', path: '/api/door/requests', body: JSON.stringify(body) }),
      );
      const sent = await load(server.port, shots, 2, { keepBodies: true });
      for (const body of sent.bodies) references.add((JSON.parse(body) as { reference: string }).reference);
      if (sent.failures > 0) throw new Error(sent.firstFailures.join('; '));
      // Somewhere between the acknowledgement and the last letter.
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 250));
      await server.kill();
      server = await startServer(options);
    }
    // What a dead process held is taken up when its hold ends, within a minute or two.
    const limit = Date.now() + 200_000;
    while ((await waiting(server, cookie)) > 0 && Date.now() < limit)
      await new Promise((resolve) => setTimeout(resolve, 500));
    say(`${name}: ${references.size} requests, ${smtp.mails.length} letters`);
    return counted(references, smtp);
  } finally {
    await server.stop();
    await smtp.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One member with one address and no rota: each request must bring her one letter. */
function counted(references: ReadonlySet<string>, smtp: Smtp): Outcome {
  const ids = new Map<string, Set<string>>([...references].map((reference) => [reference, new Set()]));
  for (const { raw, text } of smtp.mails) {
    const reference = [...references].find((one) => text.includes(one));
    if (reference !== undefined) ids.get(reference)?.add(/^message-id: (.*)$/im.exec(raw)?.[1] ?? raw);
  }
  const distinct = [...ids.values()].map(({ size }) => size);
  const raised = distinct.reduce((total, size) => total + size, 0);
  return {
    alerts: references.size,
    lost: distinct.filter((size) => size === 0).length,
    twice: distinct.reduce((total, size) => total + Math.max(0, size - 1), 0),
    copies: smtp.mails.length - raised,
  };
}

async function tellByMail({ port }: RunningServer, cookie: string, smtp: Smtp): Promise<void> {
  const put = async (path: string, body: unknown) => {
    const answer = await shoot(undefined, port, {
      method: 'PUT',
      path,
      body: JSON.stringify(body),
      headers: { cookie },
    });
    if (!answer.ok || answer.status !== 200) throw new Error(answer.ok ? answer.text : answer.why);
  };
  const server = { host: smtp.host, port: smtp.port, tls: 'none', user: '', from: 'passerelle@example.org' };
  await put('/api/settings/mail', { server });
  await put('/api/me', { language: 'fr', alertEmail: 'coordo@example.org' });
}

async function waiting({ port }: RunningServer, cookie: string): Promise<number> {
  const answer = await shoot(undefined, port, {
    method: 'GET',
    path: '/api/settings/mail',
    headers: { cookie },
  });
  if (!answer.ok || answer.status !== 200) throw new Error(answer.ok ? answer.text : answer.why);
  return (JSON.parse(answer.text) as { waiting: number }).waiting;
}

async function idleFigure(say: (line: string) => void): Promise<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-bench-'));
  const data = join(folder, 'data');
  let server = await startServer({ data });
  try {
    const programme = await found(server);
    const [one] = await sealMany(programme, 1);
    const shot: Shot = { method: 'POST', path: '/api/door/requests', body: JSON.stringify(one?.body) };
    await load(server.port, [shot], 1);
    await server.stop();
    crowd(data, QUIET - 1);
    server = await startServer({ data });
    say(`${QUIET} programmes, nothing happens for ${IDLE_MS / 1000} s`);
    const before = cpuMs(server.pid);
    await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
    return {
      name: 'idle_1000_programmes_cpu_percent',
      value: ((cpuMs(server.pid) - before) / IDLE_MS) * 100,
      must: ['<=', 5],
      how: `of one core, ${QUIET} programmes with one open request each, over ${IDLE_MS / 1000} s`,
    };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** User and system time of a process, ms (proc(5): clock ticks of 10 ms). */
function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
