/** The language of the access screens: the browser's until somebody chooses; nothing of it is stored. */
import { useSyncExternalStore } from 'react';
import { preferredLocale } from '#team/parts/preferred-locale.ts';
import type { Locale } from '#texts/locales.ts';

const listeners = new Set<() => void>();
let chosen: Locale = preferredLocale(navigator.languages);

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
