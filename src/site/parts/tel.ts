/** A number one can press, kept on one line. */
import { dialAddress } from '#programme/dial.ts';
import { el } from './dom.ts';

export function telLink(number: string): HTMLAnchorElement {
  return el('a', { class: 'tel', href: dialAddress(number) }, number.replaceAll(' ', '\u00a0'));
}
