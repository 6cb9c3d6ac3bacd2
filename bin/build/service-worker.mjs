// The team's service worker: one classic script (not every browser runs modules there), built after the app whose files
// it keeps, and told which these are.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { at } from '../launcher/project.mjs';
import { textsByArea } from './texts-by-area.mjs';

const entry = 'index.html';
/** Fetched beside the first screen, whatever is done there (access/access-app.tsx). */
const besides = 'access/open-app.tsx';

/**
 * @param {string} outDir of the app, built already; @param {string} base address of that folder
 * @returns {Promise<import('vite').InlineConfig>}
 */
export async function serviceWorkerBundle(outDir, base) {
  const manifest = JSON.parse(await readFile(join(outDir, 'manifest.json'), 'utf8'));
  const files = firstFiles(manifest).map((file) => base + file);
  const version = createHash('sha256').update(files.join()).digest('hex').slice(0, 12);
  return {
    configFile: false,
    envDir: false,
    root: at('src', 'team'),
    publicDir: false,
    cacheDir: at('.cache', 'vite'),
    logLevel: 'warn',
    plugins: [textsByArea()],
    define: { APP_FILES: JSON.stringify(files), APP_VERSION: JSON.stringify(version) },
    build: {
      outDir,
      emptyOutDir: false,
      modulePreload: false,
      reportCompressedSize: false,
      target: 'baseline-widely-available',
      rolldownOptions: {
        input: at('src', 'team', 'service-worker', 'main.ts'),
        output: { format: 'iife', entryFileNames: 'service-worker.js', codeSplitting: false },
      },
    },
  };
}

/** Scripts and styles that a first load fetches, the document's own script first. */
function firstFiles(manifest) {
  for (const name of [entry, besides])
    if (!manifest[name])
      throw new Error(`The team’s app has no ${name} any more: mend bin/build/service-worker.mjs.`);
  const found = new Set();
  const seen = new Set();
  const visit = (name) => {
    if (seen.has(name)) return;
    seen.add(name);
    const { file, css = [], imports = [] } = manifest[name];
    for (const one of [file, ...css]) found.add(one);
    for (const one of imports) visit(one);
  };
  visit(entry);
  visit(besides);
  for (const one of manifest[entry].assets ?? []) if (one.endsWith('.svg')) found.add(one);
  return [...found];
}
