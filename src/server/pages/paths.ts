/** Addresses of the public pages, in each language: French at the root, the others under their tag. */
import { type Locale, locales, sourceLocale } from '#texts/locales.ts';

export const PAGES = ['home', 'partners', 'request', 'follow', 'woman', 'privacy', 'leave'] as const;
export type PageName = (typeof PAGES)[number];

/** A language added to locales/ is a type error here until its paths are chosen. */
const SEGMENTS: Record<Locale, Record<PageName, string>> = {
  fr: {
    home: '',
    partners: 'partenaires',
    request: 'demande',
    follow: 'suivi',
    woman: 'pour-elle',
    privacy: 'confidentialite',
    leave: 'quitter',
  },
  en: {
    home: '',
    partners: 'partners',
    request: 'request',
    follow: 'follow',
    woman: 'for-her',
    privacy: 'privacy',
    leave: 'leave',
  },
};

/** `/demande`, `/en/request`; home is `/` and `/en`. */
export function pathTo(page: PageName, locale: Locale): string {
  const segment = SEGMENTS[locale][page];
  if (locale === sourceLocale) return `/${segment}`;
  return segment === '' ? `/${locale}` : `/${locale}/${segment}`;
}

/** The language that an address asks for, whether or not a page stands there. */
export function localeOf(path: string): Locale {
  const first = path.split('/')[1];
  return locales.find((locale) => locale === first) ?? sourceLocale;
}
