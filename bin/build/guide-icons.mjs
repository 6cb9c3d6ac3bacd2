// What the guide shows on a phone's home screen: the team app's icons, as hashed files of the public pages, named in their
// manifest so that the server finds them.

import { readFileSync } from 'node:fs';
import { at } from '../launcher/project.mjs';

const names = ['icon-192', 'icon-512', 'icon-maskable-512', 'apple-touch-icon'];

/** @param {string} entry name of the bundle @returns {import('vite').Plugin} */
export const guideIcons = (entry) => ({
  name: 'guide-icons',
  buildStart() {
    if (entry !== 'guide') return;
    for (const name of names) {
      const path = ['src', 'look', 'icons', `${name}.png`];
      this.emitFile({
        type: 'asset',
        name: `${name}.png`,
        originalFileName: path.join('/'),
        source: readFileSync(at(...path)),
      });
    }
  },
});
