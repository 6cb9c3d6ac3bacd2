/** Roster, epochs, invitations, recovery: who holds the keys. */
import { randomBytes } from 'node:crypto';
import * as contract from '#contract/keys.ts';
import { checkRecovery } from '#sealing/recovery.ts';
import { holdsRing, type Roster } from '#sealing/roster-rules.ts';
import { checkRecord } from '../envelopes.ts';
import { purpose } from '../purposes.ts';
import { Refusal } from '../refusal.ts';
import {
  cancelInvitation,
  findCandidate,
  invitationsOpenAt,
  invite,
  joinAsCandidate,
  openInvitationFor,
} from '../store/invitations.ts';
import {
  admitCandidate,
  isChallengeOpen,
  keepChallenge,
  recoverByKit,
  startEpoch,
} from '../store/membership.ts';
import { listMembers } from '../store/members.ts';
import { keysFor, type NewRoster, rosterHead } from '../store/rosters.ts';
import { accountFrom } from './account.ts';
import { checkEpoch, checkRoster, checkWraps } from './checks.ts';
import { knownBrowserMark, newToken, setCookie } from './cookies.ts';
import { type Call, DONE, hashOf, type Register, sha256OfBytes, type SignedIn } from './register.ts';

export function keyRoutes(register: Register): void {
  register(contract.getKeys, async ({ store, actor }) =>
    store.read((tx) => keysFor(tx, actor.member, holdsRing(actor.role))),
  );

  register(contract.admit, async (call, { body }) => {
    const { store, programme, actor, now } = call;
    const roster = await rosterBy(call, body.roster, body.version);
    const line = roster.roster.members.find(({ id }) => id === body.candidate);
    if (line === undefined) throw new Refusal('malformed');
    checkWraps(body.wraps, [line]);
    const card = checkRecord(programme, body.card);
    if (card.kind !== 'member_card' || card.record !== body.candidate || card.epoch !== roster.roster.epoch)
      throw new Refusal('not_sealed');
    await store.write((tx) =>
      admitCandidate(tx, { actor, candidate: body.candidate, roster, wraps: body.wraps, card, now }),
    );
    return DONE;
  });

  register(contract.newEpoch, async (call, { body }) => {
    const { deps, store, programme, actor, now } = call;
    const roster = await rosterBy(call, body.roster, body.version);
    checkEpoch(programme, body.epoch, roster.roster);
    const readmitted =
      body.readmitted === null
        ? null
        : { ...body.readmitted, totpSecret: await totpFor(call, body.readmitted) };
    await store.write((tx) =>
      startEpoch(tx, {
        actor,
        roster,
        epoch: body.epoch,
        removed: body.removed,
        readmitted,
        kitRenewed: body.kitRenewed,
        handOverTo: body.handOverTo,
        now,
      }),
    );
    deps.mail.wake(programme);
    return DONE;
  });

  register(contract.invite, async ({ store, programme, actor, now }, { body }) => {
    const copy = checkRecord(programme, {
      kind: 'invitation_copy',
      record: body.invitation,
      version: 1,
      sealed: body.sealedCopy,
    });
    await store.write((tx) =>
      invite(tx, {
        actor,
        invitation: body.invitation,
        role: body.role,
        readmits: body.readmits,
        authenticationHash: body.authenticationHash,
        programmeMac: body.programmeMac,
        sealedCopy: body.sealedCopy,
        epoch: copy.epoch,
        now,
      }),
    );
    return DONE;
  });

  register(contract.listInvitations, async ({ store, now }) =>
    store.read(async (tx) => ({ invitations: await invitationsOpenAt(tx, now) })),
  );

  register(contract.cancelInvitation, async ({ store, actor, now }, { params }) => {
    await store.write((tx) => cancelInvitation(tx, { actor, invitation: params.invitation, now }));
    return DONE;
  });

  register(contract.openInvitation, async ({ store, now }, { body }) =>
    store.read((tx) =>
      openInvitationFor(tx, {
        invitation: body.invitation,
        authenticationHash: sha256OfBytes(body.authentication),
        now,
      }),
    ),
  );

  register(contract.join, async (call, { body }) => {
    const { store, now } = call;
    const authenticationHash = sha256OfBytes(body.authentication);
    await store.read((tx) => openInvitationFor(tx, { invitation: body.invitation, authenticationHash, now }));
    const account = accountFrom(call, body.candidate, body);
    await store.write((tx) =>
      joinAsCandidate(tx, {
        invitation: body.invitation,
        authenticationHash,
        account: { ...account, recipient: body.recipient, verifyKey: body.verifyKey },
        mac: body.mac,
        now,
      }),
    );
    return DONE;
  });

  register(contract.listMembers, async ({ store }) => {
    const members = await store.read(listMembers);
    return {
      members: members.map(({ id, signInName, role, since, lastSeenAt, alertAddress }) => ({
        member: id,
        signInName,
        role,
        since,
        lastSeenAt,
        hasAlerts: alertAddress !== null,
      })),
    };
  });

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
    deps.mail.wake(programme);
    setCookie(reply, 'full', token);
    setCookie(reply, 'known', knownBrowserMark(deps.secrets, programme, body.member));
    return DONE;
  });
}

/** A roster version signed by the coordinator who sends it. @throws Refusal `malformed`, `stale` with `{ version }` */
async function rosterBy(
  { store, programme, actor }: SignedIn,
  compact: string,
  version: number,
): Promise<NewRoster> {
  const head = await store.read(rosterHead);
  if (head === null) throw new Refusal('unknown_or_hidden');
  if (version !== head.version + 1) throw new Refusal('stale', { version: head.version });
  const verifyKey = () => head.roster.members.find(({ id }) => id === actor.member)?.verifyKey;
  return checkRoster({ programme, compact, version, signedBy: `member:${actor.member}`, verifyKey });
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

/** The candidate's TOTP secret, sealed again for the member whose place she takes up. */
async function totpFor(
  { deps, store, now }: SignedIn,
  { candidate, member }: { candidate: string; member: string },
): Promise<string> {
  const found = await store.read((tx) => findCandidate(tx, { candidate, now }));
  if (found === null) throw new Refusal('unknown_or_hidden');
  return deps.secrets.seal(
    purpose.totp(member),
    deps.secrets.open(purpose.totp(candidate), found.candidate.totp_secret),
  );
}
