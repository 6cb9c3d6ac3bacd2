/**
 * Leaving with something unsent warns; leaving on purpose does not. Nothing is ever written on the device, so the
 * warning is all that stands between a text and its loss.
 */

/** The event of quick-exit.ts, whose script must stay alone: a type ties the two, not an import. */
const LEAVE_NOW: typeof import('./quick-exit.ts').LEAVE_NOW = 'passerelle:leave';

/** @param unsent whether something would be lost now */
export function warnBeforeLeaving(unsent: () => boolean): void {
  const ask = (event: BeforeUnloadEvent) => {
    if (unsent()) event.preventDefault();
  };
  window.addEventListener('beforeunload', ask);
  document.addEventListener(LEAVE_NOW, () => window.removeEventListener('beforeunload', ask), { once: true });
}

/** Leaves for another page of ours without a question, and without a way back by the Back button. */
export function leaveFor(path: string): void {
  document.dispatchEvent(new Event(LEAVE_NOW));
  location.replace(path);
}
