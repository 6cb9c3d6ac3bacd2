/** The language in which the command line speaks: the machine's, French where it says nothing. */
import type { Locale } from '#texts/locales.ts';

export function machineLocale(env: Record<string, string | undefined> = process.env): Locale {
  const language = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return /^en(_|-|\.|$)/i.test(language) ? 'en' : 'fr';
}
