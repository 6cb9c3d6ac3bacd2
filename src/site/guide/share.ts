/** The buttons of one wording: send it, copy its link, print it. Each appears where the browser can do it. */
import { say } from '../parts/dom.ts';
import { startPrint } from '../parts/print.ts';

export function startShare(): void {
  startPrint();
  const said = document.getElementById('shared');
  const share = document.getElementById('share');
  const copy = document.getElementById('copy-link');
  if (said === null || share === null || copy === null) return;
  const address = location.origin + location.pathname;
  if ('share' in navigator) {
    share.hidden = false;
    share.addEventListener('click', () => {
      // Refused, or closed without choosing: nothing happened, and the person knows.
      void navigator.share({ title: document.title, url: address }).catch(() => undefined);
    });
  }
  copy.addEventListener('click', () => {
    const { copied = '', notCopied = '' } = copy.dataset;
    // Emptied first: copied twice, it is said twice.
    said.textContent = '';
    void copyText(address).then((done) => say(said, done ? copied : notCopied));
  });
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
