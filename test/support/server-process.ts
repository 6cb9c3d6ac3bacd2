/** The server as its caretaker runs it: a process of its own, which a test may kill as a power cut would. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');

export interface ServerProcess {
  /** `http://localhost:PORT`. */
  readonly base: string;
  readonly port: string;
  /** Token of the set-up link; null when the programme is founded. */
  readonly setupToken: string | null;
  /** SIGKILL: nothing is flushed, nobody is told. Resolves once it is gone. */
  kill(): Promise<void>;
}

/**
 * @param port of an earlier start, so that open pages find the server again
 * @param secrets the file that several nodes of one database share
 */
export async function startServer(
  t: TestContext,
  options: { data: string; port?: string; databaseUrl?: string; secrets?: string },
): Promise<ServerProcess> {
  const { data, port = '0', databaseUrl, secrets } = options;
  const child: ChildProcess = spawn(process.execPath, [MAIN, 'start'], {
    env: {
      PATH: process.env['PATH'],
      LANG: 'fr_CA.UTF-8',
      HOST: '127.0.0.1',
      PORT: port,
      PASSERELLE_DATA: data,
      ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
      ...(secrets ? { PASSERELLE_SECRETS: secrets } : {}),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = once(child, 'close');
  const kill = async () => {
    child.kill('SIGKILL');
    await gone;
  };
  t.after(kill);
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const limit = Date.now() + 60_000;
  for (;;) {
    const address = /http:\/\/localhost:(\d+)/.exec(printed);
    if (address && (await fetch(`${address[0]}/health`).catch(() => null))?.ok) {
      // The set-up link, when there is one, is printed just after the address.
      await new Promise((resolve) => setTimeout(resolve, 300));
      const token = /#installation=([\w-]{43})/.exec(printed)?.[1] ?? null;
      return { base: address[0], port: address[1] ?? '', setupToken: token, kill };
    }
    if (Date.now() > limit || child.exitCode !== null)
      throw new Error(`The server did not start:\n${printed}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
