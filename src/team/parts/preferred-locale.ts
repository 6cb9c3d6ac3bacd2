/** The first language of a browser that we speak, else French. Nothing of it is stored. */
import { isLocale, type Locale, sourceLocale } from '#texts/locales.ts';

export const preferredLocale = (languages: readonly string[]): Locale =>
  languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLocale) ?? sourceLocale;
