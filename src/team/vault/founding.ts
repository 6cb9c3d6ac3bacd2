/** Keys that begin something: a programme and its kit, an epoch, an account made by the kit. */
import type { EpochBundle as ContractBundle, SealedRecordIn } from '#contract/keys.ts';
import type { z } from 'zod';
import { type Bytes, fromBase64url, toBase64url } from '#sealing/bytes.ts';
import { foundProgramme, type NewEpoch, nextEpoch } from '#sealing/epoch.ts';
import { deriveKit, type Kit } from '#sealing/kit.ts';
import type { RosterMember } from '#sealing/roster-rules.ts';
import type { Signer } from '#sealing/signature.ts';
import { type Sealer, type SealingEpoch, sealContent } from './records.ts';
import type { Ring } from './ring.ts';

type Record = z.infer<typeof SealedRecordIn>;

/** A name as colleagues see it. */
export interface CardText {
  readonly name: string;
  readonly title: string | null;
}

export interface Founded {
  readonly roster: string;
  readonly epoch: ContractBundle;
  readonly records: Record[];
}

/** The bundle as the contract's schema types it (mutable arrays). */
export const bundleFor = (made: NewEpoch): ContractBundle => ({
  ...made.bundle,
  wraps: made.bundle.wraps.map((wrap) => ({ ...wrap })),
});

/** The epoch that was just made, before the server has it. */
export const epochMade = (programme: string, { roster, keys }: NewEpoch): SealingEpoch => ({
  programme,
  epoch: keys.epoch,
  rosterVersion: roster.roster.version,
  keyOf: (under) => keys[under],
});

/** Genesis: the founder, her card, and the kit kept sealed until it is confirmed on paper. */
export async function found(input: {
  programme: string;
  founder: Sealer;
  card: CardText;
  kit: Bytes;
  kitRecord: string;
}): Promise<Founded> {
  const { programme, founder, kit } = input;
  const { recipient, verifyKey } = await deriveKit(kit);
  const made = await foundProgramme({
    programme,
    at: Date.now(),
    founder: lineOf(founder, 'coordinator'),
    signer: founder.key.signer,
    kit: { recipient, verifyKey },
  });
  const epoch = epochMade(programme, made);
  return {
    roster: made.roster.compact,
    epoch: bundleFor(made),
    records: [
      await cardRecord(epoch, founder, founder.member, input.card),
      await kitRecord(epoch, founder, input.kitRecord, kit),
    ],
  };
}

export const lineOf = ({ member, key }: Sealer, role: RosterMember['role']): RosterMember => ({
  id: member,
  role,
  recipient: key.recipient,
  verifyKey: key.verifyKey,
});

/** A member's card, version 1. Its record id is hers: one card each. */
export async function cardRecord(
  epoch: SealingEpoch,
  sealer: Sealer,
  member: string,
  { name, title }: CardText,
): Promise<Record> {
  const content = { kind: 'member_card', member, name, ...(title ? { title } : {}) };
  const sealed = await sealContent(
    epoch,
    sealer,
    { kind: 'member_card', record: member, version: 1 },
    content,
  );
  return { kind: 'member_card', record: member, version: 1, sealed };
}

async function kitRecord(epoch: SealingEpoch, sealer: Sealer, record: string, kit: Bytes): Promise<Record> {
  const content = { kind: 'pending_kit', bytes: toBase64url(kit) };
  return {
    kind: 'pending_kit',
    record,
    version: 1,
    sealed: await sealContent(epoch, sealer, { kind: 'pending_kit', record, version: 1 }, content),
  };
}

/** The kit's bytes in an opened `pending_kit` record, or null. */
export function kitIn(content: unknown): Bytes | null {
  const { kind, bytes } = (content ?? {}) as { kind?: unknown; bytes?: unknown };
  return kind === 'pending_kit' && typeof bytes === 'string' ? fromBase64url(bytes) : null;
}

/** The next epoch of an opened ring: members and kit as they must be from now on. */
export async function turnEpoch(
  ring: Ring,
  change: {
    members: readonly RosterMember[];
    kit?: Pick<Kit, 'recipient' | 'verifyKey'>;
    signedBy: string;
    signer: Signer;
  },
): Promise<NewEpoch> {
  const genesis = ring.chain.versions[0];
  if (!genesis) throw new Error('A verified chain starts with genesis.');
  const { kit } = change;
  return nextEpoch({
    at: Date.now(),
    previous: ring.chain.head,
    genesisRosterHash: genesis.hash,
    members: change.members,
    kit: kit ? { recipient: kit.recipient, verifyKey: kit.verifyKey } : ring.chain.head.roster.kit,
    keys: ring.current(),
    publication: await ring.publication(),
    signedBy: change.signedBy,
    signer: change.signer,
  });
}
