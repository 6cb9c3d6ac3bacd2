import assert from 'node:assert/strict';
import { verify } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromBase64url, toBase64url, utf8 } from './bytes.ts';
import { jsonOf, Signer, unverifiedKid, verifyDetached, verifyJws } from './signature.ts';
import { flipped, kit, memberKey, runs } from './vectors.test-parties.ts';

const typ = 'passerelle-roster';
const kid = 'member:a';
const signer = memberKey.signer;
const { verifyKey } = signer;
const payload = utf8('{"a":1}');
const jws = await signer.signJws(typ, kid, payload);

test('the signer of RFC 8032, test 2, makes its public key and its signature', async () => {
  const rfc = await Signer.fromSeed(
    Buffer.from('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', 'hex'),
  );
  assert.equal(
    Buffer.from(fromBase64url(rfc.verifyKey)).toString('hex'),
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
  );
  assert.equal(
    Buffer.from(await rfc.sign(Uint8Array.of(0x72))).toString('hex'),
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  );
});

test('a JWS is that of RFC 7515: another implementation verifies it', () => {
  const [header, body, signature] = jws.split('.') as [string, string, string];
  assert.equal(
    Buffer.from(header, 'base64url').toString(),
    `{"alg":"Ed25519","kid":"${kid}","typ":"${typ}"}`,
  );
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: verifyKey };
  const key = { key: jwk, format: 'jwk' } as const;
  assert.equal(
    verify(null, Buffer.from(`${header}.${body}`), key, Buffer.from(signature, 'base64url')),
    true,
  );
});

test('what was signed verifies, for its type, its signer and its key only', async () => {
  assert.deepEqual(await verifyJws(jws, { typ, kid, verifyKey }), payload);
  assert.equal(await verifyJws(jws, { typ: 'passerelle-certificate', kid, verifyKey }), null);
  assert.equal(await verifyJws(jws, { typ, kid: 'member:b', verifyKey }), null);
  assert.equal(await verifyJws(jws, { typ, kid, verifyKey: kit.verifyKey }), null);
  assert.equal(await verifyJws(jws, { typ, kid, verifyKey: 'short' }), null);
});

test('any flipped bit of header, payload or signature is refused', async () => {
  await fc.assert(
    fc.asyncProperty(flipped(jws), async (damaged) => {
      assert.equal(await verifyJws(damaged, { typ, kid, verifyKey }), null);
    }),
    runs(150),
  );
});

test('no other header is read: algorithms, order, spaces, members more', async () => {
  const [, body, signature] = jws.split('.') as [string, string, string];
  const headers = [
    `{"alg":"none","kid":"${kid}","typ":"${typ}"}`,
    `{"alg":"EdDSA","kid":"${kid}","typ":"${typ}"}`,
    `{"alg":"HS256","kid":"${kid}","typ":"${typ}"}`,
    `{"kid":"${kid}","alg":"Ed25519","typ":"${typ}"}`,
    `{"alg":"Ed25519", "kid":"${kid}","typ":"${typ}"}`,
    `{"alg":"Ed25519","kid":"${kid}","typ":"${typ}","b64":true}`,
    `{"alg":"Ed25519","kid":"${kid}","typ":"${typ}","jwk":{}}`,
    `{"alg":"Ed25519","kid":1,"typ":"${typ}"}`,
    'null',
    '[]',
    '',
  ];
  for (const header of headers) {
    const forged = `${toBase64url(utf8(header))}.${body}.${signature}`;
    assert.equal(unverifiedKid(forged, typ), null, header);
    assert.equal(await verifyJws(forged, { typ, kid, verifyKey }), null, header);
  }
  assert.equal(unverifiedKid(jws, typ), kid);
});

test('a detached signature holds for its payload only', async () => {
  const detached = await signer.signDetached(typ, kid, payload);
  assert.match(detached, /^[\w-]+\.\.[\w-]+$/);
  assert.equal(await verifyDetached(detached, payload, { typ, kid, verifyKey }), true);
  assert.equal(await verifyDetached(detached, utf8('{"a":2}'), { typ, kid, verifyKey }), false);
  assert.equal(await verifyDetached(jws, payload, { typ, kid, verifyKey }), false);
  assert.equal(await verifyDetached(`${detached}.`, payload, { typ, kid, verifyKey }), false);
  assert.equal(await verifyDetached('', payload, { typ, kid, verifyKey }), false);
});

test('only a JSON object is read from a payload', () => {
  assert.deepEqual(jsonOf(utf8('{"a":1}')), { a: 1 });
  for (const text of ['[]', 'null', '1', '"a"', '{', '\xff']) assert.equal(jsonOf(utf8(text)), null);
  assert.equal(jsonOf(Uint8Array.of(0xff)), null);
  assert.equal(jsonOf(null), null);
});
