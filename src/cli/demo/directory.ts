/** The demonstration's partner directory: invented organisations with numbers that ring nowhere (555-01xx). */
import type { DirectoryEntry, Sector } from '#programme/entries.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Name, sector, switchboard, and how many days ago it was checked (null: never). */
const LINES: readonly [string, Sector, string, number | null][] = [
  ['Poste de police 99 (inventé)', 'police', '450 555-0151', 40],
  ['Hôpital des Quatre-Vents (inventé)', 'health', '450 555-0152', 75],
  ['Refuge des Épinettes (inventé)', 'community', '450 555-0153', 110],
  ['École Bois-Joli (inventée)', 'school', '450 555-0154', 420],
  ['Centre de justice de la Plaine (inventé)', 'justice', '450 555-0155', null],
  ['Travail de rue Le Sentier (inventé)', 'community', '450 555-0156', 200],
];

/** @param now epoch ms: some numbers were checked lately, one long ago, one never */
export const directoryAt = (now: number): DirectoryEntry[] =>
  LINES.map(([organisation, sector, switchboard, daysAgo]) => ({
    kind: 'directory',
    organisation,
    sector,
    switchboard,
    checkedOn: daysAgo === null ? null : new Date(now - daysAgo * DAY_MS).toISOString().slice(0, 10),
  }));
