/** Paid time: sealed by her for herself and the team, opened by whoever of them asks. */
import type { StoredTime } from '#contract/wording.ts';
import {
  epochOfTime,
  openPaidTime,
  ownTimeKey,
  type SealedTime,
  sealPaidTime,
  teamTimeKey,
} from '#sealing/paid-time.ts';
import { memberKeyIn } from '#sealing/roster.ts';
import { CONTENT_SCHEMA } from './files.ts';
import type { Sealer } from './records.ts';
import type { Ring } from './ring.ts';
import { VaultError } from './rpc.ts';

export interface OpenedTime {
  readonly record: string;
  readonly member: string;
  readonly version: number;
  /** Not yet parsed; null when it did not open, or somebody else wrote it. */
  readonly content: unknown;
}

/** @throws VaultError `no_key` when the certificate is not the programme's own */
export async function sealMyTime(
  ring: Ring,
  { member, key }: Sealer,
  place: { readonly record: string; readonly version: number },
  content: unknown,
): Promise<SealedTime> {
  const recipient = await ring.intakeRecipient();
  if (recipient === null) throw new VaultError('no_key');
  return sealPaidTime({
    programme: ring.programme,
    ...place,
    member,
    own: key.own,
    intake: { epoch: ring.epoch, recipient },
    body: {
      schema: CONTENT_SCHEMA,
      roster: ring.rosterVersion,
      author: { kind: 'member', id: member },
      at: Date.now(),
      content,
    },
    signer: key.signer,
  });
}

export async function openTime(ring: Ring, { member, key }: Sealer, time: StoredTime): Promise<OpenedTime> {
  const { record, version } = time;
  const unread: OpenedTime = { record, member: time.member, version, content: null };
  const epoch = epochOfTime(time);
  const intake = epoch === null ? null : await ring.intake(epoch);
  const mine =
    time.member === member
      ? await ownTimeKey(time, { programme: ring.programme, member, own: key.own })
      : null;
  // After new keys of hers, the team's way still opens it, if she is of the team.
  const timeKey = mine ?? (intake && (await teamTimeKey(time, { programme: ring.programme, intake })));
  if (timeKey === null) return unread;
  const opened = await openPaidTime({
    key: timeKey,
    programme: ring.programme,
    time,
    rosterVersion: ring.rosterVersion,
    verifyKeyFor: (who, rosterVersion) => memberKeyIn(ring.chain.versions, who, rosterVersion),
  });
  if (!opened.ok || opened.body.author.kind !== 'member' || opened.body.author.id !== time.member)
    return unread;
  return { ...unread, content: opened.body.content };
}
