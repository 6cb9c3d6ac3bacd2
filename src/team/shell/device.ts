/**
 * What this device remembers for whoever sits at it: light or dark, whether single keys act, and after how many days a
 * request counts as untouched. Nothing else is kept here, and nothing about anybody. A browser that refuses storage
 * simply forgets.
 */
import { useSyncExternalStore } from 'react';
import { UNTOUCHED_DAYS, UNTOUCHED_DAYS_DEFAULT, type UntouchedDays } from '#programme/hand-over.ts';

export type Theme = 'system' | 'light' | 'dark';

export interface DevicePreferences {
  readonly theme: Theme;
  /** Single keys (`n`, `?`) act outside fields; whoever dictates turns them off (WCAG 2.1.4). */
  readonly keys: boolean;
  readonly untouchedDays: UntouchedDays;
}

const KEY = 'passerelle-device';
const listeners = new Set<() => void>();
let preferences = read();

export const devicePreferences = (): DevicePreferences => preferences;

export function setDevicePreferences(patch: Partial<DevicePreferences>): void {
  preferences = { ...preferences, ...patch };
  try {
    // oxlint-disable-next-line no-restricted-properties -- light or dark, keys, a number of days: nothing that anybody typed
    localStorage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // Storage refused: it holds until the page is left, which is what the screen then shows.
  }
  applyTheme();
  for (const each of [...listeners]) each();
}

export function applyTheme(): void {
  const { theme } = preferences;
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

export const useDevicePreferences = (): DevicePreferences =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, devicePreferences);

function read(): DevicePreferences {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, unknown>;
    const theme = kept['theme'] === 'light' || kept['theme'] === 'dark' ? kept['theme'] : 'system';
    const untouchedDays = UNTOUCHED_DAYS.find((days) => days === kept['untouchedDays']);
    return { theme, keys: kept['keys'] !== false, untouchedDays: untouchedDays ?? UNTOUCHED_DAYS_DEFAULT };
  } catch {
    return { theme: 'system', keys: true, untouchedDays: UNTOUCHED_DAYS_DEFAULT };
  }
}
