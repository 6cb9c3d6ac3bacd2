/** Under load, a calculation instead of a refusal; on a quiet day, nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Challenge } from 'altcha-lib/types';
import { must } from '#cli/client/member.ts';
import { transportTo } from '#cli/client/transport.ts';
import { callRoute } from '#contract/client.ts';
import { getProof, submitRequest } from '#contract/door.ts';
import { newProofGate } from '#server/proof.ts';
import { openPlace } from '../support/installation.ts';

const solve = async (challenge: Challenge): Promise<string> => {
  const solution = await solveChallenge({ challenge, deriveKey });
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
};

test('a training room of thirty behind one address is let in; whoever comes on top calculates once, and no proof serves twice', async (t) => {
  const place = await openPlace(t, { env: { PASSERELLE_PROOF_ABOVE: '30' } });
  const founded = await place.found();
  const room = await Promise.all(Array.from({ length: 32 }, () => place.seal(founded)));
  const partner = transportTo(place.base);
  for (const { body } of room.slice(0, 30)) assert.ok((await callRoute(submitRequest, { body }, partner)).ok);

  const [next, last] = room.slice(30).map(({ body }) => body);
  assert.ok(next && last);
  const asked = await callRoute(submitRequest, { body: next }, partner);
  assert.ok(!asked.ok && asked.code === 'proof_needed');
  const { challenge } = must(getProof, await callRoute(getProof, { query: {} }, partner));
  const proof = await solve(challenge as Challenge);
  const proven = await callRoute(submitRequest, { body: { ...next, proof } }, partner);
  assert.ok(proven.ok);
  const reused = await callRoute(submitRequest, { body: { ...last, proof } }, partner);
  assert.ok(!reused.ok && reused.code === 'proof_needed');
});

test('the door is quiet again ten minutes later', () => {
  let now = 0;
  const gate = newProofGate({ above: 3, key: new Uint8Array(32), now: () => now });
  for (let i = 0; i < 3; i++) gate.arrived();
  assert.ok(gate.needed());
  now += 10 * 60_000;
  assert.ok(!gate.needed());
});

test('a server short of breath asks sooner, and never of the first', () => {
  const gate = newProofGate({ above: 10, key: new Uint8Array(32), now: () => 0, underPressure: () => true });
  for (let i = 0; i < 4; i++) gate.arrived();
  assert.ok(!gate.needed());
  gate.arrived();
  assert.ok(gate.needed());
});

test('a flood makes the calculation longer', async () => {
  const gate = newProofGate({ above: 2, key: new Uint8Array(32), now: () => 0 });
  const before = (await gate.challenge()).parameters.keyPrefix;
  for (let i = 0; i < 20; i++) gate.arrived();
  const after = (await gate.challenge()).parameters.keyPrefix;
  assert.ok(after.length > before.length);
});

test('a challenge of somebody else, altered, expired, or with another cost opens nothing', async () => {
  let now = Date.now();
  const gate = newProofGate({ above: 0, key: new Uint8Array(32).fill(1), now: () => now });
  const stranger = newProofGate({ above: 0, key: new Uint8Array(32).fill(2), now: () => now });
  const challenge = await gate.challenge();
  assert.equal(await gate.accept(await solve(await stranger.challenge())), false);
  const cheap = { ...challenge, parameters: { ...challenge.parameters, keyPrefix: '0' } };
  assert.equal(await gate.accept(await solve(cheap)), false);
  const dear = { ...challenge, parameters: { ...challenge.parameters, cost: 50_000_000 } };
  assert.equal(
    await gate.accept(
      Buffer.from(JSON.stringify({ challenge: dear, solution: { counter: 1, derivedKey: '00' } })).toString(
        'base64',
      ),
    ),
    false,
  );
  for (const nonsense of ['', '{}', 'bnVsbA==', Buffer.from('{"challenge":{}}').toString('base64')])
    assert.equal(await gate.accept(nonsense), false);
  const proof = await solve(challenge);
  now += 11 * 60_000;
  assert.equal(await gate.accept(proof), false);
});
