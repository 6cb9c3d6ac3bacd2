// The two browser bundles. Nothing is inlined, so that the pages' security policy can forbid everything inline;
// names carry a hash of the content, so that browsers may keep files for ever.

import react from '@vitejs/plugin-react';
import { at } from '../launcher/project.mjs';
import { appManifest } from './app-manifest.mjs';
import { emptyWithoutHtml } from './empty-without-html.mjs';
import { fetchedFirst } from './fetched-first.mjs';
import { guideIcons } from './guide-icons.mjs';
import { leftOut } from './left-out.mjs';
import { opaqueWasmAsFile } from './opaque-wasm.mjs';
import { ourLanguagesOnly } from './our-languages.mjs';
import { textsByArea } from './texts-by-area.mjs';

/** Where the server serves dist/site and dist/team. */
export const base = { site: '/assets/site/', team: '/assets/team/' };

/** @type {import('vite').BuildOptions} */
const shared = {
  assetsDir: '',
  assetsInlineLimit: 0,
  // What may be large is decided by what is measured on the wire (bench: team_app_bytes).
  chunkSizeWarningLimit: 2_000,
  emptyOutDir: true,
  license: { fileName: 'licenses.md' },
  manifest: 'manifest.json',
  modulePreload: { polyfill: false },
  reportCompressedSize: false,
  sourcemap: false,
  target: 'baseline-widely-available',
};
const names = {
  entryFileNames: '[name]-[hash].js',
  chunkFileNames: '[name]-[hash].js',
  assetFileNames: '[name]-[hash][extname]',
};

/** @returns {import('vite').InlineConfig} */
const common = (part) => ({
  configFile: false,
  envDir: false,
  base: base[part],
  publicDir: false,
  cacheDir: at('.cache', 'vite'),
  logLevel: 'warn',
  css: { transformer: 'lightningcss' },
  worker: { format: 'es', plugins: () => [opaqueWasmAsFile()], rolldownOptions: { output: names } },
});

/**
 * Scripts and style of the public pages: a bundle for each entry, no framework.
 * @param {string} name of the entry, and of its manifest
 * @param {string} file
 * @param {string} outDir shared by all entries
 * @returns {import('vite').InlineConfig}
 */
export const siteBundle = (name, file, outDir) => ({
  ...common('site'),
  root: at(),
  plugins: [fetchedFirst(base.site), leftOut(), guideIcons(name)],
  build: {
    ...shared,
    outDir,
    emptyOutDir: false,
    manifest: `manifest-${name}.json`,
    rolldownOptions: { input: { [name]: file }, output: names },
  },
});

/**
 * Zod must be told not to try eval before the first schema is made: in one file with that, it runs before all the others
 * (src/contract/jitless.ts). The rest of the sign-in screen is one file too: each costs its headers.
 */
const groups = [
  {
    name: 'libraries',
    test: /[\\/]node_modules[\\/](?:react|react-dom|scheduler|zod)[\\/]|[\\/]contract[\\/]jitless\.ts$/,
  },
  { name: 'sign-in', test: /./, tags: ['$initial'] },
  // What Today shares with the screens that are fetched later is one file too.
  {
    name: 'shared',
    test: /[\\/]node_modules[\\/]@tanstack[\\/]|[\\/]programme[\\/]fold\.ts$|^virtual:texts[\\/]team_(?:nav|optional|saved)\.ts$|[\\/]team[\\/](?:parts[\\/](?:choices?|action-dialog|date-time|text-area|words)|shell[\\/](?:act|screen)|duty[\\/](?:away-band|days|on-duty-now))\.tsx?$/,
  },
];

/**
 * The team's app: one document, its workers, its style.
 * @param {string} outDir
 * @returns {import('vite').InlineConfig}
 */
export const teamBundle = (outDir) => ({
  ...common('team'),
  root: at('src', 'team'),
  plugins: [
    fetchedFirst(base.team),
    ourLanguagesOnly(),
    leftOut(),
    emptyWithoutHtml(),
    textsByArea(),
    appManifest(base.team),
    react(),
  ],
  build: {
    ...shared,
    outDir,
    rolldownOptions: {
      input: at('src', 'team', 'index.html'),
      output: { ...names, codeSplitting: { groups } },
    },
  },
});
