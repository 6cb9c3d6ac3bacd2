/** Roster and epochs: who holds the keys. */
import * as contract from '#contract/keys.ts';
import { holdsRing } from '#sealing/roster-rules.ts';
import { checkRecord } from '../envelopes.ts';
import { purpose } from '../purposes.ts';
import { Refusal } from '../refusal.ts';
import { findCandidate } from '../store/candidates.ts';
import { admitCandidate, startEpoch } from '../store/membership.ts';
import { listMembers } from '../store/members.ts';
import { keysFor, type NewRoster, rosterHead } from '../store/rosters.ts';
import { waysOf } from '../store/ways.ts';
import { checkEpoch, checkRoster, checkWraps } from './checks.ts';
import { DONE, type Register, type SignedIn } from './register.ts';

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
    const { store, programme, actor, now } = call;
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
    return DONE;
  });

  register(contract.listMembers, async ({ store }) => {
    const { members, ways } = await store.read(async (tx) => ({
      members: await listMembers(tx),
      ways: await waysOf(tx),
    }));
    return {
      members: members.map(({ id, signInName, role, since, lastSeenAt }) => ({
        member: id,
        signInName,
        role,
        since,
        lastSeenAt,
        hasAlerts: ways.has(id),
      })),
    };
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
