// Typography that is easily mistyped and hard to see: made right when a text is set, demanded when it is compiled.
// French follows the Québec usage: no-break space before “:” and inside « », none before “;” “!” “?”; hours as 14 h 30.

const nbsp = '\u00a0';
const between = '[ \u00a0\u202f]*';

const everywhere = [[/(\p{L})'(?=[\p{L}{])/gu, '$1’']];
const perLanguage = {
  fr: [
    [new RegExp(`«${between}`, 'gu'), `«${nbsp}`],
    [new RegExp(`${between}»`, 'gu'), `${nbsp}»`],
    [/(?<=\S) *(?<!\u00a0):(?=\s|$)/gu, `${nbsp}:`],
    [new RegExp(`(?<=[\\p{L}\\p{N}»)}])[ \u00a0\u202f]+(?=[;!?](?:[\\s»)}]|$))`, 'gu'), ''],
    [/(?<=\d) h (?=\d\d)/g, `${nbsp}h${nbsp}`],
    [/(?<=\d) h(?![\p{L}\p{N}])/gu, `${nbsp}h`],
    [/(?<=\d) (?=[$%])/g, nbsp],
  ],
};

/**
 * The same text with its typography made right. Only characters between words change; ICU syntax is untouched.
 * @param {string} locale file name of the language, such as `fr`
 * @param {string} text
 * @returns {string}
 */
export function withTypography(locale, text) {
  const rules = [...everywhere, ...(perLanguage[locale] ?? [])];
  return rules.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), text);
}
