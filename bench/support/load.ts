/** A closed loop of N clients over kept-alive loopback connections: bounded in count, stops by itself. */
import http from 'node:http';

export interface Shot {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

export interface LoadResult {
  /** Milliseconds, one per shot answered as expected, in order of completion. */
  readonly latencies: readonly number[];
  readonly failures: number;
  /** Status or error of the first few failures: to be read, not counted. */
  readonly firstFailures: readonly string[];
  readonly seconds: number;
  readonly bodies: readonly string[];
}

/**
 * @param port loopback port
 * @param clients how many shots are under way at once
 * @param options `agent` stays open for the caller's next turn; `keepBodies` keeps the replies; `onAnswer` hears of each good answer, with how many there were
 */
export async function load(
  port: number,
  shots: readonly Shot[],
  clients: number,
  {
    keepBodies = false,
    agent: given = undefined as http.Agent | undefined,
    onAnswer = (_count: number): void => {},
    expect = (status: number) => status >= 200 && status < 300,
  } = {},
): Promise<LoadResult> {
  const agent = given ?? keptAlive(clients);
  const latencies: number[] = [];
  const bodies: string[] = [];
  const firstFailures: string[] = [];
  let failures = 0;
  let next = 0;
  const began = performance.now();
  const client = async () => {
    for (let i = next++; i < shots.length; i = next++) {
      const shot = shots[i];
      if (!shot) break;
      const start = performance.now();
      const answer = await shoot(agent, port, shot);
      if (answer.ok && expect(answer.status)) {
        latencies.push(performance.now() - start);
        if (keepBodies) bodies.push(answer.text);
        onAnswer(latencies.length);
      } else {
        failures++;
        if (firstFailures.length < 5)
          firstFailures.push(answer.ok ? `${answer.status} ${answer.text.slice(0, 200)}` : answer.why);
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  if (agent !== given) agent.destroy();
  return { latencies, failures, firstFailures, seconds: (performance.now() - began) / 1000, bodies };
}

/** @returns connections that are kept, `clients` at most; to be destroyed by the caller */
export const keptAlive = (clients: number): http.Agent =>
  new http.Agent({ keepAlive: true, maxSockets: clients });

type Shoot = { ok: true; status: number; text: string } | { ok: false; why: string };

export function shoot(agent: http.Agent | undefined, port: number, shot: Shot): Promise<Shoot> {
  return new Promise((resolve) => {
    const body = shot.body === undefined ? undefined : Buffer.from(shot.body);
    const request = http.request(
      {
        host: '127.0.0.1',
        port,
        method: shot.method,
        path: shot.path,
        ...(agent ? { agent } : {}),
        headers: {
          host: `localhost:${port}`,
          ...(body ? { 'content-type': 'application/json', 'content-length': body.length } : {}),
          ...shot.headers,
        },
        timeout: 30_000,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (c: Buffer) => chunks.push(c));
        response.on('end', () =>
          resolve({ ok: true, status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
        );
        response.on('error', (e) => resolve({ ok: false, why: e.message }));
      },
    );
    request.on('timeout', () => request.destroy(new Error('no answer in 30 s')));
    request.on('error', (e) => resolve({ ok: false, why: e.message }));
    request.end(body);
  });
}

/** @param p between 0 and 1; nearest rank. */
export function percentile(values: readonly number[], p: number): number {
  if (values.length === 0) return Number.NaN;
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);
