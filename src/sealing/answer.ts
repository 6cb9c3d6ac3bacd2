/**
 * An answer to a questionnaire: sealed without a name to the intake key, and a record under the ring key once a member
 * opened it. Both have one size, whatever was answered, so that a long line betrays nobody.
 */
import { canonical } from '#programme/canonical.ts';
import { type AgeIdentity, sealToRecipient } from './age.ts';
import type { AesKey } from './aes.ts';
import { type Bytes, fromUtf8, randomBytes, sha256, toBase64url } from './bytes.ts';
import { ANSWER_BUCKET, KEPT_ANSWER_BUCKET, pad, TooLongError, unpad } from './padding.ts';
import { kidOfRecord, type OpenedRecord, openRecord, recordName, sealRecord } from './record.ts';
import type { Signer } from './signature.ts';
import type { Body } from './signed-body.ts';

/** What makes an answer the same answer, however often it is sealed and sent: 16 random bytes, used once. */
export const newToken = (): Bytes => randomBytes(16);

/** SHA-256 of a token, base64url: all that the server keeps of it, and the answer's name. */
export const tokenHash = (token: Uint8Array): string => toBase64url(sha256(token));

/**
 * An age file, base64url, of {@link ANSWER_BUCKET} bytes of text.
 * @param recipient of the intake key, vouched for by the programme's certificate
 * @throws TooLongError when the answers do not fit
 */
export async function sealAnswer(input: {
  programme: string;
  round: string;
  recipient: string;
  answers: unknown;
}): Promise<string> {
  const { programme, round, recipient, answers } = input;
  const padded = pad(canonical({ schema: 1, programme, round, answers }), ANSWER_BUCKET);
  if (padded.length !== ANSWER_BUCKET) throw new TooLongError(padded.length);
  return sealToRecipient(recipient, padded);
}

/** The answers, not yet checked against their questions; null when they are for another key, programme or round. */
export async function openAnswer(
  sealed: string,
  by: { programme: string; round: string; intake: AgeIdentity },
): Promise<{ readonly answers: unknown } | null> {
  const padded = await by.intake.open(sealed);
  const text = padded?.length === ANSWER_BUCKET ? unpad(padded) : null;
  if (text === null) return null;
  try {
    const { schema, programme, round, answers } = JSON.parse(fromUtf8(text)) as Record<string, unknown>;
    const right = schema === 1 && programme === by.programme && round === by.round && answers !== undefined;
    return right ? { answers } : null;
  } catch {
    return null;
  }
}

/** Which answer, under the ring key of which epoch. `token` is its token's hash. */
export interface KeptPlace {
  readonly programme: string;
  readonly token: string;
  readonly epoch: number;
}

const placeOf = ({ programme, token, epoch }: KeptPlace) => ({
  programme,
  record: recordName('answer', token),
  version: 1,
  kid: `ring:${epoch}`,
});

/** A record of {@link KEPT_ANSWER_BUCKET} bytes, signed by the member who opened the answer, or keyed it from paper. */
export const sealKeptAnswer = (input: {
  ring: AesKey;
  place: KeptPlace;
  body: Body;
  signer: Signer;
}): Promise<string> =>
  sealRecord({
    key: input.ring,
    place: placeOf(input.place),
    body: input.body,
    signer: input.signer,
    atLeast: KEPT_ANSWER_BUCKET,
  });

/** Epoch of the ring key that it is under; null when it names none. */
export function epochOfKept(sealed: string): number | null {
  const epoch = /^ring:(\d+)$/.exec(kidOfRecord(sealed) ?? '')?.[1];
  return epoch === undefined ? null : Number(epoch);
}

export const openKeptAnswer = (input: {
  ring: AesKey;
  sealed: string;
  place: KeptPlace;
  rosterVersion: number;
  verifyKeyFor: (member: string, rosterVersion: number) => string | undefined;
}): Promise<OpenedRecord> => {
  const { ring, sealed, place, rosterVersion, verifyKeyFor } = input;
  return openRecord({ key: ring, compact: sealed, place: placeOf(place), rosterVersion, verifyKeyFor });
};
