/** The help lines as the public pages show them. */
import * as m from '#texts/messages.ts';
import type { View } from './facts.ts';
import { type Html, html } from './html.ts';
import { phoneLink, sayOpenness } from './parts.ts';

export interface ShownLine {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  /** Hours and what it is, in a few words; empty when there is nothing to say. */
  readonly note: string;
}

const INTERIM: { id: string; name: string; number: string; fr: string; en: string }[] = [
  { id: 'info_aide', name: 'Info-aide violence sexuelle', number: '1 888 933-9007', fr: 'Jour et nuit. Sans donner votre nom. En français et en anglais.', en: 'Day and night. Without giving your name. In French and English.' },
  { id: 'dpj', name: 'DPJ de Lanaudière', number: '1 800 665-1414', fr: '', en: '' },
  { id: 'sos', name: 'SOS violence conjugale', number: '1 800 363-9010', fr: 'Jour et nuit. En français et en anglais.', en: 'Day and night. In French and English.' },
];

/** A line that this programme shows, or null. */
export function line({ locale }: View, id: string): ShownLine | null {
  const found = INTERIM.find((one) => one.id === id);
  return found ? { id, name: found.name, number: found.number, note: found[locale] } : null;
}

/** Name and number of a line, or nothing where the programme does not show it. */
export function lineLink(view: View, id: string): Html | null {
  const found = line(view, id);
  return found === null ? null : html`<span class="line">${found.name}${'\u00a0'}: ${phoneLink(found.number)}</span>`;
}

/** At most three: the programme, the line that answers day and night, emergencies. */
export function firstLines(view: View): ShownLine[] {
  const { locale, facts } = view;
  const { phone, name, organisation } = facts.programme;
  const openness = sayOpenness(view);
  const programme = { id: 'programme', name: `${name} · ${organisation}`, number: phone, note: `${m.site_woman_programme(locale)} ${openness ?? ''}`.trim() };
  const emergency = { id: '911', name: m.site_woman_emergency(locale), number: '911', note: m.site_woman_emergency_note(locale) };
  return [programme, line(view, 'info_aide'), emergency].filter((one) => one !== null);
}

/** Everything else that the programme shows. */
export function otherLines(view: View): ShownLine[] {
  return INTERIM.filter(({ id }) => id !== 'info_aide').map(({ id }) => line(view, id)).filter((one) => one !== null);
}
