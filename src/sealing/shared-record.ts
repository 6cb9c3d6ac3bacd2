/**
 * A record between the team and one member: an invitation to a peer, her answer, her limits. Sealed under a random key of
 * its own, made anew at each writing and handed twice: to the intake, for whoever holds the ring, and to her.
 * So other peers and the server read nothing, and a member who left reads nothing that was written after her.
 */
import { AesKey, newAesKey } from './aes.ts';
import { type AgeIdentity, sealToRecipient } from './age.ts';
import { fromUtf8, toBase64url, tryBase64url, utf8 } from './bytes.ts';
import { epochInKid } from './envelope.ts';
import { kidOfRecord, type OpenedRecord, openRecord, type RecordPlace, sealRecord } from './record.ts';
import type { Signer } from './signature.ts';
import type { Body } from './signed-body.ts';

/** As the server keeps it. */
export interface SharedRecord {
  readonly version: number;
  readonly sealed: string;
  /** Its key, to the member. */
  readonly memberKey: string;
  /** Its key, to the intake. */
  readonly teamKey: string;
}

/** The current intake key, as the programme's own certificate states it. */
export interface Intake {
  readonly epoch: number;
  readonly recipient: string;
}

/** What a key is for: bound into its age file, and compared on opening. */
export interface KeyPlace {
  readonly programme: string;
  /** `<kind>:<id>`, the name of the record. */
  readonly record: string;
}

/** Seals and signs `body`, readable by the team and by the member whose age recipient is `recipient`. */
export async function sealShared(input: {
  place: KeyPlace;
  version: number;
  recipient: string;
  intake: Intake;
  body: Body;
  signer: Signer;
}): Promise<SharedRecord> {
  const { place, version, recipient, intake, body, signer } = input;
  const key = newAesKey();
  const [sealed, memberKey, teamKey] = await Promise.all([
    sealRecord({ key, place: placeOf(place, version, intake.epoch), body, signer }),
    handKey(key, place, recipient),
    handKey(key, place, intake.recipient),
  ]);
  return { version, sealed, memberKey, teamKey };
}

/** `key` in an age file to `recipient`, with what it is for. */
export function handKey(key: AesKey, place: KeyPlace, recipient: string): Promise<string> {
  return sealToRecipient(
    recipient,
    utf8(JSON.stringify({ schema: 1, ...placeOnly(place), key: toBase64url(key.unsafeBytes()) })),
  );
}

/** The key in an age file made by {@link handKey}; null when it is for somebody else, or of another record. */
export async function takeKey(file: string, place: KeyPlace, identity: AgeIdentity): Promise<AesKey | null> {
  const opened = await identity.open(file);
  if (opened === null) return null;
  try {
    const { schema, programme, record, key } = JSON.parse(fromUtf8(opened)) as Record<string, unknown>;
    const bytes = tryBase64url(key, 32);
    const right = schema === 1 && programme === place.programme && record === place.record;
    return right && bytes !== null ? AesKey.fromBytes(bytes) : null;
  } catch {
    return null;
  }
}

/** Epoch of the intake key to which a record was handed; null when it names none. */
export function epochOfShared(sealed: string): number | null {
  const kid = kidOfRecord(sealed);
  return kid?.startsWith('intake:') ? epochInKid(kid) : null;
}

/** Opens it, and checks that a member signed it in this place; who may have, the caller knows. */
export function openShared(input: {
  key: AesKey;
  place: KeyPlace;
  record: Pick<SharedRecord, 'sealed' | 'version'>;
  rosterVersion: number;
  verifyKeyFor: (member: string, rosterVersion: number) => string | undefined;
}): Promise<OpenedRecord> {
  const { key, place, record, rosterVersion, verifyKeyFor } = input;
  return openRecord({
    key,
    compact: record.sealed,
    place: placeOf(place, record.version, epochOfShared(record.sealed) ?? 0),
    rosterVersion,
    verifyKeyFor,
  });
}

const placeOnly = ({ programme, record }: KeyPlace): KeyPlace => ({ programme, record });
const placeOf = (place: KeyPlace, version: number, epoch: number): RecordPlace => ({
  ...placeOnly(place),
  version,
  kid: `intake:${epoch}`,
});
