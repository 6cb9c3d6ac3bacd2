/**
 * An invitation: 16 bytes given in person, as 12 words or a QR, that let two browsers recognise each other through a
 * server that could lie. Each proves by HMAC that it holds them: the newcomer over her public keys and role, the
 * programme over its roster head.
 */
import { type Bytes, randomBytes, sha256, toBase64url, tryBase64url, utf8 } from './bytes.ts';
import { derive } from './derivation.ts';
import type { MemberRole } from './roster-rules.ts';

export const INVITATION_BYTES = 16;
/** Single use, 72 hours. */
export const INVITATION_LIFE_MS = 72 * 3_600_000;

/** What an invitation's bytes give. The two HMAC keys never leave the browser. */
export interface Invitation {
  /** Names the invitation to the server: a UUID (version 8, RFC 9562). */
  readonly id: string;
  /** Proves it to the server: 32 bytes, base64url; the server keeps the hash only. */
  readonly authentication: string;
  readonly authenticationHash: string;
  readonly newcomerKey: CryptoKey;
  readonly programmeKey: CryptoKey;
}

/** What the newcomer vouches for. */
export interface NewcomerStatement {
  readonly programme: string;
  readonly invitation: string;
  readonly candidate: string;
  readonly role: MemberRole;
  readonly recipient: string;
  readonly verifyKey: string;
}

/** What the programme vouches for. */
export interface ProgrammeStatement {
  readonly programme: string;
  readonly invitation: string;
  readonly role: MemberRole;
  /** Genesis hash. */
  readonly genesis: string;
  readonly rosterVersion: number;
  readonly rosterHead: string;
}

/** 16 new random bytes. */
export function newInvitation(): Bytes {
  return randomBytes(INVITATION_BYTES);
}

/** Everything derived from an invitation's 16 bytes. @throws RangeError on another length. */
export async function deriveInvitation(bytes: Bytes): Promise<Invitation> {
  if (bytes.length !== INVITATION_BYTES) throw new RangeError('An invitation has 16 bytes.');
  const [id, authentication, newcomer, programme] = await Promise.all([
    derive(bytes, 'invitation/id', 16),
    derive(bytes, 'invitation/authentication', 32),
    derive(bytes, 'invitation/newcomer', 32),
    derive(bytes, 'invitation/programme', 32),
  ]);
  const [newcomerKey, programmeKey] = await Promise.all([hmacKey(newcomer), hmacKey(programme)]);
  return {
    id: uuidOf(id),
    authentication: toBase64url(authentication),
    authenticationHash: toBase64url(sha256(authentication)),
    newcomerKey,
    programmeKey,
  };
}

/** The newcomer's HMAC, base64url. */
export function macOfNewcomer(invitation: Invitation, statement: NewcomerStatement): Promise<string> {
  return macOf(invitation.newcomerKey, newcomerText(statement));
}

/** The coordinator's check, before she signs anything: these keys are those of whoever holds the words. */
export function checkNewcomer(
  invitation: Invitation,
  statement: NewcomerStatement,
  mac: string,
): Promise<boolean> {
  return checkMac(invitation.newcomerKey, newcomerText(statement), mac);
}

/** The programme's HMAC, base64url. */
export function macOfProgramme(invitation: Invitation, statement: ProgrammeStatement): Promise<string> {
  return macOf(invitation.programmeKey, programmeText(statement));
}

/** The newcomer's check, before she makes any key: this is the programme that invited her. */
export function checkProgramme(
  invitation: Invitation,
  statement: ProgrammeStatement,
  mac: string,
): Promise<boolean> {
  return checkMac(invitation.programmeKey, programmeText(statement), mac);
}

function newcomerText({
  programme,
  invitation,
  candidate,
  role,
  recipient,
  verifyKey,
}: NewcomerStatement): Bytes {
  return utf8(JSON.stringify({ programme, invitation, candidate, role, recipient, verifyKey }));
}

function programmeText({
  programme,
  invitation,
  role,
  genesis,
  rosterVersion,
  rosterHead,
}: ProgrammeStatement): Bytes {
  return utf8(JSON.stringify({ programme, invitation, role, genesis, rosterVersion, rosterHead }));
}

function hmacKey(bytes: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
}

async function macOf(key: CryptoKey, text: Bytes): Promise<string> {
  return toBase64url(new Uint8Array(await crypto.subtle.sign('HMAC', key, text)));
}

async function checkMac(key: CryptoKey, text: Bytes, mac: string): Promise<boolean> {
  const bytes = tryBase64url(mac, 32);
  return bytes !== null && crypto.subtle.verify('HMAC', key, bytes, text);
}

/** 16 bytes as a UUID of version 8 (free content) and the RFC's variant. */
function uuidOf(bytes: Bytes): string {
  const marked = new Uint8Array(bytes);
  marked[6] = ((marked[6] as number) & 0x0f) | 0x80;
  marked[8] = ((marked[8] as number) & 0x3f) | 0x80;
  const hex = Array.from(marked, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
