/** Second factor beside a passphrase: TOTP (RFC 6238: SHA-1, 6 digits, 30 s, what every app reads) and recovery codes. */
import { Secret as OtpSecret, TOTP } from 'otpauth';
import { randomBytes, sha256Text } from './bytes.ts';

const PERIOD_MS = 30_000;
export const RECOVERY_CODES = 10;

/** 20 random bytes, base32 without padding (32 characters). */
export function newTotpSecret(): string {
  return new OtpSecret({ size: 20 }).base32;
}

/** The address that an authenticator app reads from a QR code. `issuer` is the programme's name. */
export function totpUrl(secret: string, issuer: string, signInName: string): string {
  return totp(secret, issuer, signInName).toString();
}

/**
 * Checks a code at `now` (epoch ms), one step (30 s) early or late.
 * @param lastStep the step of the last accepted code: it, and those before, are refused, so that no code serves twice
 * @returns the step to remember, or null when the code is refused
 */
export function checkTotp(input: {
  secret: string;
  code: string;
  now: number;
  lastStep?: number | null | undefined;
}): number | null {
  const code = input.code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(code)) return null;
  const delta = totp(input.secret).validate({ token: code, timestamp: input.now, window: 1 });
  if (delta === null) return null;
  const step = Math.floor(input.now / PERIOD_MS) + delta;
  return step <= (input.lastStep ?? -1) ? null : step;
}

/** The code at `now` (epoch ms): for tests and the demonstration. */
export function totpCode(secret: string, now: number): string {
  return totp(secret).generate({ timestamp: now });
}

/** Crockford's base32: no I, L, O, U, so that a written code reads one way. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Ten codes of 80 random bits, `XXXX-XXXX-XXXX-XXXX`, each good once in place of a TOTP code. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const letters = Array.from(randomBytes(16), (byte) => ALPHABET[byte & 31]).join('');
    return (letters.match(/.{4}/g) as string[]).join('-');
  });
}

/** What the server keeps of a recovery code: SHA-256 of its 16 letters, base64url. 80 random bits need no stretching. */
export function recoveryCodeHash(code: string): string {
  return sha256Text(normalCode(code));
}

/** True when it has the form of a recovery code, however typed. */
export function isRecoveryCode(code: string): boolean {
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(normalCode(code));
}

function normalCode(code: string): string {
  return code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}

function totp(secret: string, issuer = '', label = ''): TOTP {
  return new TOTP({
    issuer,
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
    secret: OtpSecret.fromBase32(secret),
  });
}
