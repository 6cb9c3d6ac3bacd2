/**
 * Sending again by itself what may not have arrived: when the network or the visitor comes back, and in between after
 * longer and longer pauses, for as long as it is needed. A server that was away says nothing when it is back.
 */

/** Ms between tries; the last one goes on for ever. */
const PAUSES = [3_000, 6_000, 12_000, 25_000, 50_000] as const;

/**
 * @param needed whether something still waits
 * @param send tries once; never rejects
 * @returns begins the pauses; called again, it changes nothing while they run
 */
export function sendAgainUntilSent(needed: () => boolean, send: () => Promise<void>): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let tries = 0;
  const wait = () => {
    if (timer !== null) return;
    if (!needed()) {
      tries = 0;
      return;
    }
    timer = setTimeout(() => void tryNow(), PAUSES[Math.min(tries++, PAUSES.length - 1)]);
  };
  const tryNow = async () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (needed()) await send();
    wait();
  };
  window.addEventListener('online', () => void tryNow());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && needed()) void tryNow();
  });
  return wait;
}
