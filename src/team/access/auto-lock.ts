/** Watches whether anybody is there, and locks when nobody is. The rule is `data/auto-lock.ts`. */
import { lockAt } from '#team/data/auto-lock.ts';
import type { OpenTeam } from '#team/data/open-team.ts';

const CHECK_MS = 5000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'input'] as const;

/** @param lock called once @returns what stops watching */
export function watchPresence(team: OpenTeam, lock: () => void): () => void {
  let lastActivityAt = Date.now();
  let hiddenSince = document.hidden ? Date.now() : null;

  const check = () => {
    const { myCall, settings, clockSkewMs } = team.store.get();
    // The call was marked by the server's clock, presence by this device's.
    const callSince = myCall === null ? null : myCall.since - clockSkewMs;
    if (Date.now() >= lockAt({ lastActivityAt, hiddenSince, callSince }, settings.autoLock)) lock();
  };
  const active = () => {
    // A computer that slept wakes here: what was over stays over.
    check();
    lastActivityAt = Date.now();
  };
  const shown = () => {
    if (document.hidden) {
      hiddenSince ??= Date.now();
      // The browser may stop this page at any moment from now on.
      void team.flush();
      return;
    }
    check();
    hiddenSince = null;
    team.retry();
  };
  const online = () => team.retry();
  const offline = () => team.lose();

  const timer = setInterval(check, CHECK_MS);
  for (const sign of SIGNS) window.addEventListener(sign, active, { passive: true, capture: true });
  document.addEventListener('visibilitychange', shown);
  window.addEventListener('online', online);
  window.addEventListener('offline', offline);
  window.addEventListener('pageshow', shown);
  return () => {
    clearInterval(timer);
    for (const sign of SIGNS) window.removeEventListener(sign, active, { capture: true });
    document.removeEventListener('visibilitychange', shown);
    window.removeEventListener('online', online);
    window.removeEventListener('offline', offline);
    window.removeEventListener('pageshow', shown);
  };
}
