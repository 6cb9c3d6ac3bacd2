/**
 * Who knocks: a signed statement for the push service (VAPID, RFC 8292; JWS with ES256, RFC 7518, 3.4). Its key follows from
 * the server's secrets, so that there is none to keep, lose or copy between nodes.
 */
import { createECDH, createPrivateKey, type KeyObject, sign } from 'node:crypto';

/** Order of the P-256 group (SEC 2, 2.4.2). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
/** RFC 8292, 2: at most 24 h. */
const VALID_MS = 12 * 60 * 60_000;

export interface Vapid {
  /** The point, uncompressed, base64url: what browsers subscribe with. */
  readonly publicKey: string;
  /** Value of the `Authorization` header. @param origin of the push service @param now epoch ms */
  readonly authorization: (origin: string, now: number) => string;
}

/**
 * @param seed 32 bytes that only this installation knows
 * @param contact where the push service finds us, `https:` or `mailto:`
 */
export function newVapid(seed: Uint8Array, contact: () => string): Vapid {
  const pair = createECDH('prime256v1');
  // Into 1 … order − 1; what the reduction prefers is 2⁻³² of the range.
  const scalar = (BigInt(`0x${Buffer.from(seed).toString('hex')}`) % (ORDER - 1n)) + 1n;
  const d = Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex');
  pair.setPrivateKey(d);
  const point = pair.getPublicKey();
  const text = (bytes: Buffer) => bytes.toString('base64url');
  const key = createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      d: text(d),
      x: text(point.subarray(1, 33)),
      y: text(point.subarray(33)),
    },
  });
  const publicKey = text(point);
  return {
    publicKey,
    authorization(origin, now) {
      const claims = { aud: origin, exp: Math.floor((now + VALID_MS) / 1000), sub: contact() };
      return `vapid t=${signed(claims, key)}, k=${publicKey}`;
    },
  };
}

function signed(claims: object, key: KeyObject): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const what = `${part({ typ: 'JWT', alg: 'ES256' })}.${part(claims)}`;
  const signature = sign('sha256', Buffer.from(what), { key, dsaEncoding: 'ieee-p1363' });
  return `${what}.${signature.toString('base64url')}`;
}
