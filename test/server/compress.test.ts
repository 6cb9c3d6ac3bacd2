/** Replies that may be compressed are, for whoever accepts it; the same words come out. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { openPlace } from '../support/installation.ts';

test('what is the same for everybody is sent smaller to who accepts it, and whole to who does not', async (t) => {
  // Times to answer are in the reply: they must not move in between.
  const now = Date.now();
  const place = await openPlace(t, { still: true, clock: () => now });
  await place.found();
  const ask = (encoding: string | null, url = '/api/programme') =>
    place.installation.app.inject({
      method: 'GET',
      url,
      headers: { host: new URL(place.base).host, ...(encoding ? { 'accept-encoding': encoding } : {}) },
    });
  const whole = await ask(null);
  const small = await ask('gzip, br');
  assert.equal(small.headers['content-encoding'], 'br');
  assert.ok(brotliDecompressSync(small.rawPayload).toString() === whole.body);
  assert.ok(small.rawPayload.length < whole.rawPayload.length);
  assert.equal(Number(small.headers['content-length'] ?? small.rawPayload.length), small.rawPayload.length);
  for (const answer of [whole, small]) assert.match(String(answer.headers.vary), /accept-encoding/);
  for (const other of [null, 'gzip', 'brotli'])
    assert.equal((await ask(other)).headers['content-encoding'], undefined);
  const short = await ask('br', '/api/door/proof');
  assert.equal(short.headers['content-encoding'], undefined, 'nothing else is touched');
});
