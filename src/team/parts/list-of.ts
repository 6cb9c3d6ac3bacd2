/** Names one after the other, as the language joins them: `Léa, Samira et Inès`. */
import { languageTag, type Locale } from '#texts/locales.ts';

export const listOf = (names: readonly string[], locale: Locale): string =>
  new Intl.ListFormat(languageTag(locale), { type: 'conjunction' }).format(names);
