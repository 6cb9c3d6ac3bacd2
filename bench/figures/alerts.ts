/** From handing in a request to its event at 20 signed-in listeners, against a bare route that stores and echoes. */
import http from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBare } from '../support/child.ts';
import { median, percentile, shoot } from '../support/load.ts';
import { found, sealMany, sessionCookie } from '../support/programme.ts';
import { startServer } from '../support/server.ts';
import type { Figure } from './figure.ts';

const LISTENERS = 20;
const ALERTS = 200;
/** See `PAIRS` in submissions.ts. */
const PAIRS = 10;

export async function alertFigures(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-bench-'));
  const server = await startServer({ data: join(folder, 'data') });
  const bare = await startBare(folder);
  const open: Listener[] = [];
  try {
    const programme = await found(server);
    const cookie = await sessionCookie(server, programme, Date.now() + 30_000);
    const sealed = await sealMany(programme, ALERTS);
    const ours = await listen(server.port, '/api/live', { cookie });
    const theirs = await listen(bare.port, '/live', {});
    open.push(...ours, ...theirs);
    const ratios: number[] = [];
    const all: number[] = [];
    for (let part = 0; part < PAIRS; part++) {
      const some = sealed.slice((part * ALERTS) / PAIRS, ((part + 1) * ALERTS) / PAIRS).map(({ body }) => ({
        word: body.file,
        body: JSON.stringify(body),
      }));
      const a = await echo(server.port, ours, '/api/door/requests', some);
      const b = await echo(bare.port, theirs, '/store', some);
      all.push(...a);
      ratios.push(percentile(a, 0.95) / percentile(b, 0.95));
    }
    return [
      {
        name: 'alert_p95_vs_echo',
        value: median(ratios),
        must: ['<=', 5],
        how: `${ALERTS} requests, ${LISTENERS} listeners, p95 ${percentile(all, 0.95).toFixed(1)} ms to the last of them, median of ${PAIRS} pairs`,
      },
    ];
  } finally {
    for (const listener of open) listener.close();
    await server.stop();
    await bare.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Listener {
  /** Called with each event's text. */
  onEvent: (text: string) => void;
  close(): void;
}

async function listen(port: number, path: string, headers: Record<string, string>): Promise<Listener[]> {
  return Promise.all(
    Array.from(
      { length: LISTENERS },
      () =>
        new Promise<Listener>((resolve, reject) => {
          const request = http.get(
            {
              host: '127.0.0.1',
              port,
              path,
              headers: { host: `localhost:${port}`, accept: 'text/event-stream', ...headers },
            },
            (response) => {
              if (response.statusCode !== 200) return reject(new Error(`${path}: ${response.statusCode}`));
              const listener: Listener = { onEvent: () => undefined, close: () => request.destroy() };
              let held = '';
              response.on('data', (chunk: Buffer) => {
                held += chunk.toString();
                for (let end = held.indexOf('\n\n'); end >= 0; end = held.indexOf('\n\n')) {
                  const text = held.slice(0, end);
                  held = held.slice(end + 2);
                  if (text.includes('data:')) listener.onEvent(text);
                }
              });
              response.on('error', () => undefined);
              resolve(listener);
            },
          );
          request.on('error', reject);
        }),
    ),
  );
}

/** One at a time; from handing it in until the last listener has an event that names it. Ms each. */
async function echo(
  port: number,
  listeners: readonly Listener[],
  path: string,
  shots: readonly { readonly word: string; readonly body: string }[],
): Promise<number[]> {
  const agent = new http.Agent({ keepAlive: true });
  const times: number[] = [];
  for (const { word, body } of shots) {
    const began = performance.now();
    const heard = listeners.map(
      (listener) =>
        new Promise<void>((resolve, reject) => {
          const late = setTimeout(() => reject(new Error('an event did not come within 10 s')), 10_000);
          listener.onEvent = (text) => {
            if (!text.includes(word)) return;
            clearTimeout(late);
            resolve();
          };
        }),
    );
    const answer = await shoot(agent, port, { method: 'POST', path, body });
    if (!answer.ok || answer.status >= 300) throw new Error(answer.ok ? answer.text : answer.why);
    await Promise.all(heard);
    times.push(performance.now() - began);
  }
  agent.destroy();
  return times;
}
