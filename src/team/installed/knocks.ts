/** This browser's side of being knocked on (Push API): what it can do, and its address at its maker's push service. */
import { fromBase64url, toBase64url } from '#sealing/bytes.ts';
import { theWorker } from './worker.ts';

export type PushSupport =
  | 'ready'
  /** Somebody said no here, or an administrator did: only the browser's own settings can undo it. */
  | 'refused'
  /** iPhone and iPad give notifications to installed apps alone. */
  | 'needs_install'
  | 'unsupported';

export function pushSupport(): PushSupport {
  const able = 'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis;
  if (able) return Notification.permission === 'denied' ? 'refused' : 'ready';
  return isAppleTouch() ? 'needs_install' : 'unsupported';
}

/** An iPad says that it is a Mac; no Mac has a touch screen. */
const isAppleTouch = (): boolean =>
  /iPhone|iPad|iPod/.test(navigator.userAgent) ||
  (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);

/** The address at which this browser is knocked on; null when it has none. */
export async function knockAddress(): Promise<string | null> {
  if (pushSupport() !== 'ready') return null;
  const worker = await theWorker();
  return (await worker?.pushManager.getSubscription())?.endpoint ?? null;
}

/**
 * Asks the browser for an address, and the person for her permission: call it from a press.
 * @param publicKey that knocks are signed with, base64url
 * @returns null when she, or the browser, refused; throws what the push service could not do
 */
export async function askForAddress(publicKey: string): Promise<string | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null;
  const worker = await theWorker();
  if (worker === null) return null;
  const known = await worker.pushManager.getSubscription();
  // Made for other secrets (another installation at this address): nobody could knock there.
  if (known && !isFor(known, publicKey)) await known.unsubscribe();
  else if (known) return known.endpoint;
  const made = await worker.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: fromBase64url(publicKey),
  });
  return made.endpoint;
}

export async function giveUpAddress(): Promise<void> {
  const worker = await theWorker();
  await (await worker?.pushManager.getSubscription())?.unsubscribe();
}

function isFor({ options }: PushSubscription, publicKey: string): boolean {
  const key = options.applicationServerKey;
  return key !== null && toBase64url(new Uint8Array(key)) === publicKey;
}
