/** The demonstration's partner directory: invented organisations with numbers that ring nowhere (555-01xx). */
import type { DirectoryEntry } from '#programme/entries.ts';

const entry = (
  organisation: string,
  sector: DirectoryEntry['sector'],
  switchboard: string,
  checkedOn: string | null,
): DirectoryEntry => ({ kind: 'directory', organisation, sector, switchboard, checkedOn });

export const DIRECTORY: readonly DirectoryEntry[] = [
  entry('Poste de police 99 (inventé)', 'police', '450 555-0151', '2026-06-02'),
  entry('Hôpital des Quatre-Vents (inventé)', 'health', '450 555-0152', '2026-05-19'),
  entry('Refuge des Épinettes (inventé)', 'community', '450 555-0153', '2026-04-27'),
  entry('École Bois-Joli (inventée)', 'school', '450 555-0154', '2025-09-11'),
  entry('Centre de justice de la Plaine (inventé)', 'justice', '450 555-0155', null),
  entry('Travail de rue Le Sentier (inventé)', 'community', '450 555-0156', '2026-02-03'),
];
