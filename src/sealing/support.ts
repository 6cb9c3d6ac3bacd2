/** Whether this browser can seal: asked before a form is shown, so that a page says *telephone* instead of failing. */

/** True when WebCrypto is there (a secure context) with Ed25519, HKDF and AES-GCM. Never throws. */
export async function canSeal(): Promise<boolean> {
  try {
    const { subtle } = globalThis.crypto;
    const pair = await subtle.generateKey('Ed25519', false, ['sign', 'verify']);
    const bytes = new Uint8Array(1);
    await subtle.sign('Ed25519', pair.privateKey, bytes);
    await subtle.importKey('raw', new Uint8Array(32), 'HKDF', false, ['deriveBits']);
    await subtle.importKey('raw', new Uint8Array(32), 'AES-GCM', false, ['encrypt']);
    return true;
  } catch {
    return false;
  }
}
