/**
 * Handing a key to a person: an age file that holds a statement signed by whoever hands it over.
 *
 * [Note: Every key is vouched for] Anyone, the server first, can make an age file to a public recipient. So each file
 * says, signed, which key it is, for whom, of which epoch: by a roster member to a member; by the partner's receipt
 * key to the intake. To a partner, who has no roster, the new key comes sealed under the exchange key before it.
 */
import { AesKey } from './aes.ts';
import { type AgeIdentity, recipientHash, sealToRecipient } from './age.ts';
import { fromUtf8, toBase64url, tryBase64url, utf8 } from './bytes.ts';
import { epochInKid } from './envelope.ts';
import { jsonOf, type Signer, unverifiedKid, verifyJws } from './signature.ts';
import { kidOfWrap, unwrapKey, wrapKey, wrapName } from './wrap.ts';

export type HandOverPurpose = 'ring' | 'commons' | 'notes';

/** Which key a hand-over must be about. `file` only with `notes` (a restricted request). */
export interface HandOverSubject {
  readonly programme: string;
  readonly purpose: HandOverPurpose;
  readonly epoch: number;
  readonly file?: string | undefined;
}

/** Verify key of `member:<id>` or `kit` in that roster version, provided that it belongs to that epoch. */
export type VerifyKeyFor = (kid: string, rosterVersion: number, epoch: number) => string | undefined;

export type HandOverRefusal =
  | 'not_for_me'
  | 'not_signed'
  | 'other_subject'
  | 'unknown_signer'
  | 'bad_signature';

/** An age file (base64url) that hands `key` to one recipient of the roster. */
export async function handOver(input: {
  key: AesKey;
  subject: HandOverSubject;
  recipient: string;
  /** Roster version in which the signer stands. */
  roster: number;
  /** `member:<id>` or `kit`. */
  kid: string;
  signer: Signer;
}): Promise<string> {
  const payload = {
    ...statementOf(input.subject, input.recipient),
    roster: input.roster,
    key: toBase64url(input.key.unsafeBytes()),
  };
  const jws = await input.signer.signJws('passerelle-handover', input.kid, utf8(JSON.stringify(payload)));
  return sealToRecipient(input.recipient, utf8(jws));
}

/** Opens a hand-over made for `identity`; refuses it unless it is about `subject` and signed by whom it says. */
export async function openHandOver(input: {
  identity: AgeIdentity;
  sealed: string;
  subject: HandOverSubject;
  verifyKeyFor: VerifyKeyFor;
}): Promise<
  | { readonly ok: true; readonly key: AesKey; readonly by: string }
  | { readonly ok: false; readonly reason: HandOverRefusal }
> {
  const { identity, subject } = input;
  const jws = await openText(identity, input.sealed);
  if (jws === null) return { ok: false, reason: 'not_for_me' };
  const kid = unverifiedKid(jws, 'passerelle-handover');
  const claimed = jsonOf(payloadOf(jws));
  if (kid === null || claimed === null) return { ok: false, reason: 'not_signed' };
  const { roster, key, ...statement } = claimed;
  if (JSON.stringify(statement) !== JSON.stringify(statementOf(subject, identity.recipient))) {
    return { ok: false, reason: 'other_subject' };
  }
  const bytes = tryBase64url(key, 32);
  if (!Number.isSafeInteger(roster) || bytes === null) return { ok: false, reason: 'other_subject' };
  const verifyKey = input.verifyKeyFor(kid, roster as number, subject.epoch);
  if (verifyKey === undefined) return { ok: false, reason: 'unknown_signer' };
  const verified = await verifyJws(jws, { typ: 'passerelle-handover', kid, verifyKey });
  if (verified === null) return { ok: false, reason: 'bad_signature' };
  return { ok: true, key: AesKey.fromBytes(bytes), by: kid };
}

/** A partner hands an exchange key to the team: an age file (base64url) to the intake key of that epoch. */
export async function handToIntake(input: {
  key: AesKey;
  programme: string;
  file: string;
  epoch: number;
  intakeRecipient: string;
  /** The partner's receipt: its signer vouches, its recipient is where the team sends the next epoch's key. */
  receipt: { readonly signer: Signer; readonly recipient: string };
}): Promise<string> {
  const { programme, file, epoch, receipt } = input;
  const payload = {
    ...intakeStatementOf({ programme, file, epoch }, input.intakeRecipient),
    verifyKey: receipt.signer.verifyKey,
    receipt: receipt.recipient,
    key: toBase64url(input.key.unsafeBytes()),
  };
  const jws = await receipt.signer.signJws(
    'passerelle-intake-handover',
    'partner',
    utf8(JSON.stringify(payload)),
  );
  return sealToRecipient(input.intakeRecipient, utf8(jws));
}

