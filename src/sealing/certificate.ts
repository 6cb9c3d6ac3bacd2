/**
 * The intake certificate: all that a partner gets of the roster. A JWS by the publication key over
 * `{programme, epoch, recipient, genesis, roster}`.
 *
 * [Note: Genesis hash] The genesis hash binds the publication key: SHA-256 of
 * `passerelle genesis|<hash of the genesis roster's JWS>|<publication key>`. So a certificate alone proves that its
 * publication key is the one whose fingerprint is printed on the pocket card, without showing anyone the roster.
 */
import { sha256Text, tryBase64url, utf8 } from './bytes.ts';
import { jsonOf, type Signer, verifyJws } from './signature.ts';

export interface Certificate {
  readonly programme: string;
  readonly epoch: number;
  /** age hybrid recipient of the intake key. */
  readonly recipient: string;
  /** Genesis hash, base64url. */
  readonly genesis: string;
}

export type CertificateRefusal = 'bad_signature' | 'malformed' | 'other_programme' | 'other_genesis';

/** Genesis hash of a programme, base64url. See [Note: Genesis hash]. */
export function genesisHashOf(rosterHash: string, publicationKey: string): string {
  return sha256Text(`passerelle genesis|${rosterHash}|${publicationKey}`);
}

/** Signs the certificate of an epoch's intake key. @param rosterHash hash of the genesis roster's JWS */
export function signCertificate(input: {
  programme: string;
  epoch: number;
  recipient: string;
  rosterHash: string;
  publication: Signer;
}): Promise<string> {
  const { programme, epoch, recipient, rosterHash, publication } = input;
  const genesis = genesisHashOf(rosterHash, publication.verifyKey);
  const payload = { schema: 1, programme, epoch, recipient, genesis, roster: rosterHash };
  return publication.signJws('passerelle-certificate', 'publication', utf8(JSON.stringify(payload)));
}

/**
 * Verifies a certificate before anything is sealed to it.
 * @param genesis the genesis hash already known (pinned, or in the first entry), if any: another one is refused
 */
export async function verifyCertificate(
  compact: string,
  expected: { programme: string; publicationKey: string; genesis?: string | undefined },
): Promise<
  | { readonly ok: true; readonly certificate: Certificate }
  | { readonly ok: false; readonly reason: CertificateRefusal }
> {
  const payload = jsonOf(
    await verifyJws(compact, {
      typ: 'passerelle-certificate',
      kid: 'publication',
      verifyKey: expected.publicationKey,
    }),
  );
  if (payload === null) return { ok: false, reason: 'bad_signature' };
  const { schema, programme, epoch, recipient, genesis, roster } = payload;
  if (schema !== 1 || !Number.isSafeInteger(epoch) || (epoch as number) < 0)
    return { ok: false, reason: 'malformed' };
  if (typeof recipient !== 'string' || !recipient.startsWith('age1pq1'))
    return { ok: false, reason: 'malformed' };
  if (typeof roster !== 'string' || tryBase64url(roster, 32) === null)
    return { ok: false, reason: 'malformed' };
  if (programme !== expected.programme) return { ok: false, reason: 'other_programme' };
  if (genesis !== genesisHashOf(roster, expected.publicationKey))
    return { ok: false, reason: 'other_genesis' };
  if (expected.genesis !== undefined && genesis !== expected.genesis)
    return { ok: false, reason: 'other_genesis' };
  return {
    ok: true,
    certificate: { programme: expected.programme, epoch: epoch as number, recipient, genesis },
  };
}
