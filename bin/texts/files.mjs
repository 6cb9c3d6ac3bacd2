// Reading, changing and writing the catalogue's files, one process at a time.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesIn, writeIfChanged } from '../lib/files.mjs';
import { withLock } from '../lib/lock.mjs';
import { checkCatalogue, readLocales, TextsError } from './catalogue.mjs';
import { localesSource, messagesSource } from './generate.mjs';
import { withTypography } from './typography.mjs';

/**
 * Compiles locales/*.json to src/texts/. Files that would not change are left untouched, so that watchers stay calm.
 * @param {string} root folder of the project
 * @returns {Promise<{ keys: number, changed: string[] }>}
 * @throws {TextsError}
 */
export function compileTexts(root) {
  return locked(root, () => compile(root));
}

/**
 * Merges a patch into the locale files and compiles; an invalid result leaves every file as it was.
 * @param {string} root
 * @param {Record<string, Record<string, string> | null>} patch key → language → text; `null` removes the key
 * @throws {TextsError}
 */
export function setTexts(root, patch) {
  return locked(root, async () => {
    const locales = await readLocales(join(root, 'locales'));
    applyPatch(locales, patch);
    checkCatalogue(locales);
    await writeLocales(root, locales);
    return compile(root);
  });
}

/** Mends the typography of every text and sorts the keys. */
export function tidyTexts(root) {
  return locked(root, async () => {
    const locales = await readLocales(join(root, 'locales'));
    for (const [locale, texts] of Object.entries(locales)) {
      for (const [key, text] of Object.entries(texts)) texts[key] = withTypography(locale, text);
    }
    checkCatalogue(locales);
    await writeLocales(root, locales);
    return compile(root);
  });
}

/**
 * Keys that no source file names, neither whole nor through a template such as `error_${code}`.
 * @param {string} root
 * @returns {Promise<string[]>}
 */
export async function unusedTexts(root) {
  const keys = Object.keys(Object.values(await readLocales(join(root, 'locales')))[0]);
  const words = new Set();
  const prefixes = new Set();
  for (const file of await sourceFiles(root)) {
    const source = await readFile(file, 'utf8');
    for (const [word] of source.matchAll(/\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b/g)) words.add(word);
    for (const [, prefix] of source.matchAll(/`([a-z][a-z0-9]*(?:_[a-z0-9]+)*_)\$\{/g)) prefixes.add(prefix);
  }
  return keys.filter((key) => !words.has(key) && ![...prefixes].some((prefix) => key.startsWith(prefix)));
}

const locked = (root, work) => withLock(join(root, '.cache', 'texts.lock'), work);

async function compile(root) {
  const locales = await readLocales(join(root, 'locales'));
  const messages = checkCatalogue(locales);
  const names = Object.keys(locales);
  const outputs = { 'messages.ts': messagesSource(messages, names), 'locales.ts': localesSource(names) };
  const changed = [];
  for (const [name, source] of Object.entries(outputs)) {
    if (await writeIfChanged(join(root, 'src', 'texts', name), source)) changed.push(`src/texts/${name}`);
  }
  return { keys: messages.length, changed };
}

function applyPatch(locales, patch) {
  if (patch === null || typeof patch !== 'object' || Array.isArray(patch)) {
    throw new TextsError(['patch: expected {"key": {"fr": "…", "en": "…"}}']);
  }
  for (const [key, texts] of Object.entries(patch)) {
    if (texts === null) for (const known of Object.values(locales)) delete known[key];
    else {
      for (const [locale, text] of Object.entries(texts)) {
        if (!locales[locale]) throw new TextsError([`patch: ${key}: there is no locales/${locale}.json`]);
        locales[locale][key] = typeof text === 'string' ? withTypography(locale, text) : text;
      }
    }
  }
}

async function writeLocales(root, locales) {
  for (const [locale, texts] of Object.entries(locales)) {
    const sorted = Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)));
    await writeIfChanged(join(root, 'locales', `${locale}.json`), `${JSON.stringify(sorted, null, 2)}\n`);
  }
}

/** The sources, and the build, which names the installed app (bin/build/app-manifest.mjs). */
async function sourceFiles(root) {
  const generated = join(root, 'src', 'texts');
  const build = await filesIn(join(root, 'bin', 'build'));
  return [...(await filesIn(join(root, 'src'))), ...build].filter(
    (file) => /\.(?:tsx?|mjs)$/.test(file) && !file.startsWith(generated),
  );
}
