/** The HTTP shell alone: what every answer has, and what every failure becomes. */
import assert from 'node:assert/strict';
import { type AddressInfo, connect } from 'node:net';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { z } from 'zod';
import { ERRORS, ErrorBody } from '#contract/errors.ts';
import { ROUTES } from '#contract/routes.ts';
import { serveAssets } from '#server/assets.ts';
import { type Config, readConfig } from '#server/config.ts';
import { newMetrics, serveMetrics } from '#server/metrics.ts';
import { openApi } from '#server/openapi.ts';
import { Refusal } from '#server/refusal.ts';
import { buildShell, networkOf } from '#server/shell.ts';
import { StoreUnavailable } from '#server/store/unavailable.ts';

const SENTINEL = 'Zx9-sentinelle-Qw7';

async function shell(
  t: TestContext,
  over: Partial<Config> = {},
): Promise<{ app: FastifyInstance; log: () => string }> {
  const lines: string[] = [];
  const app = await buildShell({
    config: { ...readConfig({}), ...over },
    metrics: newMetrics(),
    logStream: { write: (line) => void lines.push(line) },
  });
  t.after(() => app.close());
  const thrown: Record<string, () => unknown> = {
    stale: () => new Refusal('stale', { version: 3 }),
    boom: () => new Error(`a value such as ${SENTINEL}\n    at ${SENTINEL}`),
    full: () =>
      new StoreUnavailable(
        Object.assign(new Error('database or disk is full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 }),
      ),
    down: () => Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
    text: () => SENTINEL,
  };
  app.get('/api/throw/:what', (request) => {
    throw thrown[(request.params as { what: string }).what]?.();
  });
  app.post(
    '/api/echo',
    {
      schema: {
        body: z.object({ word: z.string().max(10) }),
        response: { 200: z.object({ word: z.string() }) },
      },
    },
    (request) => request.body,
  );
  app.get('/api/secretive', { schema: { response: { 200: z.object({ shown: z.string() }) } } }, () => ({
    shown: 'a',
    hidden: SENTINEL,
  }));
  app.get('/api/wrong-reply', { schema: { response: { 200: z.object({ shown: z.string() }) } } }, () => ({
    shown: 1,
  }));
  app.get('/page', (_request, reply) =>
    reply.type('text/html; charset=utf-8').send('<!doctype html><title>x</title>'),
  );
  return { app, log: () => lines.join('') };
}

const failures: [string, InjectOptions, number, keyof typeof ERRORS][] = [
  ['an unknown address', { url: '/api/nowhere' }, 404, 'unknown_or_hidden'],
  ['a known address with another method', { method: 'DELETE', url: '/api/echo' }, 404, 'unknown_or_hidden'],
  ['an address that cannot be decoded', { url: '/api/%E0%A4%A' }, 404, 'unknown_or_hidden'],
  [
    'a body that is not JSON',
    { method: 'POST', url: '/api/echo', headers: { 'content-type': 'application/json' }, payload: '{' },
    400,
    'malformed',
  ],
  [
    'an empty body',
    { method: 'POST', url: '/api/echo', headers: { 'content-type': 'application/json' }, payload: '' },
    400,
    'malformed',
  ],
  [
    'a body against its schema',
    { method: 'POST', url: '/api/echo', payload: { word: 'x'.repeat(11) } },
    400,
    'malformed',
  ],
  [
    'a body that poisons prototypes',
    {
      method: 'POST',
      url: '/api/echo',
      headers: { 'content-type': 'application/json' },
      payload: '{"__proto__":{"a":1},"word":"a"}',
    },
    400,
    'malformed',
  ],
  [
    'a form',
    {
      method: 'POST',
      url: '/api/echo',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'word=a',
    },
    415,
    'malformed',
  ],
  [
    'plain text',
    { method: 'POST', url: '/api/echo', headers: { 'content-type': 'text/plain' }, payload: 'a' },
    415,
    'malformed',
  ],
  [
    'more than 64 kB',
    { method: 'POST', url: '/api/echo', payload: { word: 'x'.repeat(70_000) } },
    413,
    'too_large',
  ],
  ['a refusal', { url: '/api/throw/stale' }, 409, 'stale'],
  ['a full disk', { url: '/api/throw/full' }, 503, 'not_stored'],
  ['a database that is down', { url: '/api/throw/down' }, 503, 'not_stored'],
  ['an unforeseen error', { url: '/api/throw/boom' }, 500, 'unexpected'],
  ['something thrown that is no error', { url: '/api/throw/text' }, 500, 'unexpected'],
  ['a reply against its own schema', { url: '/api/wrong-reply' }, 500, 'unexpected'],
];
for (const [name, request, status, code] of failures) {
  test(`${name} is answered ${status} ${code}, in both languages`, async (t) => {
    const { app } = await shell(t);
    const answer = await app.inject(request);
    assert.equal(answer.statusCode, status);
    const { error } = ErrorBody.parse(answer.json());
    assert.equal(error.code, code);
    assert.equal(error.fr, ERRORS[code].fr);
    assert.equal(error.en, ERRORS[code].en);
    assert.match(answer.headers['content-type'] as string, /^application\/json/);
    assert.doesNotMatch(answer.body, /\bat \/|node_modules|sentinelle/);
  });
}

test('a refusal carries what is current; a failure carries a reference that the log has, and nothing that was typed', async (t) => {
  const { app, log } = await shell(t);
  assert.deepEqual((await app.inject({ url: '/api/throw/stale' })).json().error.current, { version: 3 });
  const { reference } = (await app.inject({ url: '/api/throw/boom' })).json().error;
  assert.match(reference, /^\d{4}-\d{4}$/);
  assert.match(log(), new RegExp(`"reference":"${reference}"`));
  assert.match(log(), /shell\.test\.ts/, 'the place where it happened is told');
  assert.doesNotMatch(log(), /sentinelle/);
});

test('the log has templates, statuses and times, and no address, path, header, query or body', async (t) => {
  const { app, log } = await shell(t);
  const headers = {
    'user-agent': SENTINEL,
    cookie: `a=${SENTINEL}`,
    referer: `https://x/${SENTINEL}`,
    'x-forwarded-for': '203.0.113.77',
  };
  await app.inject({ url: `/api/throw/boom?code=${SENTINEL}`, headers, remoteAddress: '203.0.113.78' });
  await app.inject({ url: `/api/${SENTINEL}`, headers, remoteAddress: '203.0.113.78' });
  await app.inject({
    method: 'POST',
    url: '/api/echo',
    headers,
    payload: { word: SENTINEL },
    remoteAddress: '203.0.113.78',
  });
  await app.inject({
    method: 'POST',
    url: '/api/echo',
    headers: { ...headers, 'content-type': 'application/json' },
    payload: `{${SENTINEL}`,
  });
  assert.match(log(), /"route":"\/api\/throw\/:what","method":"GET","status":500,"ms":/);
  assert.match(log(), /"route":"none","method":"GET","status":404/);
  assert.doesNotMatch(log(), /sentinelle|203\.0\.113/);
});

test('a reply never has a field that its schema does not name', async (t) => {
  const { app } = await shell(t);
  assert.deepEqual((await app.inject({ url: '/api/secretive' })).json(), { shown: 'a' });
});

test('a page is locked to its own server, an API answer is sandboxed, and neither is kept', async (t) => {
  const { app } = await shell(t);
  const page = await app.inject({ url: '/page' });
  const csp = String(page.headers['content-security-policy']);
  for (const rule of [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
  ])
    assert.ok(csp.split('; ').includes(rule), rule);
  assert.doesNotMatch(csp, /unsafe|\*|https?:|data:|blob:/);
  const api = await app.inject({ url: '/api/nowhere' });
  assert.ok(String(api.headers['content-security-policy']).split('; ').includes('sandbox'));
  // What only a page obeys is told to pages alone.
  assert.equal(page.headers['cross-origin-opener-policy'], 'same-origin');
  assert.equal(page.headers['x-frame-options'], 'DENY');
  for (const { headers } of [page, api]) {
    assert.equal(headers['cache-control'], 'no-store');
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.equal(headers['cross-origin-embedder-policy'], 'require-corp');
    assert.equal(headers['cross-origin-resource-policy'], 'same-origin');
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(
      headers['strict-transport-security'],
      undefined,
      'in clear, on localhost, nothing is promised',
    );
    assert.equal(headers['server'], undefined);
  }
});

test('behind HTTPS, browsers are told to stay there', async (t) => {
  const { app } = await shell(t, { origin: 'https://passerelle.example.org' });
  assert.match(
    String((await app.inject({ url: '/page' })).headers['strict-transport-security']),
    /max-age=31536000/,
  );
});

test('hashed assets are kept for ever, compressed as built; only the OPAQUE worker may compile WebAssembly', async (t) => {
  const dist = mkdtempSync(join(tmpdir(), 'passerelle-dist-'));
  t.after(() => rmSync(dist, { recursive: true }));
  const write = (path: string, text: string) => {
    mkdirSync(join(dist, path, '..'), { recursive: true });
    writeFileSync(join(dist, path), text);
  };
  write('site/request-AbCd1234.js', 'let a = 1;');
  writeFileSync(join(dist, 'site/request-AbCd1234.js.br'), brotliCompressSync('let a = 1;'));
  write('team/opaque-worker-AbCd1234.js', 'let b = 1;');
  write('team/index.html', '<p>');
  write('team/manifest.json', '{}');
  write('manifest.sha256.json', '{"a":"b"}');
  const { app } = await shell(t);
  await serveAssets(app, dist);
  const script = await app.inject({
    url: '/assets/site/request-AbCd1234.js',
    headers: { 'accept-encoding': 'gzip, br' },
  });
  assert.equal(script.statusCode, 200);
  assert.equal(script.headers['content-encoding'], 'br');
  assert.equal(script.headers['cache-control'], 'public, max-age=31536000, immutable');
  assert.doesNotMatch(String(script.headers['content-security-policy']), /unsafe/);
  const worker = await app.inject({ url: '/assets/team/opaque-worker-AbCd1234.js' });
  assert.match(String(worker.headers['content-security-policy']), /script-src 'self' 'wasm-unsafe-eval'/);
  for (const url of [
    '/assets/team/index.html',
    '/assets/team/manifest.json',
    '/assets/site/gone-AbCd1234.js',
    '/assets/site/..%2f..%2fpackage.json',
  ]) {
    const answer = await app.inject({ url });
    assert.equal(answer.statusCode, 404, url);
    assert.equal(answer.headers['cache-control'], 'no-store', url);
  }
  assert.deepEqual((await app.inject({ url: '/assets/manifest.sha256.json' })).json(), { a: 'b' });
});

test('a page from elsewhere cannot write here', async (t) => {
  const { app } = await shell(t);
  const write = (site: string) =>
    app.inject({
      method: 'POST',
      url: '/api/echo',
      headers: { 'sec-fetch-site': site },
      payload: { word: 'a' },
    });
  assert.equal((await write('cross-site')).statusCode, 403);
  assert.equal((await write('same-site')).statusCode, 403);
  assert.equal((await write('same-origin')).statusCode, 200);
});

test('one address that asks without end is slowed down, in the words of the contract; others and this machine are not', async (t) => {
  const { app } = await shell(t, { ratePerMinute: 30 });
  const from = async (remoteAddress: string) => {
    const refused = [];
    for (let i = 0; i < 31; i++) {
      const answer = await app.inject({ url: '/page', remoteAddress });
      if (answer.statusCode === 429) refused.push(answer);
    }
    return refused;
  };
  const [refused, ...more] = await from('203.0.113.5');
  assert.equal(more.length, 0);
  assert.equal(ErrorBody.parse(refused?.json()).error.code, 'slow_down');
  assert.equal((await app.inject({ url: '/page', remoteAddress: '203.0.113.6' })).statusCode, 200);
  assert.equal((await from('127.0.0.1')).length, 0);
});

test('a whole room behind one address is let in, is not counted with the rest, and no line says when', async (t) => {
  const { app, log } = await shell(t, { ratePerMinute: 30 });
  app.get('/room', { config: { room: true } }, () => 'in');
  app.get('/assets/site/page-abcdefgh.js', () => 'file');
  const status = async (url: string) => (await app.inject({ url, remoteAddress: '203.0.113.5' })).statusCode;
  for (let i = 0; i < 150; i++) {
    assert.equal(await status('/room'), 200);
    assert.equal(await status('/assets/site/page-abcdefgh.js'), 200);
  }
  assert.equal(await status('/room'), 429);
  assert.equal(await status('/page'), 200);
  assert.match(log(), /"route":"\/page"/);
  assert.doesNotMatch(log(), /"route":"\/room"/);
});

test('one IPv6 subscriber is one network, whatever the spelling', () => {
  assert.equal(networkOf('2001:db8:1:2:3:4:5:6'), networkOf('2001:0db8:0001:0002::9'));
  assert.notEqual(networkOf('2001:db8:1:2::1'), networkOf('2001:db8:1:3::1'));
  assert.equal(networkOf('::ffff:192.0.2.1'), '192.0.2.1');
  assert.equal(networkOf('::1'), '0:0:0:0::/64');
});

test('what is not HTTP is answered and closed', async (t) => {
  const { app } = await shell(t);
  const address = new URL(await app.listen({ port: 0, host: '127.0.0.1' }));
  const text = await new Promise<string>((resolve, reject) => {
    let got = '';
    connect(Number(address.port), '127.0.0.1', function (this: import('node:net').Socket) {
      this.write('NONSENSE\r\n\r\n');
    })
      .on('data', (data) => {
        got += data.toString();
      })
      .on('close', () => resolve(got))
      .on('error', reject);
  });
  assert.match(text, /^HTTP\/1\.1 400 /);
  assert.equal(ErrorBody.parse(JSON.parse(text.slice(text.indexOf('\r\n\r\n') + 4))).error.code, 'malformed');
});

test('metrics count answers by route, on a loopback port, and nothing else', async (t) => {
  const metrics = newMetrics();
  metrics.answered('/api/x/:file', 'GET', 200, 3);
  metrics.answered('/api/x/:file', 'GET', 200, 700);
  const server = await serveMetrics(metrics, 0);
  t.after(() => server.close());
  const { port, address } = server.address() as AddressInfo;
  assert.equal(address, '127.0.0.1');
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  assert.match(text, /^passerelle_answers_total\{route="\/api\/x\/:file",method="GET",status="200"\} 2$/m);
  assert.match(text, /^passerelle_answer_ms_bucket\{le="5"\} 1$/m);
  assert.match(text, /^passerelle_answer_ms_bucket\{le="\+Inf"\} 2$/m);
  assert.match(text, /^passerelle_resident_bytes \d+$/m);
  assert.equal((await fetch(`http://127.0.0.1:${port}/`)).status, 404);
});

test('the OpenAPI description has every route of the contract, with its body and its errors', () => {
  const { paths } = openApi('0.0.0') as {
    paths: Record<
      string,
      Record<string, { operationId: string; requestBody?: unknown; responses: Record<string, unknown> }>
    >;
  };
  const described = Object.values(paths).flatMap((path) => Object.values(path));
  assert.deepEqual(described.map((o) => o.operationId).sort(), [...ROUTES.keys()].sort());
  for (const operation of described) {
    assert.equal(
      operation.requestBody !== undefined,
      ROUTES.get(operation.operationId)?.body !== undefined,
      operation.operationId,
    );
    assert.ok(operation.responses['default']);
  }
  assert.ok(paths['/api/requests/{file}']?.['get']);
});
