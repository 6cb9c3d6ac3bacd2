/** Records between the team and one peer: sealed for both, opened by whichever of the two keys one holds. */
import type { StoredShared } from '#contract/agenda.ts';
import type { SharedKind } from '#programme/engagement.ts';
import { sharedWriter } from '#programme/shared-writer.ts';
import { recordName } from '#sealing/record.ts';
import { memberKeyIn } from '#sealing/roster.ts';
import type { MemberRole } from '#sealing/roster-rules.ts';
import { epochOfShared, openShared, type SharedRecord, sealShared, takeKey } from '#sealing/shared-record.ts';
import { CONTENT_SCHEMA } from './files.ts';
import type { Sealer } from './records.ts';
import type { Ring } from './ring.ts';
import { VaultError } from './rpc.ts';

export interface OpenedShared {
  readonly kind: SharedKind;
  readonly record: string;
  /** The peer whom it concerns. */
  readonly member: string;
  readonly version: number;
  /** Not yet parsed; null when it did not open, or somebody wrote it who may not. */
  readonly content: unknown;
  readonly by: string | null;
}

/** @throws VaultError `no_key` when the certificate is not the programme's own, or the peer is not in the roster */
export async function sealSharedRecord(
  ring: Ring,
  { member: author, key }: Sealer,
  place: { kind: SharedKind; record: string; version: number; member: string },
  content: unknown,
): Promise<SharedRecord> {
  const intake = await ring.intakeRecipient();
  const peer = ring.chain.head.roster.members.find(({ id }) => id === place.member);
  if (intake === null || peer === undefined) throw new VaultError('no_key');
  return sealShared({
    place: { programme: ring.programme, record: recordName(place.kind, place.record) },
    version: place.version,
    recipient: peer.recipient,
    intake: { epoch: ring.epoch, recipient: intake },
    body: {
      schema: CONTENT_SCHEMA,
      roster: ring.rosterVersion,
      author: { kind: 'member', id: author },
      at: Date.now(),
      content,
    },
    signer: key.signer,
  });
}

export async function openSharedRecord(
  ring: Ring,
  { member, key: mine }: Sealer,
  stored: StoredShared,
): Promise<OpenedShared> {
  const { kind, record, version } = stored;
  const unread: OpenedShared = { kind, record, member: stored.member, version, content: null, by: null };
  const place = { programme: ring.programme, record: recordName(kind, record) };
  const epoch = epochOfShared(stored.sealed);
  const intake = epoch === null ? null : await ring.intake(epoch);
  const key =
    (stored.member === member ? await takeKey(stored.memberKey, place, mine.identity) : null) ??
    (intake && (await takeKey(stored.teamKey, place, intake)));
  if (key === null) return unread;
  const opened = await openShared({
    key,
    place,
    record: stored,
    rosterVersion: ring.rosterVersion,
    verifyKeyFor: (who, rosterVersion) => memberKeyIn(ring.chain.versions, who, rosterVersion),
  });
  if (!opened.ok || opened.body.author.kind !== 'member') return unread;
  const by = opened.body.author.id;
  const role = roleOf(ring, by, opened.body.roster);
  const fits = sharedWriter[kind] === 'peer' ? by === stored.member : role !== null && role !== 'peer';
  return fits ? { ...unread, content: opened.body.content, by } : unread;
}

const roleOf = (ring: Ring, member: string, version: number | null): MemberRole | null =>
  ring.chain.versions[version ?? -1]?.roster.members.find(({ id }) => id === member)?.role ?? null;
