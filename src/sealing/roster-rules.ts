/** The rules of the roster, pure: its form, and what a version may change in the one before. */
import { tryBase64url } from './bytes.ts';
import { isId } from './envelope.ts';

export type MemberRole = 'coordinator' | 'professional' | 'peer';

export interface RosterMember {
  readonly id: string;
  readonly role: MemberRole;
  /** age hybrid recipient. */
  readonly recipient: string;
  /** Ed25519 public key, base64url. */
  readonly verifyKey: string;
}

/** Commitments (HKDF) of one epoch's keys, base64url: a key that does not match is refused. */
export interface Commitment {
  readonly epoch: number;
  readonly ring: string;
  readonly commons: string;
}

export interface Roster {
  readonly schema: 1;
  readonly programme: string;
  readonly version: number;
  /** Hash of the JWS of the version before; null at genesis. */
  readonly previous: string | null;
  /** The author's clock, epoch ms. */
  readonly at: number;
  readonly epoch: number;
  readonly members: readonly RosterMember[];
  readonly kit: { readonly recipient: string; readonly verifyKey: string };
  readonly publicationKey: string;
  /** One per epoch, from 0. */
  readonly commitments: readonly Commitment[];
}

export type RosterRefusal =
  | 'malformed'
  | 'other_programme'
  /** Version or hash does not follow the one before. */
  | 'not_next'
  | 'no_coordinator'
  /** The publication key is fixed at genesis. */
  | 'publication_key_changed'
  /** A commitment of an earlier epoch changed. */
  | 'commitments_rewritten'
  /** Someone who could open the keys no longer may, and yet they stay the same. */
  | 'epoch_needed'
  /** Epoch neither stays nor grows by one. */
  | 'epoch_skipped'
  /** The coordinator who makes the new epoch is not in its ring. */
  | 'signer_leaves';

/** Roles that hold the ring key; peers hold the commons key only. */
export function holdsRing(role: MemberRole): boolean {
  return role !== 'peer';
}

/** Why a roster cannot be a genesis, or null. */
export function refusalOfGenesis(roster: Roster): RosterRefusal | null {
  if (roster.version !== 0 || roster.previous !== null) return 'not_next';
  if (roster.epoch !== 0) return 'epoch_skipped';
  return roster.members.some(({ role }) => role === 'coordinator') ? null : 'no_coordinator';
}

/** Why a roster signed by `signedBy` (`member:<id>` or `kit`) cannot follow the one before, or null. */
export function refusalOfNext(
  previous: { readonly roster: Roster; readonly hash: string },
  next: Roster,
  signedBy: string,
): RosterRefusal | null {
  const before = previous.roster;
  if (next.programme !== before.programme) return 'other_programme';
  if (next.version !== before.version + 1 || next.previous !== previous.hash) return 'not_next';
  if (!next.members.some(({ role }) => role === 'coordinator')) return 'no_coordinator';
  if (next.publicationKey !== before.publicationKey) return 'publication_key_changed';
  if (next.epoch !== before.epoch && next.epoch !== before.epoch + 1) return 'epoch_skipped';
  const kept = next.commitments.slice(0, before.commitments.length);
  if (JSON.stringify(kept) !== JSON.stringify(before.commitments)) return 'commitments_rewritten';
  if (next.epoch === before.epoch) return needsEpoch(before, next) ? 'epoch_needed' : null;
  // Whoever makes an epoch knows its keys: she cannot be the one who leaves with it.
  const stays =
    signedBy === 'kit' || next.members.some(({ id, role }) => signedBy === `member:${id}` && holdsRing(role));
  return stays ? null : 'signer_leaves';
}

/** Whether someone who could open the keys of `before` may no longer: gone, other keys, out of the ring, other kit. */
export function needsEpoch(before: Roster, next: Pick<Roster, 'members' | 'kit'>): boolean {
  if (before.kit.recipient !== next.kit.recipient || before.kit.verifyKey !== next.kit.verifyKey) return true;
  return before.members.some((old) => {
    const now = next.members.find(({ id }) => id === old.id);
    if (now === undefined || now.recipient !== old.recipient || now.verifyKey !== old.verifyKey) return true;
    return holdsRing(old.role) && !holdsRing(now.role);
  });
}

/** A roster of exactly this form, or null. */
export function parseRoster(raw: Record<string, unknown> | null): Roster | null {
  if (raw === null) return null;
  const { schema, programme, version, previous, at, epoch, members, kit, publicationKey, commitments } = raw;
  if (schema !== 1 || !isId(programme) || !isCount(version) || !isCount(epoch) || !isCount(at)) return null;
  if (previous !== null && !isKey(previous)) return null;
  if (!Array.isArray(members) || !members.every(isMember) || !isKit(kit) || !isKey(publicationKey))
    return null;
  if (!Array.isArray(commitments) || commitments.length !== epoch + 1) return null;
  if (!commitments.every((one, index) => isCommitment(one) && one.epoch === index)) return null;
  // Nobody is named twice, and no key serves two people: a signature has one author.
  const names = members.flatMap(({ id, recipient, verifyKey }) => [id, recipient, verifyKey]);
  const all = [...names, kit.recipient, kit.verifyKey, publicationKey];
  if (new Set(all).size !== all.length) return null;
  return { schema, programme, version, previous, at, epoch, members, kit, publicationKey, commitments };
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isKey = (value: unknown): value is string => tryBase64url(value, 32) !== null;
const isRecipient = (value: unknown): value is string =>
  typeof value === 'string' && /^age1pq1[a-z0-9]{1952}$/.test(value);
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function isMember(value: unknown): value is RosterMember {
  if (!isObject(value)) return false;
  const { id, role, recipient, verifyKey } = value;
  const known = role === 'coordinator' || role === 'professional' || role === 'peer';
  return isId(id) && known && isRecipient(recipient) && isKey(verifyKey);
}

function isKit(value: unknown): value is Roster['kit'] {
  return isObject(value) && isRecipient(value.recipient) && isKey(value.verifyKey);
}

function isCommitment(value: unknown): value is Commitment {
  return isObject(value) && isCount(value.epoch) && isKey(value.ring) && isKey(value.commons);
}
