/** Drawings of ours, inlined so that they take the colour of the text around them and no request. */
import { readFileSync } from 'node:fs';
import { type Html, unsafeHtml } from './html.ts';

const read = (name: string) => readFileSync(new URL(`../../look/${name}`, import.meta.url), 'utf8').trim();

/** Decoration: what it shows is said in words beside it. */
const drawn = (name: string, className: string): Html =>
  unsafeHtml(
    read(name)
      .replace('<svg ', `<svg class="${className}" aria-hidden="true" focusable="false" `)
      .replace(' xmlns="http://www.w3.org/2000/svg"', ''),
  );

/** The footbridge. */
export const mark = drawn('mark.svg', 'mark');
/** The footbridge between its two banks, across the whole page. */
export const landscape = drawn('landscape.svg', 'landscape');
/** For the tab: a file of its own, plum on any background. */
export const favicon = read('mark.svg').replace('currentColor', '#a04b7e');
