import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { z } from 'zod';
import { toBase64url } from './bytes.ts';
import { derive } from './derivation.ts';
import {
  checkNewcomer,
  checkProgramme,
  deriveInvitation,
  macOfNewcomer,
  macOfProgramme,
  newInvitation,
  type NewcomerStatement,
  type ProgrammeStatement,
} from './invitation.ts';
import { kit, member, memberKey, programme, seed, vectors } from './vectors.test-parties.ts';

const invitation = await deriveInvitation(seed('invitation'));
const frozen = vectors.exact.invitation;
const newcomer: NewcomerStatement = {
  programme,
  invitation: invitation.id,
  candidate: member,
  role: 'professional',
  recipient: memberKey.recipient,
  verifyKey: memberKey.verifyKey,
};
const ours: ProgrammeStatement = {
  programme,
  invitation: invitation.id,
  role: 'professional',
  genesis: vectors.exact.genesis,
  rosterVersion: 1,
  rosterHead: vectors.exact.rosterHashes[1],
};

test('everything derived from an invitation is the frozen vector', () => {
  const { id, authentication, authenticationHash } = invitation;
  assert.deepEqual(
    [id, authentication, authenticationHash],
    [frozen.id, frozen.authentication, frozen.authenticationHash],
  );
  assert.equal(z.uuid().safeParse(id).success, true, 'the contract takes it as an id');
  assert.match(id, /^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
});

test('both HMACs are the frozen ones, and an independent implementation agrees', async () => {
  assert.equal(await macOfNewcomer(invitation, newcomer), frozen.newcomerMac);
  assert.equal(await macOfProgramme(invitation, ours), frozen.programmeMac);
  const key = await derive(seed('invitation'), 'invitation/newcomer', 32);
  const text = JSON.stringify(newcomer);
  assert.equal(createHmac('sha256', key).update(text).digest('base64url'), frozen.newcomerMac);
});

test('a server that swaps a key, a role or the candidate is told', async () => {
  const { newcomerMac: mac } = frozen;
  assert.equal(await checkNewcomer(invitation, newcomer, mac), true);
  const wrong: NewcomerStatement[] = [
    { ...newcomer, recipient: kit.recipient },
    { ...newcomer, verifyKey: kit.verifyKey },
    { ...newcomer, role: 'coordinator' },
    { ...newcomer, candidate: 'other' },
    { ...newcomer, programme: 'other' },
    { ...newcomer, invitation: member },
  ];
  for (const one of wrong) assert.equal(await checkNewcomer(invitation, one, mac), false);
  assert.equal(await checkNewcomer(invitation, newcomer, frozen.programmeMac), false);
  assert.equal(await checkNewcomer(invitation, newcomer, ''), false);
});

test('a server that shows another programme or roster is told', async () => {
  const { programmeMac: mac } = frozen;
  assert.equal(await checkProgramme(invitation, ours, mac), true);
  const wrong: ProgrammeStatement[] = [
    { ...ours, genesis: vectors.exact.rosterHashes[0] },
    { ...ours, rosterHead: vectors.exact.rosterHashes[0] },
    { ...ours, rosterVersion: 0 },
    { ...ours, role: 'peer' },
    { ...ours, programme: 'other' },
  ];
  for (const one of wrong) assert.equal(await checkProgramme(invitation, one, mac), false);
});

test('who holds other words proves nothing', async () => {
  const other = await deriveInvitation(newInvitation());
  assert.equal(await checkNewcomer(other, newcomer, frozen.newcomerMac), false);
  assert.notEqual(other.id, invitation.id);
  await assert.rejects(deriveInvitation(new Uint8Array(32)), RangeError);
});

test('the statements are bound in one order, whatever the caller’s', async () => {
  const { verifyKey, ...rest } = newcomer;
  assert.equal(await macOfNewcomer(invitation, { verifyKey, ...rest }), frozen.newcomerMac);
  assert.equal(toBase64url(newInvitation()).length, 22);
});
