// The program itself as a few files: read as it is written, it is a thousand modules, whose texts Node keeps in memory
// and whose types it strips at each start (docs/decisions/0006-program-as-a-bundle.md).

import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { at } from '../launcher/project.mjs';

/** Names of the files of one build, beside them. */
const list = 'files.json';

/**
 * @param {string} outDir where it is made; @param {string} home where it will run
 * @returns {import('vite').InlineConfig}
 */
export const programBundle = (outDir, home) => ({
  configFile: false,
  envDir: false,
  root: at(),
  publicDir: false,
  cacheDir: at('.cache', 'vite'),
  logLevel: 'warn',
  define: { BUILT_PROGRAM: 'true' },
  plugins: [foldersAsWritten(home)],
  ssr: { noExternal: true, external: ['pg-native'], target: 'node' },
  build: {
    ssr: at('src', 'cli', 'main.ts'),
    outDir,
    emptyOutDir: true,
    target: 'node26',
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        entryFileNames: 'main.mjs',
        chunkFileNames: '[name]-[hash].mjs',
        // Names stay, for the traces of the log; what only people read goes.
        minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
      },
    },
  },
});

/**
 * A module that asks where it stands is told where it was written: that is where what it reads lies.
 * @returns {import('vite').Plugin}
 */
const foldersAsWritten = (home) => ({
  name: 'folders-as-written',
  enforce: 'pre',
  transform(code, id) {
    if (!id.startsWith(at('src') + sep) || !code.includes('import.meta.')) return null;
    const folder = relative(home, dirname(id)).split(sep).join('/');
    return code
      .replaceAll('import.meta.url', `new URL(${JSON.stringify(`${folder}/_`)}, import.meta.url).href`)
      .replaceAll('import.meta.dirname', `(import.meta.dirname + ${JSON.stringify(`/${folder}`)})`);
  },
});

/**
 * Keeps the files of the build before beside those of this one: a server that runs meanwhile may yet load some.
 * @param {string} made @param {string} before
 */
export async function keepBefore(made, before) {
  const own = await readdir(made);
  await writeFile(join(made, list), JSON.stringify(own));
  const previous = await readFile(join(before, list), 'utf8').then(JSON.parse, () => []);
  for (const file of previous) if (!own.includes(file)) await copyFile(join(before, file), join(made, file));
}
