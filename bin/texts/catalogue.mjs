// The catalogue: every key in every language, read from locales/*.json and checked as a whole.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addParameter, readMessage } from './message.mjs';
import { withTypography } from './typography.mjs';

/** French is written first; the other languages follow it. */
export const sourceLocale = 'fr';
/** Regions whose numbers we mean; a language without an entry uses its own default. */
const regions = { fr: 'fr-CA', en: 'en-CA' };

export const languageTag = (locale) => regions[locale] ?? locale;

/** Carries every problem found, one per line: file, key, what is wrong, what to do. */
export class TextsError extends Error {
  constructor(problems) {
    super(problems.join('\n'));
    this.name = 'TextsError';
    this.problems = problems;
  }
}

/** @returns {Promise<Record<string, Record<string, string>>>} language → key → text, the source language first */
export async function readLocales(folder) {
  const names = (await readdir(folder))
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -5));
  if (!names.includes(sourceLocale))
    throw new TextsError([`${join(folder, `${sourceLocale}.json`)}: missing; French is the source`]);
  const ordered = [sourceLocale, ...names.filter((name) => name !== sourceLocale).sort()];
  const entries = await Promise.all(
    ordered.map(async (locale) => [locale, await readLocale(folder, locale)]),
  );
  return Object.fromEntries(entries);
}

async function readLocale(folder, locale) {
  const file = `locales/${locale}.json`;
  if (!isLanguageTag(locale))
    throw new TextsError([`${file}: name the file after a language tag, such as es.json`]);
  let texts;
  try {
    texts = JSON.parse(await readFile(join(folder, `${locale}.json`), 'utf8'));
  } catch (error) {
    throw new TextsError([`${file}: ${error.message}`]);
  }
  return texts;
}

function isLanguageTag(name) {
  try {
    return Intl.getCanonicalLocales(name)[0] === name;
  } catch {
    return false;
  }
}

/**
 * Checks the whole catalogue.
 * @param {Record<string, Record<string, string>>} locales
 * @returns {{ key: string, parameters: Map<string, import('./message.mjs').Parameter>, elements: Record<string, object[]> }[]}
 *   messages sorted by key
 * @throws {TextsError} with every problem, so that they can be mended in one go
 */
export function checkCatalogue(locales) {
  const problems = [];
  const keys = [...new Set(Object.values(locales).flatMap((texts) => Object.keys(texts)))].sort();
  const messages = keys.map((key) => {
    const before = problems.length;
    const message = checkKey(key, locales, problems);
    return problems.length === before ? message : undefined;
  });
  if (problems.length > 0) throw new TextsError(problems);
  return messages;
}

function checkKey(key, locales, problems) {
  const elements = {};
  const parameters = new Map();
  const names = {};
  if (!/^[a-z][a-z0-9]*(_[a-z0-9]+)+$/.test(key)) {
    problems.push(`locales/*.json: ${key}: name it in lower case with underscores, such as site_home_title`);
  }
  for (const [locale, texts] of Object.entries(locales)) {
    const at = `locales/${locale}.json: ${key}`;
    const text = texts[key];
    if (typeof text !== 'string' || text.trim() === '') {
      problems.push(
        `${at}: ${text === undefined ? 'missing' : 'not a text'}; add it with: node bin/texts.mjs set`,
      );
      continue;
    }
    if (withTypography(locale, text) !== text) {
      problems.push(`${at}: typography (no-break spaces, ’); mend it with: node bin/texts.mjs tidy`);
    }
    try {
      const message = readMessage(text);
      for (const [name, parameter] of message.parameters) addParameter(parameters, name, parameter);
      elements[locale] = message.elements;
      names[locale] = [...message.parameters.keys()].sort().join(', ');
    } catch (error) {
      problems.push(`${at}: ${error.message}`);
    }
  }
  checkSameParameters(key, names, problems);
  return { key, parameters, elements };
}

function checkSameParameters(key, names, problems) {
  const expected = names[sourceLocale];
  if (expected === undefined) return;
  for (const [locale, found] of Object.entries(names)) {
    if (found === expected) continue;
    problems.push(
      `locales/${locale}.json: ${key}: has {${found}} where ${sourceLocale}.json has {${expected}}; use the same parameters`,
    );
  }
}
