/** Time zones to choose from: Canada's first, then every other that the browser knows. */
import { languageTag, type Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import type { SelectGroup } from './select-field.tsx';

const CANADA = [
  'America/Toronto',
  'America/Halifax',
  'America/Moncton',
  'America/St_Johns',
  'America/Winnipeg',
  'America/Regina',
  'America/Edmonton',
  'America/Vancouver',
  'America/Whitehorse',
  'America/Blanc-Sablon',
];

/** The device's own zone when it is one of Canada's, else Québec's. */
export function likelyTimeZone(): string {
  const mine = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (mine === 'America/Montreal') return 'America/Toronto';
  return CANADA.includes(mine) ? mine : 'America/Toronto';
}

export function timeZoneGroups(locale: Locale): SelectGroup[] {
  const others = Intl.supportedValuesOf('timeZone').filter((zone) => !CANADA.includes(zone));
  return [
    {
      label: m.team_zone_canada(locale),
      options: CANADA.map((value) => ({ value, label: nameOf(value, locale) })),
    },
    {
      label: m.team_zone_others(locale),
      options: others.map((value) => ({ value, label: value.replaceAll('_', ' ') })),
    },
  ];
}

/** `heure de l’Est (Toronto, Montréal)` */
function nameOf(zone: string, locale: Locale): string {
  const part =
    new Intl.DateTimeFormat(languageTag(locale), { timeZone: zone, timeZoneName: 'longGeneric' })
      .formatToParts(0)
      .find(({ type }) => type === 'timeZoneName')?.value ?? zone;
  const city =
    zone === 'America/Toronto' ? 'Montréal, Toronto' : (zone.split('/')[1] ?? zone).replaceAll('_', ' ');
  return `${part.charAt(0).toUpperCase()}${part.slice(1)} (${city})`;
}
