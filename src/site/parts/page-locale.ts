/** The language that the page is written in. */
import { isLocale, type Locale, sourceLocale } from '#texts/locales.ts';

export function pageLocale(): Locale {
  const [tag = ''] = document.documentElement.lang.split('-');
  return isLocale(tag) ? tag : sourceLocale;
}
