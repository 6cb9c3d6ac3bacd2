import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { ConfigError, isLoopbackName, readConfig } from '#server/config.ts';

test('without any variable, the server listens on localhost:4180 and keeps its data in ./data', () => {
  const config = readConfig({});
  assert.equal(config.port, 4180);
  assert.equal(config.host, 'localhost');
  assert.equal(config.dataFolder, resolve('data'));
  assert.equal(config.secretsPath, resolve('data/secrets.json'));
  assert.equal(config.databaseUrl, null);
  assert.equal(config.origin, null);
  assert.equal(config.metricsPort, null);
  assert.deepEqual(config.trustProxy, []);
});

test('a variable set to nothing is a variable not set', () => {
  assert.deepEqual(
    readConfig({ PORT: '', HOST: '', DATABASE_URL: '', PASSERELLE_ORIGIN: '' }),
    readConfig({}),
  );
});

const wrong: [string, Record<string, string>, RegExp][] = [
  ['a port in words', { PORT: 'http' }, /PORT must be a number/],
  ['a port out of range', { PORT: '70000' }, /PORT must be a number/],
  ['an origin in clear', { PASSERELLE_ORIGIN: 'http://passerelle.example.org' }, /https:\/\/.*Caddy/s],
  ['an origin with a path', { PASSERELLE_ORIGIN: 'https://example.org/passerelle' }, /without a path/],
  [
    'an origin that is no address',
    { PASSERELLE_ORIGIN: 'passerelle' },
    /PASSERELLE_ORIGIN must be the address/,
  ],
  ['another kind of database', { DATABASE_URL: 'mysql://x' }, /postgres:\/\//],
  ['a certificate without its key', { PASSERELLE_TLS_CERT: 'a.pem' }, /go together/],
  ['a proxy that is no address', { PASSERELLE_TRUST_PROXY: 'yes' }, /PASSERELLE_TRUST_PROXY must list/],
  ['a source that is no https address', { PASSERELLE_SOURCE: 'http://x.test' }, /PASSERELLE_SOURCE must be/],
  ['a host with a scheme', { HOST: 'http://x/' }, /HOST must be an address/],
];
for (const [name, env, message] of wrong) {
  test(`${name} is refused with what to do`, () => {
    assert.throws(
      () => readConfig(env),
      (error: Error) => error instanceof ConfigError && message.test(error.message),
    );
  });
}

test('every complaint is told at once', () => {
  assert.throws(
    () => readConfig({ PORT: 'x', DATABASE_URL: 'y', PASSERELLE_ORIGIN: 'z' }),
    (error: Error) => error instanceof ConfigError && error.complaints.length === 3,
  );
});

test('http is accepted for this very machine only', () => {
  assert.equal(readConfig({ PASSERELLE_ORIGIN: 'http://localhost:4180' }).origin, 'http://localhost:4180');
  for (const host of ['localhost', 'a.localhost', '127.0.0.1', '[::1]'])
    assert.ok(isLoopbackName(host), host);
  for (const host of ['localhost.example.org', '10.0.0.1', '127.example.org'])
    assert.ok(!isLoopbackName(host), host);
});
