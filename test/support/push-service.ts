/**
 * A push service on loopback: a browser's maker, as far as the server can tell. It checks what each knock must be, an
 * empty body under a signature that the very key it subscribed with made, and answers as it is told.
 *
 *   const service = await startPushService();
 *   after(() => service.stop());
 *   const endpoint = service.endpoint('phone');
 *   const [knock] = await service.received(1);
 */
import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedKnock {
  /** Which device: the last part of its address. */
  readonly device: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** `performance.now()` when its headers were read. */
  readonly at: number;
}

export interface PushService {
  readonly origin: string;
  endpoint(device: string): string;
  readonly knocks: readonly ReceivedKnock[];
  /** Waits until at least `count` knocks came. @throws after `withinMs` */
  received(count: number, withinMs?: number): Promise<readonly ReceivedKnock[]>;
  /** What this device's knocks are answered from now on: a status, or `silence`. */
  answer(device: string, status: number | 'silence'): void;
  stop(): Promise<void>;
}

export async function startPushService(): Promise<PushService> {
  const knocks: ReceivedKnock[] = [];
  const answers = new Map<string, number | 'silence'>();
  const waiting = new Set<() => void>();
  const silent = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    const at = performance.now();
    const device = request.url?.split('/').at(-1) ?? '';
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString('latin1');
    });
    request.on('end', () => {
      knocks.push({ device, headers: request.headers, body, at });
      const status = answers.get(device) ?? 201;
      if (status === 'silence') silent.add(response);
      else response.writeHead(status, { location: `${origin}/elsewhere` }).end(`no more ${request.url}`);
      for (const look of [...waiting]) look();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    endpoint: (device) => `${origin}/push/${device}`,
    knocks,
    received: (count, withinMs = 5000) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(
          () => reject(new Error(`${knocks.length} of ${count} knocks within ${withinMs} ms`)),
          withinMs,
        );
        const look = () => {
          if (knocks.length < count) return;
          clearTimeout(late);
          waiting.delete(look);
          resolve(knocks);
        };
        waiting.add(look);
        look();
      }),
    answer: (device, status) => void answers.set(device, status),
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/**
 * What RFC 8030 and RFC 8292 ask of a knock, and what we do: nothing in it.
 * @param publicKey that the browser subscribed with @param now epoch ms
 */
export function assertEmptyKnock(
  { headers, body }: ReceivedKnock,
  about: { origin: string; publicKey: string; now: number },
): void {
  assert.equal(body, '', 'a knock is empty');
  assert.equal(headers['content-length'], '0');
  assert.equal(headers['content-encoding'], undefined, 'nothing encrypted either');
  assert.ok(Number(headers.ttl) > 0);
  assert.match(headers.topic as string, /^[A-Za-z0-9_-]{1,32}$/);
  const [, token = '', key = ''] =
    /^vapid t=([\w-]+\.[\w-]+\.[\w-]+), k=([\w-]+)$/.exec(headers.authorization ?? '') ?? [];
  assert.equal(key, about.publicKey);
  const [header = '', claims = '', signature = ''] = token.split('.');
  const read = (part: string) =>
    JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>;
  assert.deepEqual(read(header), { typ: 'JWT', alg: 'ES256' });
  const { aud, exp, sub, ...rest } = read(claims);
  assert.deepEqual(rest, {});
  assert.equal(aud, about.origin);
  assert.match(String(sub), /^(https:\/\/|mailto:)\S+$/);
  const until = Number(exp) * 1000;
  assert.ok(until > about.now && until <= about.now + 24 * 60 * 60_000, 'valid for a day at most');
  assert.ok(isSignedBy(`${header}.${claims}`, signature, key), 'signed by the key it names');
}

function isSignedBy(text: string, signature: string, point: string): boolean {
  const bytes = Buffer.from(point, 'base64url');
  assert.equal(bytes.length, 65);
  assert.equal(bytes[0], 4, 'an uncompressed point');
  const [x, y] = [bytes.subarray(1, 33), bytes.subarray(33)].map((part) => part.toString('base64url'));
  const key = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' } });
  return verify(
    'sha256',
    Buffer.from(text),
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
}
