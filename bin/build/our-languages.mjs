// React Aria ships its few words in thirty languages. The app speaks those of locales/; the others stay out.

import { readdirSync } from 'node:fs';
import { at } from '../launcher/project.mjs';

/** From the files themselves: the generated list is not there yet when a fresh copy is built. */
const locales = readdirSync(at('locales')).map((file) => file.replace('.json', ''));

const words =
  /[\\/](?:react-aria|react-stately|react-aria-components)[\\/]dist[\\/]private[\\/]intl[\\/](?:.*[\\/])?([a-z]{2})-[A-Z]{2}\.m?js$/;

/** @returns {import('vite').Plugin} */
export const ourLanguagesOnly = () => ({
  name: 'our-languages-only',
  enforce: 'pre',
  load(id) {
    const language = words.exec(id)?.[1];
    return language && !locales.includes(language) ? 'export default {};' : null;
  },
});
