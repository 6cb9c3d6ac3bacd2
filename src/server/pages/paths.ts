/** Addresses of the public pages, in each language: French at the root, the others under their tag. */
import { type Locale, locales, sourceLocale } from '#texts/locales.ts';

export const PAGES = [
  'home',
  'partners',
  'sessions',
  'request',
  'follow',
  'woman',
  'guide',
  'check',
  'practice',
  'myths',
  'card',
  'lines',
  'privacy',
  'leave',
  'questionnaire',
] as const;
export type PageName = (typeof PAGES)[number];

/** A language added to locales/ is a type error here until its paths are chosen. */
const SEGMENTS: Record<Locale, Record<PageName, string>> = {
  fr: {
    home: '',
    partners: 'partenaires',
    sessions: 'seances',
    request: 'demande',
    follow: 'suivi',
    woman: 'pour-elle',
    guide: 'guide',
    check: 'verifier-un-texte',
    practice: 's-exercer',
    myths: 'mythes',
    card: 'carte',
    lines: 'numeros',
    privacy: 'confidentialite',
    leave: 'quitter',
    questionnaire: 'q',
  },
  en: {
    home: '',
    partners: 'partners',
    sessions: 'sessions',
    request: 'request',
    follow: 'follow',
    woman: 'for-her',
    guide: 'guide',
    check: 'check-a-text',
    practice: 'practice',
    myths: 'myths',
    card: 'card',
    lines: 'numbers',
    privacy: 'privacy',
    leave: 'leave',
    questionnaire: 'q',
  },
};

/** Pages that have others below them: one for each thing they list (`/guide/…`), or by a code (`/q/…`). */
export const PAGES_WITH_ITEMS: ReadonlySet<PageName> = new Set([
  'guide',
  'practice',
  'card',
  'questionnaire',
]);

/** `/demande`, `/en/request`; home is `/` and `/en`; `/guide/…` where `item` is given, as that language calls it. */
export function pathTo(page: PageName, locale: Locale, item: string | null = null): string {
  const segments = [
    ...(locale === sourceLocale ? [] : [locale]),
    SEGMENTS[locale][page],
    ...(item === null ? [] : [item]),
  ];
  return `/${segments.filter((segment) => segment !== '').join('/')}`;
}

/** The language that an address asks for, whether or not a page stands there. */
export function localeOf(path: string): Locale {
  const first = path.split('/')[1];
  return locales.find((locale) => locale === first) ?? sourceLocale;
}

/** Pages that may be kept on the visitor's device and read without a network. The page for women never is one of them. */
export const COPIED_PAGES = ['guide', 'card', 'lines'] as const satisfies readonly PageName[];
