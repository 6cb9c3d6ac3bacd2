/** Stays connected: a stream, and after it ends another, at once when the network or the page comes back. */
import type { PartnerView } from '#contract/door.ts';
import { followOnce, type ReceiptAuth } from './wire.ts';

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

/** @param onState `lost` while there is no line; `gone`: the request is no longer there, nothing more comes */
export function stayLive(
  auth: ReceiptAuth,
  onView: (view: PartnerView) => void,
  onState: (state: 'live' | 'lost' | 'gone') => void,
): void {
  let pause = FIRST_PAUSE_MS;
  let wake: () => void = () => {};
  const stop = new AbortController();
  // A page put away holds no line; it comes back as a new one.
  window.addEventListener('pagehide', () => stop.abort());
  window.addEventListener('online', () => wake());
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) wake();
  });

  const run = async () => {
    for (;;) {
      const end = await followOnce(
        auth,
        (view) => {
          pause = FIRST_PAUSE_MS;
          onState('live');
          onView(view);
        },
        stop.signal,
      );
      if (stop.signal.aborted) return;
      onState(end === 'gone' ? 'gone' : 'lost');
      if (end === 'gone') return;
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, pause);
      });
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  };
  void run();
}
