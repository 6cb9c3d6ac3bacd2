// The catalogue as TypeScript: one function per key, so that a bundle carries only the texts it uses.

import { languageTag, sourceLocale } from './catalogue.mjs';
import { quote, render, typeOf } from './message.mjs';

const banner = '// Generated from locales/*.json by bin/texts.mjs: edit there, not here.\n';

/** @returns {string} source of src/texts/messages.ts */
export function messagesSource(messages, locales) {
  const functions = messages.map((message) => messageSource(message, locales));
  const body = functions.join('\n');
  const helpers = ['decimal', 'cardinal', 'ordinal'].filter((name) => body.includes(`${name}(`));
  const imports = helpers.length > 0 ? `import { ${helpers.sort().join(', ')} } from './locales.ts';\n` : '';
  return `${banner}import type { Locale } from './locales.ts';\n${imports}\n${body}\n`;
}

function messageSource({ key, parameters, elements }, locales) {
  const fields = [...parameters].map(([name, parameter]) => `${name}: ${typeOf(parameter)}`);
  const params = fields.length > 0 ? `, params: { ${fields.join('; ')} }` : '';
  const others = locales.filter((locale) => locale !== sourceLocale);
  const branches = others.map((locale) => {
    return `locale === ${quote(locale)} ? ${render(elements[locale], parameters, languageTag(locale))} : `;
  });
  const source = render(elements[sourceLocale], parameters, languageTag(sourceLocale));
  const unused = others.length === 0 ? '_locale' : 'locale';
  return `export const ${key} = (${unused}: Locale${params}): string => ${branches.join('')}${source};`;
}

/** @returns {string} source of src/texts/locales.ts */
export function localesSource(locales) {
  const rows = locales.map((locale) => {
    const name = new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;
    return `  ${quote(locale)}: { tag: ${quote(languageTag(locale))}, name: ${quote(capitalised(locale, name))} },`;
  });
  return `${banner}
/** A language that the interface is written in. */
export type Locale = ${locales.map(quote).join(' | ')};

/** French first: it is the source and the answer when nothing else fits. */
export const locales: readonly Locale[] = [${locales.map(quote).join(', ')}];
export const sourceLocale: Locale = ${quote(sourceLocale)};

const about: Record<Locale, { tag: string; name: string }> = {
${rows.join('\n')}
};

export const isLocale = (value: unknown): value is Locale => locales.includes(value as Locale);

/** BCP 47 tag for Intl and for \`lang\`-dependent formatting, such as \`fr-CA\`. */
export const languageTag = (locale: Locale): string => about[locale].tag;

/** The language's own name for itself, for the language switch. */
export const languageName = (locale: Locale): string => about[locale].name;

const rules = new Map<string, Intl.PluralRules>();
const formats = new Map<string, Intl.NumberFormat>();

const category = (tag: string, type: 'cardinal' | 'ordinal', n: number): string => {
  const key = tag + type;
  let found = rules.get(key);
  if (!found) rules.set(key, (found = new Intl.PluralRules(tag, { type })));
  return found.select(n);
};

/** Plural category of a count, for generated messages. */
export const cardinal = (tag: string, n: number): string => category(tag, 'cardinal', n);

/** Plural category of a rank, for generated messages. */
export const ordinal = (tag: string, n: number): string => category(tag, 'ordinal', n);

/** A number as the language writes it, for generated messages. */
export const decimal = (tag: string, n: number, options?: Intl.NumberFormatOptions): string => {
  const key = tag + (options ? JSON.stringify(options) : '');
  let found = formats.get(key);
  if (!found) formats.set(key, (found = new Intl.NumberFormat(tag, options)));
  return found.format(n);
};
`;
}

function capitalised(locale, name) {
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
