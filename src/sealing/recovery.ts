/** Proof to the server that whoever asks holds the kit: the recovery key signs the server's challenge. */
import { type Bytes, toBase64url, tryBase64url, utf8 } from './bytes.ts';
import type { Kit } from './kit.ts';

/** Signature (64 bytes, base64url) of a challenge (base64url) for this programme. */
export async function signRecovery(kit: Kit, programme: string, challenge: string): Promise<string> {
  return toBase64url(await kit.signer.sign(recoveryText(programme, challenge)));
}

/** The server's check: the challenge was signed by the roster's recovery key. */
export async function checkRecovery(input: {
  verifyKey: string;
  programme: string;
  challenge: string;
  signature: string;
}): Promise<boolean> {
  const key = tryBase64url(input.verifyKey, 32);
  const signature = tryBase64url(input.signature, 64);
  if (key === null || signature === null) return false;
  const handle = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', handle, signature, recoveryText(input.programme, input.challenge));
}

/** Named, so that no challenge can be made to look like anything else the recovery key signs (a JWS starts with `ey`). */
function recoveryText(programme: string, challenge: string): Bytes {
  return utf8(`passerelle recovery|${programme}|${challenge}`);
}
