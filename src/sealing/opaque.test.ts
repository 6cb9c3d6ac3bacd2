import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromBase64url, toBase64url } from './bytes.ts';
import { finishLogin, finishRegistration, startLogin, startRegistration } from './opaque-client.ts';
import {
  answerLogin,
  answerRegistration,
  finishLogin as finishOnServer,
  newOpaqueSetup,
} from './opaque-server.ts';

const setup = await newOpaqueSetup();
const programme = 'p';
const passphrase = 'rivage érable dune sonate plaid lichen';

async function register(name: string, phrase: string) {
  const { state, request } = await startRegistration(phrase);
  const response = await answerRegistration({ setup, programme, name, request });
  return finishRegistration({ passphrase: phrase, state, response: response as string });
}

async function signIn(name: string, phrase: string, record: string | null, using = setup) {
  const { state, request } = await startLogin(phrase);
  const answer = await answerLogin({ setup: using, programme, name, record, request });
  assert.ok(answer);
  const proof = await finishLogin({ passphrase: phrase, state, response: answer.response });
  return {
    proof,
    accepted: proof !== null && (await finishOnServer({ state: answer.state, finish: proof.finish })),
  };
}

const registered = await register('marie', passphrase);

test('the right passphrase opens, and gives the same export key every time', async () => {
  const { proof, accepted } = await signIn('marie', passphrase, registered.record);
  assert.equal(accepted, true);
  assert.equal(proof?.exportKey, registered.exportKey);
  assert.equal(fromBase64url(registered.exportKey).length, 64);
});

test('the keyboard does not matter: another Unicode form, more spaces', async () => {
  const typed = `  ${passphrase.normalize('NFD').replaceAll(' ', '   ')} `;
  const { accepted } = await signIn('marie', typed, registered.record);
  assert.equal(accepted, true);
});

test('a wrong passphrase, another’s record and an unknown name fail alike', async () => {
  const other = await register('jeanne', passphrase);
  const cases = [
    await signIn('marie', 'rivage érable dune sonate plaid lilas', registered.record),
    await signIn('marie', passphrase, other.record),
    await signIn('nobody', passphrase, null),
  ];
  for (const { proof, accepted } of cases) assert.deepEqual([proof, accepted], [null, false]);
});

test('the answer for an unknown name looks like one for a known name: same size, same deterministic part', async () => {
  const { request } = await startLogin(passphrase);
  const answer = async (name: string, record: string | null) => {
    const found = await answerLogin({ setup, programme, name, record, request });
    return fromBase64url(found?.response as string);
  };
  const [known, knownAgain] = [
    await answer('marie', registered.record),
    await answer('marie', registered.record),
  ];
  const [unknown, unknownAgain] = [await answer('nobody', null), await answer('nobody', null)];
  assert.equal(known.length, unknown.length);
  // The evaluated OPRF element (32 bytes) is fixed for a name and a request; the rest is fresh for both.
  const fixed = (bytes: Uint8Array) => toBase64url(bytes.subarray(0, 32));
  assert.equal(fixed(known), fixed(knownAgain));
  assert.equal(fixed(unknown), fixed(unknownAgain));
  assert.notEqual(fixed(known), fixed(unknown));
  const fresh = (bytes: Uint8Array) => toBase64url(bytes.subarray(32));
  assert.notEqual(fresh(known), fresh(knownAgain));
  assert.notEqual(fresh(unknown), fresh(unknownAgain));
});

test('the same name in another programme, or under another server secret, is another person', async () => {
  const { state, request } = await startLogin(passphrase);
  const elsewhere = await answerLogin({
    setup,
    programme: 'q',
    name: 'marie',
    record: registered.record,
    request,
  });
  assert.equal(await finishLogin({ passphrase, state, response: elsewhere?.response as string }), null);
  const { proof } = await signIn('marie', passphrase, registered.record, await newOpaqueSetup());
  assert.equal(proof, null);
});

test('malformed messages are refused, never thrown at the caller', async () => {
  assert.equal(await answerRegistration({ setup, programme, name: 'x', request: 'AAAA' }), null);
  assert.equal(await answerLogin({ setup, programme, name: 'x', record: null, request: '!' }), null);
  assert.equal(await finishOnServer({ state: 'AAAA', finish: 'AAAA' }), false);
});

test('a proof serves its own attempt only', async () => {
  const first = await startLogin(passphrase);
  const answer = await answerLogin({
    setup,
    programme,
    name: 'marie',
    record: registered.record,
    request: first.request,
  });
  const proof = await finishLogin({ passphrase, state: first.state, response: answer?.response as string });
  const later = await answerLogin({
    setup,
    programme,
    name: 'marie',
    record: registered.record,
    request: first.request,
  });
  assert.equal(
    await finishOnServer({ state: later?.state as string, finish: proof?.finish as string }),
    false,
  );
});
