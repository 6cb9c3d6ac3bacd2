/** Our server as its users run it, in a child process, on loopback. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { programArguments, programEnvironment } from '../../bin/lib/program.mjs';
import { keep } from './children.ts';

export interface RunningServer {
  readonly port: number;
  readonly base: string;
  readonly pid: number;
  /** The one-time set-up token that a fresh data folder prints. @throws Error when none came within 10 s */
  setupToken(): Promise<string>;
  /** Milliseconds from spawn to the first answer of `/health`. */
  readonly startMs: number;
  /** Graceful; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** `kill -9`; resolves when the process is gone. */
  kill(): Promise<void>;
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/** @throws Error with what the server printed when it does not answer within 30 s. */
export async function startServer(options: {
  data: string;
  databaseUrl?: string;
  env?: Record<string, string>;
}): Promise<RunningServer> {
  const port = await freePort();
  const base = `http://localhost:${port}`;
  const began = performance.now();
  const child = keep(
    spawn(process.execPath, programArguments(['start']), {
      env: {
        ...programEnvironment(),
        NODE_ENV: 'production',
        PORT: String(port),
        HOST: '127.0.0.1',
        PASSERELLE_DATA: options.data,
        // The load comes from one machine on purpose: neither the calculation nor the limit is what is measured.
        PASSERELLE_PROOF_ABOVE: '1000000',
        PASSERELLE_RATE: '100000000',
        ...(options.databaseUrl ? { DATABASE_URL: options.databaseUrl } : {}),
        ...options.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
  let printed = '';
  child.stdout.on('data', (c: Buffer) => (printed += c.toString()));
  child.stderr.on('data', (c: Buffer) => (printed += c.toString()));
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The server stopped at start:\n${printed}`);
    if (performance.now() - began > 30_000) {
      child.kill('SIGKILL');
      throw new Error(`The server did not answer within 30 s:\n${printed}`);
    }
    if (await answers(port)) break;
    await new Promise((r) => setTimeout(r, 5));
  }
  const startMs = performance.now() - began;
  return {
    port,
    base,
    pid: pidOf(child),
    async setupToken() {
      for (let waited = 0; waited < 10_000; waited += 20) {
        // The link is printed after the first answer, once the token is in the database.
        const token = /#(?:[a-z]+=)?([A-Za-z0-9_-]{20,})/.exec(printed)?.[1];
        if (token !== undefined) return token;
        await new Promise((r) => setTimeout(r, 20));
      }
      throw new Error(`The server printed no set-up link:\n${printed}`);
    },
    startMs,
    stop: () => (child.kill('SIGTERM'), gone),
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(1000) })).ok;
  } catch {
    return false;
  }
}

function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('The server could not be started.');
  return child.pid;
}

/** Resident memory of a process, MB (10^6 bytes), from /proc. */
export function residentMb(pid: number): number {
  const kb = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return (Number(kb) * 1024) / 1e6;
}
