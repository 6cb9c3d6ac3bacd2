/**
 * The forms of a word that rules name by one: `porter:v`, `client:n`, `résistant:a`. Regular ones only; an irregular
 * verb is a list of the rules (`<aller>`). A form too many does no harm: nobody writes it.
 */
import type { Language } from './tokens.ts';

export const CLASSES = ['v', 'n', 'a'] as const;
export type WordClass = (typeof CLASSES)[number];

/** @param word comparable (lower case, no accents) @returns its forms, the word itself among them */
export function formsOfClass(word: string, kind: WordClass, language: Language): string[] {
  const forms =
    language === 'fr'
      ? FRENCH[kind](word)
      : kind === 'v'
        ? englishVerb(word)
        : kind === 'n'
          ? plural(word)
          : [word];
  return [...new Set([word, ...forms])];
}

const with_ = (stem: string, endings: string) =>
  endings.split(' ').map((ending) => stem + ending.replace('-', ''));

const FRENCH: Record<WordClass, (word: string) => string[]> = {
  v: frenchVerb,
  n: (word) =>
    /al$/.test(word) ? [`${word.slice(0, -1)}ux`] : /(?:eau|eu)$/.test(word) ? [`${word}x`] : [`${word}s`],
  a(word) {
    const feminine = feminineOf(word);
    const masculine = /[sx]$/.test(word) ? word : /al$/.test(word) ? `${word.slice(0, -1)}ux` : `${word}s`;
    return [masculine, ...feminine.flatMap((form) => [form, `${form}s`])];
  },
};

function feminineOf(word: string): string[] {
  if (/if$/.test(word)) return [`${word.slice(0, -1)}ve`];
  if (/teur$/.test(word)) return [`${word.slice(0, -3)}rice`, `${word.slice(0, -1)}se`];
  if (/eu[rx]$/.test(word)) return [`${word.slice(0, -1)}se`];
  if (/(?:el|en|et|on)$/.test(word)) return [`${word}${word.at(-1)}e`, `${word}e`];
  return /e$/.test(word) ? [word] : [`${word}e`];
}

const FUTURE = 'ai as a ons ez ont ais ait ions iez aient';
const PAST = 'ais ait ions iez aient ant';

function frenchVerb(infinitive: string): string[] {
  const stem = infinitive.slice(0, -2);
  if (/er$/.test(infinitive)) {
    // *appelle*, *jette*; *essaie*; *mangeons*.
    const doubled = /e[lt]$/.test(stem)
      ? [`${stem}${stem.at(-1)}`]
      : /y$/.test(stem)
        ? [`${stem.slice(0, -1)}i`]
        : [];
    return [
      ...[stem, ...doubled].flatMap((one) => [...with_(one, 'e es ent'), ...with_(`${one}er`, FUTURE)]),
      ...with_(stem, 'er ez ee ees'),
      ...with_(/g$/.test(stem) ? `${stem}e` : stem, `ons a as ${PAST}`),
      ...with_(stem, 'iez ions'),
    ];
  }
  if (/ir$/.test(infinitive))
    return [
      ...with_(stem, 'i is it ie ies isse issent'),
      ...with_(`${stem}iss`, `ons ez ${PAST}`),
      ...with_(`${stem}ir`, FUTURE),
    ];
  return [
    ...with_(stem, '- s ons ez ent e es u ue us ues is it'),
    ...with_(stem, PAST),
    ...with_(infinitive.slice(0, -1), FUTURE),
  ];
}

function englishVerb(word: string): string[] {
  if (/[^aeiou]y$/.test(word)) return [`${word.slice(0, -1)}ies`, `${word.slice(0, -1)}ied`, `${word}ing`];
  if (/e$/.test(word)) return [`${word}s`, `${word}d`, `${word.slice(0, -1)}ing`];
  const doubled = /[^aeiou][aeiou][^aeiouwxy]$/.test(word) ? [word + word.slice(-1)] : [];
  return [...plural(word), ...[word, ...doubled].flatMap((stem) => [`${stem}ed`, `${stem}ing`])];
}

const plural = (word: string): string[] => {
  if (/[^aeiou]y$/.test(word)) return [`${word.slice(0, -1)}ies`];
  return /(?:s|x|ch|sh)$/.test(word) ? [`${word}es`] : [`${word}s`];
};
