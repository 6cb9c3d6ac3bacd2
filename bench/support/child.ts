/** Small children of the bench: the bare server, the raw commits. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { keep } from './children.ts';

export interface BareServer {
  readonly port: number;
  readonly startMs: number;
  stop(): Promise<void>;
}

export async function startBare(folder: string): Promise<BareServer> {
  const began = performance.now();
  // Its types are stripped once, as ours are when built.
  const child: ChildProcess = keep(
    spawn(process.execPath, ['bench/bare/server.ts', folder], {
      env: { ...process.env, NODE_COMPILE_CACHE: '.cache/compiled' },
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  );
  const port = await new Promise<number>((resolve, reject) => {
    let printed = '';
    child.stdout?.on('data', (c: Buffer) => {
      printed += c.toString();
      const found = /ready (\d+)/.exec(printed)?.[1];
      if (found) resolve(Number(found));
    });
    child.once('exit', () => reject(new Error('the bare server stopped at start')));
  });
  await fetch(`http://127.0.0.1:${port}/read/none`);
  const startMs = performance.now() - began;
  return {
    port,
    startMs,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

/** Durable commits per second of the texts, one per line in `list`. */
export async function rawCommitsPerSecond(folder: string, list: string): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, ['bench/bare/raw-commits.ts', folder, list]);
  return Number(stdout.trim());
}
