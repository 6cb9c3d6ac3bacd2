// The worker of the public guide: one classic script, told which pages it may keep. They stand in the server's list of
// addresses, and nowhere else.

import { at } from '../launcher/project.mjs';

/** @param {string} outDir of the public pages @returns {Promise<import('vite').InlineConfig>} */
export async function guideWorkerBundle(outDir) {
  // Imported only now: it reads texts, which were just compiled.
  const { COPIED_PAGES, pathTo } = await import('../../src/server/pages/paths.ts');
  const { locales } = await import('../../src/texts/locales.ts');
  const pages = Object.fromEntries(
    locales.map((locale) => [locale, COPIED_PAGES.map((page) => pathTo(page, locale))]),
  );
  return {
    configFile: false,
    envDir: false,
    root: at('src', 'site'),
    publicDir: false,
    cacheDir: at('.cache', 'vite'),
    logLevel: 'warn',
    define: { GUIDE_PAGES: JSON.stringify(pages) },
    build: {
      outDir,
      emptyOutDir: false,
      modulePreload: false,
      reportCompressedSize: false,
      target: 'baseline-widely-available',
      rolldownOptions: {
        input: at('src', 'site', 'guide-worker', 'main.ts'),
        output: { format: 'iife', entryFileNames: 'guide-service-worker.js', codeSplitting: false },
      },
    },
  };
}
