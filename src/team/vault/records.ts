/** Sealed records outside requests: which key each kind is sealed under, and who wrote what is opened. */
import type { StoredRecord } from '#contract/records.ts';
import type { RecordKind } from '#programme/entries.ts';
import type { AesKey } from '#sealing/aes.ts';
import type { MemberKey } from '#sealing/member.ts';
import { kidOfRecord, openRecord, recordName, sealRecord } from '#sealing/record.ts';
import { memberKeyIn } from '#sealing/roster.ts';
import type { MemberRole } from '#sealing/roster-rules.ts';
import { CONTENT_SCHEMA } from './files.ts';
import type { Ring } from './ring.ts';
import { VaultError } from './rpc.ts';

/** Who seals and opens: her id in the roster and her keys. */
export interface Sealer {
  readonly member: string;
  readonly key: MemberKey;
}

/** Cards are read by every member, drafts by their author, everything else by whoever holds the ring. */
type Under = 'ring' | 'commons' | 'member';
const UNDER: Record<RecordKind, Under> = {
  directory: 'ring',
  return_card: 'ring',
  tally: 'ring',
  pending_kit: 'ring',
  invitation_copy: 'ring',
  member_card: 'commons',
  wording_approval: 'commons',
  wording_note: 'commons',
  draft: 'member',
  check_in: 'member',
  evaluation_release: 'ring',
  evaluation_lines: 'ring',
  plan: 'ring',
  plan_place: 'ring',
};

export interface RecordToOpen {
  readonly kind: RecordKind;
  readonly record: string;
  readonly version: number;
  readonly sealed: string;
}

export interface OpenedContent {
  readonly record: string;
  readonly version: number;
  /** Not yet parsed; null when it did not open. */
  readonly content: unknown;
  readonly problem: 'no_key' | 'tampered' | 'withheld' | null;
  /** Who signed it. */
  readonly by: string | null;
  /** Her role in the roster that she wrote under. */
  readonly byRole: MemberRole | null;
}

/** What sealing needs of a ring: an opened one, or the epoch that is just being made. */
export type SealingEpoch = Pick<Ring, 'programme' | 'epoch' | 'rosterVersion' | 'keyOf'>;

export async function sealContent(
  ring: SealingEpoch,
  sealer: Sealer,
  place: { kind: RecordKind; record: string; version: number },
  content: unknown,
): Promise<string> {
  const under = UNDER[place.kind];
  const kid = under === 'member' ? `member:${sealer.member}` : `${under}:${ring.epoch}`;
  return sealRecord({
    key: under === 'member' ? sealer.key.own : ring.keyOf(under),
    place: {
      programme: ring.programme,
      record: recordName(place.kind, place.record),
      version: place.version,
      kid,
    },
    body: {
      schema: CONTENT_SCHEMA,
      roster: ring.rosterVersion,
      author: { kind: 'member', id: sealer.member },
      at: Date.now(),
      content,
    },
    signer: sealer.key.signer,
  });
}

export async function openContent(
  ring: Ring,
  sealer: Sealer,
  { kind, record, version, sealed }: RecordToOpen,
): Promise<OpenedContent> {
  const fail = (problem: OpenedContent['problem']): OpenedContent => ({
    record,
    version,
    content: null,
    problem,
    by: null,
    byRole: null,
  });
  const kid = kidOfRecord(sealed);
  if (kid === null || !fits(kid, UNDER[kind], sealer.member)) return fail('tampered');
  const key = keyFor(ring, sealer, kid);
  if (!key) return fail('no_key');
  const opened = await openRecord({
    key,
    compact: sealed,
    place: { programme: ring.programme, record: recordName(kind, record), version, kid },
    rosterVersion: ring.rosterVersion,
    verifyKeyFor: (member, rosterVersion) => memberKeyIn(ring.chain.versions, member, rosterVersion),
  });
  if (!opened.ok) return fail(opened.reason === 'roster_withheld' ? 'withheld' : 'tampered');
  const { author, content, roster } = opened.body;
  const by = author.kind === 'member' ? author.id : null;
  const line = ring.chain.versions[roster ?? -1]?.roster.members.find(({ id }) => id === by);
  return { record, version, content, problem: null, by, byRole: line?.role ?? null };
}

/** A record of the ring moved under the commons key would be read by peers. */
function fits(kid: string, under: Under, member: string): boolean {
  return under === 'member' ? kid === `member:${member}` : kid.startsWith(`${under}:`);
}

function keyFor(ring: Ring, sealer: Sealer, kid: string): AesKey | undefined {
  const [name, of] = kid.split(':') as [string, string];
  if (name === 'member') return sealer.key.own;
  return name === 'ring' ? ring.ringKey(Number(of)) : ring.commonsKey(Number(of));
}

/** Opens what must open. @throws VaultError with the problem */
export async function mustOpen(
  ring: Ring,
  sealer: Sealer,
  stored: RecordToOpen | StoredRecord,
): Promise<unknown> {
  const { content, problem } = await openContent(ring, sealer, stored);
  if (problem !== null) throw new VaultError(problem);
  return content;
}
