#!/usr/bin/env node
// Interface texts: locales/*.json (ICU MessageFormat, French is the source) → src/texts/*.ts (typed functions).
//   node bin/texts.mjs             compile
//   node bin/texts.mjs set < patch.json    merge {"key": {"fr": "…", "en": "…"}}; null removes a key; then compile
//   node bin/texts.mjs tidy        mend the typography, sort the keys, compile
//   node bin/texts.mjs unused      list the keys that no source file uses; exit code 1 when there are any
// --root FOLDER works on another project folder. A language more is a file more in locales/.

import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { root: { type: 'string' } } });
const root = values.root ?? join(dirname(fileURLToPath(import.meta.url)), '..');

async function main(command = 'compile') {
  const { compileTexts, setTexts, tidyTexts, unusedTexts } = await import('./texts/files.mjs');
  if (command === 'unused') {
    const unused = await unusedTexts(root);
    for (const key of unused) process.stdout.write(`${key}\n`);
    process.exitCode = unused.length > 0 ? 1 : 0;
    return;
  }
  const run = {
    compile: () => compileTexts(root),
    tidy: () => tidyTexts(root),
    set: async () => setTexts(root, parsePatch(await text(process.stdin))),
  }[command];
  if (!run) throw new Error(`texts: unknown command “${command}”; use set, tidy, unused or nothing`);
  const { keys, changed } = await run();
  process.stdout.write(
    `texts: ${keys} keys, ${changed.length > 0 ? changed.join(' and ') : 'nothing changed'}\n`,
  );
}

function parsePatch(source) {
  try {
    return JSON.parse(source);
  } catch (error) {
    throw new Error(`patch: ${error.message}; expected JSON on standard input`, { cause: error });
  }
}

try {
  await main(positionals[0]);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
