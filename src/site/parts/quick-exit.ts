/**
 * *Quitter rapidement*, after GOV.UK's “Exit this page” (alphagov/govuk-design-system, components/exit-this-page):
 * a button and a link for the keyboard, Shift three times within five seconds, the screen cleared at once, then
 * `location.replace` so that Back does not return here. The link works without this script. Nothing is logged or sent.
 */
import { forgetGuideCopy } from './guide-copy.ts';
import { shiftCounter } from './shift-counter.ts';

/** Sent on `document` before leaving: no question may then hold the page back (leaving.ts listens). */
export const LEAVE_NOW = 'passerelle:leave';

/** It takes a few milliseconds; a browser that is busy is not waited for. */
const FORGET_MS = 200;

export function startQuickExit(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a[data-exit]')];
  const status = document.getElementById('exit-status');
  const address = links[0]?.href;
  if (address === undefined || status === null) return;
  let left = false;

  const leave = () => {
    if (left) return;
    left = true;
    // The screen first: everything else may take a moment.
    document.documentElement.classList.add('leaving');
    document.title = '\u00a0';
    status.textContent = status.dataset['leaving'] ?? '';
    document.dispatchEvent(new Event(LEAVE_NOW));
    forget();
    // Already nothing is to be seen. A copy of the guide on this device goes too, but never holds anybody back.
    const go = () => location.replace(address);
    void Promise.race([forgetGuideCopy(), new Promise((resolve) => setTimeout(resolve, FORGET_MS))]).then(go);
  };

  for (const link of links) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      leave();
    });
  }

  const count = shiftCounter();
  document.addEventListener('keydown', (event) => {
    if (event.repeat) return;
    const presses = count(event.key, event.timeStamp);
    if (presses === 3) leave();
    else {
      const said =
        presses === 1 ? status.dataset['againTwo'] : presses === 2 ? status.dataset['againOne'] : '';
      if (status.textContent !== said) status.textContent = said ?? '';
    }
  });

  // Back, and the browser kept this page as it was left: hidden. It comes back new, with nothing that was typed.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted && left) location.reload();
  });
}

/** Our public pages store nothing but the guide's copy; whatever is there goes all the same, and so does what is typed. */
function forget(): void {
  for (const field of document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')) {
    if (field.type === 'radio') (field as HTMLInputElement).checked = false;
    else field.value = '';
  }
  try {
    sessionStorage.clear();
    localStorage.clear();
  } catch {
    // Storage is closed to us: then there is nothing in it either.
  }
}
