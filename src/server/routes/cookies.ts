/**
 * Cookies: all `__Host-`, so that no other host name can set or read them, and `SameSite=Strict`, so that no other page can use
 * them. Each is a random value that says nothing; the session's own life is kept by the store.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { purpose } from '../purposes.ts';
import { PENDING_MS, SESSION_MS } from '../store/sessions.ts';
import type { Secrets } from './deps.ts';

const NAMES = {
  full: '__Host-passerelle',
  pending: '__Host-passerelle-pending',
  known: '__Host-passerelle-known',
} as const;
const LIFE_MS = { full: SESSION_MS, pending: PENDING_MS, known: 180 * 24 * 60 * 60_000 } as const;
type Kind = keyof typeof NAMES;

const ATTRIBUTES = { path: '/', httpOnly: true, secure: true, sameSite: 'strict' } as const;

/** The cookie's value; null when it is absent or cannot be one of ours. */
export function readCookie(request: FastifyRequest, kind: Kind): string | null {
  const value = request.cookies[NAMES[kind]];
  return value !== undefined && /^[A-Za-z0-9_.-]{20,120}$/.test(value) ? value : null;
}

export function setCookie(reply: FastifyReply, kind: Kind, value: string): void {
  reply.setCookie(NAMES[kind], value, { ...ATTRIBUTES, maxAge: LIFE_MS[kind] / 1000 });
}

export function clearCookie(reply: FastifyReply, kind: Kind): void {
  reply.clearCookie(NAMES[kind], ATTRIBUTES);
}

/** 32 random bytes, base64url. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/**
 * [Note: Known browser] Tries at a passphrase are counted apart for a browser in which that member has signed in before, so that a
 * stranger who types her name can use up the strangers' tries, never hers. The mark names nobody: `nonce.mac`.
 */
export function knownBrowserMark(secrets: Secrets, programme: string, member: string): string {
  const nonce = randomBytes(12).toString('base64url');
  return `${nonce}.${markMac(secrets, programme, member, nonce)}`;
}

/** The nonce of a mark made for this member; null for any other. */
export function readKnownBrowser(
  secrets: Secrets,
  request: FastifyRequest,
  programme: string,
  member: string,
): string | null {
  const [nonce = '', mac = ''] = readCookie(request, 'known')?.split('.') ?? [];
  const expected = Buffer.from(markMac(secrets, programme, member, nonce));
  const given = Buffer.from(mac);
  return given.length === expected.length && timingSafeEqual(given, expected) ? nonce : null;
}

const markMac = (secrets: Secrets, programme: string, member: string, nonce: string): string =>
  createHmac('sha256', secrets.keyFor(purpose.knownBrowser))
    .update(`${programme}|${member}|${nonce}`)
    .digest('base64url');
