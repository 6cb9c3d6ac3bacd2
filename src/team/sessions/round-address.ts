/** Where a room answers: a short address to be scanned or typed. The code is public; it names nobody. */
import { sayRoundCode } from '#programme/round.ts';
import type { Locale } from '#texts/locales.ts';

export const roundAddress = (code: string, locale: Locale): string =>
  `${location.origin}${locale === 'en' ? '/en' : ''}/q/${sayRoundCode(code)}`;
