/**
 * Time that a member is paid for: a record under a key of its own, which she keeps under hers and hands to the intake.
 * So coordinators and professionals read what she reads, the very same text; other peers and the server read nothing.
 */
import { type AesKey, newAesKey } from './aes.ts';
import type { AgeIdentity } from './age.ts';
import type { SealKey } from './jwe.ts';
import { type OpenedRecord, recordName, sealRecord } from './record.ts';
import { epochOfShared, handKey, type Intake, type KeyPlace, openShared, takeKey } from './shared-record.ts';
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

const placeOf = (programme: string, record: string): KeyPlace => ({
  programme,
  record: recordName('paid_time', record),
});

export async function sealPaidTime(input: {
  programme: string;
  record: string;
  version: number;
  member: string;
  /** Her own key. */
  own: SealKey;
  intake: Intake;
  body: Body;
  signer: Signer;
}): Promise<SealedTime> {
  const { programme, record, version, member, own, intake, body, signer } = input;
  const key = newAesKey();
  const place = placeOf(programme, record);
  const [sealed, ownKey, teamKey] = await Promise.all([
    sealRecord({ key, place: { ...place, version, kid: `intake:${intake.epoch}` }, body, signer }),
    wrapKey({ key, under: own, place: { ...place, kid: `member:${member}` } }),
    handKey(key, place, intake.recipient),
  ]);
  return { record, version, sealed, ownKey, teamKey };
}

/** Epoch of the intake key to which it was handed; null when it names none. */
export const epochOfTime = ({ sealed }: SealedTime): number | null => epochOfShared(sealed);

/** Its key, by the member whose time it is; null when her key is another by now. */
export const ownTimeKey = (
  time: SealedTime,
  by: { programme: string; member: string; own: SealKey },
): Promise<AesKey | null> =>
  unwrapKey({
    compact: time.ownKey,
    under: by.own,
    place: { ...placeOf(by.programme, time.record), kid: `member:${by.member}` },
  });

/** Its key, by whoever holds the ring; null when it is not for this intake key, or not of this record. */
export const teamTimeKey = (
  time: SealedTime,
  by: { programme: string; intake: AgeIdentity },
): Promise<AesKey | null> => takeKey(time.teamKey, placeOf(by.programme, time.record), by.intake);

/** Opens it, and checks that a member signed it in this place; that it was she whose time it is, the caller compares. */
export function openPaidTime(input: {
  key: AesKey;
  programme: string;
  time: SealedTime;
  rosterVersion: number;
  verifyKeyFor: (member: string, rosterVersion: number) => string | undefined;
}): Promise<OpenedRecord> {
  const { programme, time, ...rest } = input;
  return openShared({ ...rest, place: placeOf(programme, time.record), record: time });
}
