/**
 * Reads the frozen vectors with Node's own crypto and docs/formats.md, and with nothing of this room: if this passes,
 * another implementer can do it too.
 */
import assert from 'node:assert/strict';
import { createDecipheriv, createHash, createHmac, hkdfSync, verify } from 'node:crypto';
import { test } from 'node:test';
import { vectors } from './vectors.test-parties.ts';

const { ids, seeds, exact, sealed } = vectors;
const bytes = (text: string) => Buffer.from(text, 'base64url');
const sha = (text: string) => createHash('sha256').update(text).digest('base64url');
const derive = (secret: Buffer, info: string, length = 32) =>
  Buffer.from(hkdfSync('sha256', secret, 'passerelle/1', info, length));

function openJwe(
  compact: string,
  key: Buffer,
): { header: Record<string, unknown>; head: string; text: string } {
  const [head, encryptedKey, iv, ciphertext, tag] = compact.split('.') as [
    string,
    string,
    string,
    string,
    string,
  ];
  assert.equal(encryptedKey, '');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes(iv));
  decipher.setAAD(Buffer.from(head, 'ascii')).setAuthTag(bytes(tag));
  const padded = Buffer.concat([decipher.update(bytes(ciphertext)), decipher.final()]);
  const end = 4 + padded.readUInt32BE(0);
  assert.ok(padded.subarray(end).every((byte) => byte === 0));
  const header = JSON.parse(bytes(head).toString()) as Record<string, unknown>;
  return { header, head, text: padded.subarray(4, end).toString() };
}

function isSigned(header: string, payload: Buffer | string, signature: string, verifyKey: string): boolean {
  const input = Buffer.from(`${header}.${Buffer.from(payload).toString('base64url')}`, 'ascii');
  const key = { key: { kty: 'OKP', crv: 'Ed25519', x: verifyKey }, format: 'jwk' } as const;
  return verify(null, input, key, bytes(signature));
}

test('a receipt opens its key, and its key the thread (§ 3, 5, 7)', () => {
  const receipt = bytes(seeds.receipt);
  assert.equal(derive(receipt, 'receipt/locator', 16).toString('base64url'), exact.receipt.locator);
  const authentication = derive(receipt, 'receipt/authentication');
  assert.equal(
    createHash('sha256').update(authentication).digest('base64url'),
    exact.receipt.authenticationHash,
  );

  const wrap = openJwe(sealed.exchangeUnderReceipt, derive(receipt, 'receipt/key'));
  assert.deepEqual(wrap.header, {
    alg: 'dir',
    enc: 'A256GCM',
    kid: 'receipt',
    typ: 'passerelle-key',
    programme: ids.programme,
    record: `exchange:0:${ids.file}`,
    version: 1,
  });
  const { schema, secret } = JSON.parse(wrap.text) as { schema: number; secret: string };
  assert.deepEqual([schema, secret], [1, seeds.exchange]);

  let prev = sha(`${ids.programme}|${ids.file}|exchange`);
  for (const [seq, compact] of sealed.entries.entries()) {
    const entry = openJwe(compact, bytes(secret));
    assert.deepEqual([entry.header.seq, entry.header.prev], [seq, prev]);
    const [, signature, json] = /^\{"signature":"([^"]*)","body":(.*)\}$/s.exec(entry.text) as unknown as [
      string,
      string,
      string,
    ];
    const [header, , value] = signature.split('.') as [string, string, string];
    const author = seq === 0 ? 'partner' : `member:${ids.member}`;
    assert.equal(bytes(header).toString(), `{"alg":"Ed25519","kid":"${author}","typ":"passerelle-entry"}`);
    const verifyKey = seq === 0 ? exact.receipt.verifyKey : exact.member.verifyKey;
    assert.equal(isSigned(header, `${entry.head}.${json}`, value, verifyKey), true);
    prev = sha(compact);
  }
});

test('the roster’s chain, the genesis hash and the certificate (§ 9, 10)', () => {
  const signers = [exact.member.verifyKey, exact.kit.verifyKey];
  let previous: string | null = null;
  for (const [version, compact] of exact.rosters.entries()) {
    const [header, payload, signature] = compact.split('.') as [string, string, string];
    assert.equal(isSigned(header, bytes(payload), signature, signers[version] as string), true);
    const roster = JSON.parse(bytes(payload).toString()) as { previous: string | null };
    assert.equal(roster.previous, previous);
    previous = sha(compact);
  }
  const genesis = sha(`passerelle genesis|${sha(exact.rosters[0])}|${exact.publicationKey}`);
  assert.equal(genesis, exact.genesis);
  const [header, payload, signature] = exact.certificate.split('.') as [string, string, string];
  assert.equal(isSigned(header, bytes(payload), signature, exact.publicationKey), true);
  assert.equal((JSON.parse(bytes(payload).toString()) as { genesis: string }).genesis, genesis);
});

test('commitments, wrapped secrets, the member key and a record (§ 3, 6, 7)', () => {
  const ring = derive(bytes(seeds.ring), `commitment/ring/${ids.programme}/0`);
  assert.equal(ring.toString('base64url'), exact.commitments.ring);
  const secretIn = (compact: string, key: Buffer) =>
    (JSON.parse(openJwe(compact, key).text) as { secret: string }).secret;
  assert.equal(secretIn(sealed.exchangeUnderRing, bytes(seeds.ring)), seeds.exchange);
  assert.equal(secretIn(sealed.previousRing, bytes(seeds.ring1)), seeds.ring);
  assert.equal(secretIn(sealed.publication, bytes(seeds.ring)), seeds.publication);
  assert.equal(secretIn(sealed.memberKey, derive(bytes(exact.exportKey), 'member/passphrase')), seeds.member);
  const record = openJwe(sealed.record, bytes(seeds.ring));
  assert.deepEqual([record.header.record, record.header.version], [`directory:${ids.file}`, 3]);
});

test('a record shared with a peer, under the key that both were handed (§ 6)', () => {
  const shared = openJwe(sealed.shared, bytes(exact.sharedKey));
  assert.deepEqual(shared.header, {
    alg: 'dir',
    enc: 'A256GCM',
    kid: 'intake:0',
    typ: 'passerelle-record',
    programme: ids.programme,
    record: 'engagement_offer:0199a000-0000-7000-8000-0000000000e1',
    version: 2,
  });
  const [, signature, json] = /^\{"signature":"([^"]*)","body":(.*)\}$/s.exec(shared.text) as unknown as [
    string,
    string,
    string,
  ];
  const [header, , value] = signature.split('.') as [string, string, string];
  assert.equal(isSigned(header, `${shared.head}.${json}`, value, exact.member.verifyKey), true);
});

test('an invitation, and the kit’s proof (§ 12, 13)', () => {
  const invitation = bytes(seeds.invitation);
  const newcomer = {
    programme: ids.programme,
    invitation: exact.invitation.id,
    candidate: ids.member,
    role: 'professional',
    recipient: exact.member.recipient,
    verifyKey: exact.member.verifyKey,
  };
  const key = derive(invitation, 'invitation/newcomer');
  assert.equal(
    createHmac('sha256', key).update(JSON.stringify(newcomer)).digest('base64url'),
    exact.invitation.newcomerMac,
  );
  const text = Buffer.from(`passerelle recovery|${ids.programme}|${exact.recovery.challenge}`);
  const jwk = { key: { kty: 'OKP', crv: 'Ed25519', x: exact.kit.verifyKey }, format: 'jwk' } as const;
  assert.equal(verify(null, text, jwk, bytes(exact.recovery.signature)), true);
});
