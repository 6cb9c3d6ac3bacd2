/** Saves a text as a file, because somebody pressed the button that says so: nothing else is ever written. */
import { el } from './dom.ts';

export function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = el('a', { href: url, download: name });
  link.click();
  // The download has begun; the address must not stay openable.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
