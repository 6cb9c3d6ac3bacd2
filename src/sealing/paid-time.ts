/**
 * Time that a member is paid for: a record under a key of its own, which she keeps under hers and hands to the intake.
 * So coordinators and professionals read what she reads, the very same text; other peers and the server read nothing.
 */
import { AesKey, newAesKey } from './aes.ts';
import { type AgeIdentity, sealToRecipient } from './age.ts';
import { fromUtf8, toBase64url, tryBase64url, utf8 } from './bytes.ts';
import { epochInKid } from './envelope.ts';
import type { SealKey } from './jwe.ts';
import {
  kidOfRecord,
  type OpenedRecord,
  openRecord,
  type RecordPlace,
  recordName,
  sealRecord,
} from './record.ts';
import type { Signer } from './signature.ts';
import type { Body } from './signed-body.ts';
import { unwrapKey, wrapKey } from './wrap.ts';

/** As the server keeps it. */
export interface SealedTime {
  readonly record: string;
  readonly version: number;
  readonly sealed: string;
  readonly ownKey: string;
  readonly teamKey: string;
}

const nameOf = (record: string): string => recordName('paid_time', record);

export async function sealPaidTime(input: {
  programme: string;
  record: string;
  version: number;
  member: string;
  /** Her own key. */
  own: SealKey;
  intake: { readonly epoch: number; readonly recipient: string };
  body: Body;
  signer: Signer;
}): Promise<SealedTime> {
  const { programme, record, version, member, own, intake, body, signer } = input;
  const key = newAesKey();
  const name = nameOf(record);
  const [sealed, ownKey, teamKey] = await Promise.all([
    sealRecord({
      key,
      place: { programme, record: name, version, kid: `intake:${intake.epoch}` },
      body,
      signer,
    }),
    wrapKey({ key, under: own, place: { programme, record: name, kid: `member:${member}` } }),
    sealToRecipient(
      intake.recipient,
      utf8(JSON.stringify({ schema: 1, programme, record: name, key: toBase64url(key.unsafeBytes()) })),
    ),
  ]);
  return { record, version, sealed, ownKey, teamKey };
}

/** Epoch of the intake key to which it was handed; null when it names none. */
export function epochOfTime({ sealed }: SealedTime): number | null {
  const kid = kidOfRecord(sealed);
  return kid?.startsWith('intake:') ? epochInKid(kid) : null;
}

/** Its key, by the member whose time it is; null when her key is another by now. */
export const ownTimeKey = (
  time: SealedTime,
  by: { programme: string; member: string; own: SealKey },
): Promise<AesKey | null> =>
  unwrapKey({
    compact: time.ownKey,
    under: by.own,
    place: { programme: by.programme, record: nameOf(time.record), kid: `member:${by.member}` },
  });

/** Its key, by whoever holds the ring; null when it is not for this intake key, or not of this record. */
export async function teamTimeKey(
  time: SealedTime,
  by: { programme: string; intake: AgeIdentity },
): Promise<AesKey | null> {
  const opened = await by.intake.open(time.teamKey);
  if (opened === null) return null;
  try {
    const { schema, programme, record, key } = JSON.parse(fromUtf8(opened)) as Record<string, unknown>;
    const bytes = tryBase64url(key, 32);
    const right = schema === 1 && programme === by.programme && record === nameOf(time.record);
    return right && bytes !== null ? AesKey.fromBytes(bytes) : null;
  } catch {
    return null;
  }
}

/** Opens it, and checks that a member signed it in this place; that it was she whose time it is, the caller compares. */
export function openPaidTime(input: {
  key: AesKey;
  programme: string;
  time: SealedTime;
  rosterVersion: number;
  verifyKeyFor: (member: string, rosterVersion: number) => string | undefined;
}): Promise<OpenedRecord> {
  const { key, programme, time, rosterVersion, verifyKeyFor } = input;
  const place: RecordPlace = {
    programme,
    record: nameOf(time.record),
    version: time.version,
    kid: `intake:${epochOfTime(time) ?? 0}`,
  };
  return openRecord({ key, compact: time.sealed, place, rosterVersion, verifyKeyFor });
}
