/**
 * A real PostgreSQL for a test: its own folder, its own port on loopback, gone afterwards.
 *
 *   const postgres = await startPostgres();
 *   after(() => postgres.stop());
 *   const url = await postgres.createDatabase();
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { findPostgres } from '../../bin/lib/programs.mjs';

const run = promisify(execFile);
const startWithinMs = 30_000;

export interface Postgres {
  /** A new empty database; its `postgres://` address. */
  createDatabase: () => Promise<string>;
  /** Ends the server at once and removes its folder. */
  stop: () => Promise<void>;
}

/**
 * Starts a server. PostgreSQL refuses to run as root: there it runs as the system's `postgres` user.
 * @param options `durable`: commits wait for the disk, as in production; off by default, since a test's data dies with it
 * @throws when PostgreSQL is not installed or does not start; the message carries what it said
 */
export async function startPostgres(options: { durable?: boolean } = {}): Promise<Postgres> {
  const bin = await findBinaries();
  const user = await serverUser();
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-postgres-'));
  if (user.uid !== undefined && user.gid !== undefined) await chown(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const port = await freePort();
  const init = [
    '--pgdata',
    data,
    '--username',
    'postgres',
    '--auth',
    'trust',
    '--encoding',
    'UTF8',
    '--no-locale',
    '--no-sync',
  ];
  await run(join(bin, 'initdb'), init, { ...user, cwd: folder });
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'max_connections=100',
  ];
  if (!options.durable) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off');
  const args = ['-D', data, ...settings.flatMap((setting) => ['-c', setting])];
  const server = spawn(join(bin, 'postgres'), args, {
    ...user,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const log = collect(server);
  // SIGQUIT ends the server and its backends at once; SIGKILL would leave shared memory behind.
  const end = (): boolean => server.kill('SIGQUIT');
  process.once('exit', end);
  const stop = async (): Promise<void> => {
    process.removeListener('exit', end);
    if (server.exitCode === null && server.signalCode === null) {
      const closed = new Promise((resolve) => server.once('close', resolve));
      end();
      await closed;
    }
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await untilReady(port, server, log);
    await query(port, 'create role passerelle login');
  } catch (error) {
    await stop();
    throw error;
  }
  let databases = 0;
  const createDatabase = async (): Promise<string> => {
    databases += 1;
    const name = `test_${databases}`;
    // As in production: the owner is a plain role, since row-level security does not hold a superuser back.
    await query(port, `create database ${name} owner passerelle`);
    return `postgres://passerelle@127.0.0.1:${port}/${name}`;
  };
  return { createDatabase, stop };
}

async function findBinaries(): Promise<string> {
  const found = await findPostgres();
  if (found === undefined)
    throw new Error('PostgreSQL 15 or newer is not installed: apt-get install postgresql');
  return found;
}

async function serverUser(): Promise<{ uid?: number; gid?: number }> {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])]);
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('no free port on loopback'));
      });
    });
  });
}

function collect(server: ChildProcess): () => string {
  let text = '';
  server.stderr?.on('data', (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-4_000);
  });
  return () => text;
}

async function untilReady(port: number, server: ChildProcess, log: () => string): Promise<void> {
  const until = Date.now() + startWithinMs;
  for (;;) {
    try {
      await query(port, 'select 1');
      return;
    } catch (error) {
      if (server.exitCode !== null) throw new Error(`PostgreSQL stopped:\n${log()}`, { cause: error });
      if (Date.now() > until) throw new Error(`PostgreSQL is not ready:\n${log()}`, { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function query(port: number, sql: string): Promise<void> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres' });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
