/** Recovery by the kit: whoever signs with its key founds a coordinator account anew. */
import { randomBytes } from 'node:crypto';
import * as contract from '#contract/keys.ts';
import { checkRecovery } from '#sealing/recovery.ts';
import type { Roster } from '#sealing/roster-rules.ts';
import { checkRecord } from '../envelopes.ts';
import { Refusal } from '../refusal.ts';
import { isChallengeOpen, keepChallenge, recoverByKit } from '../store/recovery.ts';
import { keysFor, rosterHead } from '../store/rosters.ts';
import { accountFrom } from './account.ts';
import { checkEpoch, checkRoster } from './checks.ts';
import { knownBrowserMark, newToken, setCookie } from './cookies.ts';
import { type Call, DONE, hashOf, type Register, sha256OfBytes } from './register.ts';

export function recoveryRoutes(register: Register): void {
  register(contract.openRecovery, async ({ store, now }, { body }) => {
    const challenge = randomBytes(32).toString('base64url');
    const head = await store.read(rosterHead);
    // Another key gets a challenge too, which nothing it signs will ever open.
    const kept =
      head?.roster.kit.verifyKey === body.recoveryKey ? challenge : randomBytes(32).toString('base64url');
    await store.write((tx) => keepChallenge(tx, { challengeHash: sha256OfBytes(kept), now }));
    return { challenge };
  });

  register(contract.recoveryKeys, async (call, { body }) => {
    await refuseUnsigned(call, body);
    return call.store.read((tx) => keysFor(tx, 'kit', true));
  });

  register(contract.recover, async (call, { body }) => {
    const { deps, store, programme, reply, now } = call;
    const before = await refuseUnsigned(call, body);
    const roster = await checkRoster({
      programme,
      compact: body.roster,
      version: body.version,
      signedBy: 'kit',
      verifyKey: () => before.kit.verifyKey,
    });
    checkEpoch(programme, body.epoch, roster.roster);
    const line = roster.roster.members.find(({ id }) => id === body.member);
    if (line?.role !== 'coordinator') throw new Refusal('malformed');
    const records = body.records.map((record) => checkRecord(programme, record));
    if (records.some(({ epoch }) => epoch !== body.epoch.epoch)) throw new Refusal('not_sealed');
    const account = {
      ...accountFrom(call, body.member, body),
      role: 'coordinator' as const,
      recipient: line.recipient,
      verifyKey: line.verifyKey,
    };
    const token = newToken();
    await store.write((tx) =>
      recoverByKit(tx, {
        challengeHash: sha256OfBytes(body.challenge),
        account,
        roster,
        epoch: body.epoch,
        removed: body.removed,
        records,
        sessionHash: hashOf(token),
        now,
      }),
    );
    setCookie(reply, 'full', token);
    setCookie(reply, 'known', knownBrowserMark(deps.secrets, programme, body.member));
    return DONE;
  });
}

/** @throws Refusal `unknown_or_hidden` unless the recovery key signed a challenge that is still open */
async function refuseUnsigned(
  { store, programme, now }: Call,
  body: { challenge: string; signature: string },
): Promise<Roster> {
  const [head, open] = await store.read(
    async (tx) =>
      [
        await rosterHead(tx),
        await isChallengeOpen(tx, { challengeHash: sha256OfBytes(body.challenge), now }),
      ] as const,
  );
  const signed =
    head !== null &&
    (await checkRecovery({
      verifyKey: head.roster.kit.verifyKey,
      programme,
      challenge: body.challenge,
      signature: body.signature,
    }));
  if (!open || !signed) throw new Refusal('unknown_or_hidden');
  return head.roster;
}
