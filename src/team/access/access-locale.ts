/** The language of the access screens: the browser's until somebody chooses; nothing of it is stored. */
import { useSyncExternalStore } from 'react';
import { isLocale, type Locale, sourceLocale } from '#texts/locales.ts';

const listeners = new Set<() => void>();
let chosen: Locale = preferred(navigator.languages);

/** The first language of the browser that we speak, else French. */
export function preferred(languages: readonly string[]): Locale {
  return languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLocale) ?? sourceLocale;
}

export function chooseAccessLocale(locale: Locale): void {
  if (locale === chosen) return;
  chosen = locale;
  for (const listener of [...listeners]) listener();
}

export const accessLocale = (): Locale => chosen;

export const useAccessLocale = (): Locale =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, accessLocale);