/**
 * The team opens a partner's hand-over.
 * @param partnerKey her key when it is known (any epoch but the first): another one is refused. For the first, compare
 * the returned `partnerKey` with the one that the first entry states.
 */
export async function openIntakeHandOver(input: {
  identity: AgeIdentity;
  sealed: string;
  programme: string;
  file: string;
  epoch: number;
  partnerKey?: string | undefined;
}): Promise<
  | {
      readonly ok: true;
      readonly key: AesKey;
      readonly partnerKey: string;
      readonly partnerRecipient: string;
    }
  | { readonly ok: false; readonly reason: HandOverRefusal }
> {
  const jws = await openText(input.identity, input.sealed);
  if (jws === null) return { ok: false, reason: 'not_for_me' };
  const claimed = jsonOf(payloadOf(jws));
  if (claimed === null) return { ok: false, reason: 'not_signed' };
  const { verifyKey, receipt, key, ...statement } = claimed;
  if (JSON.stringify(statement) !== JSON.stringify(intakeStatementOf(input, input.identity.recipient))) {
    return { ok: false, reason: 'other_subject' };
  }
  const bytes = tryBase64url(key, 32);
  if (typeof verifyKey !== 'string' || typeof receipt !== 'string' || bytes === null) {
    return { ok: false, reason: 'other_subject' };
  }
  if (input.partnerKey !== undefined && verifyKey !== input.partnerKey)
    return { ok: false, reason: 'unknown_signer' };
  const verified = await verifyJws(jws, { typ: 'passerelle-intake-handover', kid: 'partner', verifyKey });
  if (verified === null) return { ok: false, reason: 'bad_signature' };
  return { ok: true, key: AesKey.fromBytes(bytes), partnerKey: verifyKey, partnerRecipient: receipt };
}

/** The team hands a new epoch's exchange key to the partner: an age file (base64url) to her receipt's recipient. */
export async function handToPartner(input: {
  key: AesKey;
  programme: string;
  file: string;
  epoch: number;
  /** The exchange key she already holds: only who holds it too could have made this. */
  previous: { readonly key: AesKey; readonly epoch: number };
  recipient: string;
}): Promise<string> {
  const { programme, file, epoch, previous } = input;
  const place = { programme, record: wrapName.exchange(epoch, file), kid: `exchange:${previous.epoch}` };
  const jwe = await wrapKey({ key: input.key, under: previous.key, place });
  return sealToRecipient(input.recipient, utf8(jwe));
}

/** The partner opens a key handed by the team; null when it is not for her, or was not made by who holds her thread. */
export async function openFromTeam(input: {
  identity: AgeIdentity;
  sealed: string;
  programme: string;
  file: string;
  epoch: number;
  /** Exchange keys she already holds, by epoch. */
  keyFor: (epoch: number) => AesKey | undefined;
}): Promise<AesKey | null> {
  const jwe = await openText(input.identity, input.sealed);
  const kid = jwe === null ? null : kidOfWrap(jwe);
  const before = kid?.startsWith('exchange:') ? epochInKid(kid) : null;
  if (jwe === null || kid === null || before === null || before >= input.epoch) return null;
  const under = input.keyFor(before);
  if (under === undefined) return null;
  const place = { programme: input.programme, record: wrapName.exchange(input.epoch, input.file), kid };
  return unwrapKey({ compact: jwe, under, place });
}

function statementOf({ programme, purpose, epoch, file }: HandOverSubject, recipient: string) {
  return { schema: 1, programme, purpose, epoch, file: file ?? null, recipient: recipientHash(recipient) };
}

function intakeStatementOf(
  { programme, file, epoch }: { programme: string; file: string; epoch: number },
  recipient: string,
) {
  return { schema: 1, programme, purpose: 'exchange', epoch, file, recipient: recipientHash(recipient) };
}

async function openText(identity: AgeIdentity, sealed: string): Promise<string | null> {
  const bytes = await identity.open(sealed);
  try {
    return bytes === null ? null : fromUtf8(bytes);
  } catch {
    return null;
  }
}

/** The payload as claimed, before the signature is checked: it says whose key must check it. */
function payloadOf(jws: string): Uint8Array | null {
  return tryBase64url(jws.split('.')[1]);
}
