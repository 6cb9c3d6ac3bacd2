/** What a new programme still has to set up, in the order in which it helps. Done when it is so, never when it was clicked. */
import { DEFAULT_TARGETS, type ProgrammeSettings, WEEKDAYS } from '#programme/settings.ts';
import type { MailState } from '#contract/settings.ts';

export const CHECKS = [
  'kit',
  'privacy_officer',
  'served',
  'hours',
  'targets',
  'languages',
  'help_lines',
  'directory',
  'mail',
  'own_door',
] as const;
export type Check = (typeof CHECKS)[number];

export interface SetUp {
  readonly settings: ProgrammeSettings;
  readonly kitConfirmed: boolean;
  readonly directoryEntries: number;
  readonly mail: MailState | null;
  /** A practice request is, or was, in the queue. */
  readonly practised: boolean;
}

export interface CheckState {
  readonly check: Check;
  readonly done: boolean;
  /** Good as it stands if somebody says so: a coordinator may confirm it unchanged. */
  readonly confirmable: boolean;
}

export function checklist({
  settings,
  kitConfirmed,
  directoryEntries,
  mail,
  practised,
}: SetUp): CheckState[] {
  const confirmed = new Set<string>(settings.confirmedAsIs ?? []);
  const done: Record<Check, boolean> = {
    kit: kitConfirmed,
    privacy_officer: settings.privacyOfficer !== null,
    served: settings.served !== null,
    hours: WEEKDAYS.some((day) => settings.hours.week[day].length > 0),
    targets: JSON.stringify(settings.targets) !== JSON.stringify(DEFAULT_TARGETS) || confirmed.has('targets'),
    languages: settings.languages.length === 1 || confirmed.has('languages'),
    help_lines: settings.helpLines.length > 0 || confirmed.has('help_lines'),
    directory: directoryEntries > 0,
    mail: (mail?.server ?? null) !== null || confirmed.has('mail'),
    own_door: practised || confirmed.has('own_door'),
  };
  return CHECKS.map((check) => ({
    check,
    done: done[check],
    confirmable: CONFIRMABLE.has(check) && !done[check],
  }));
}

const CONFIRMABLE: ReadonlySet<Check> = new Set(['targets', 'languages', 'help_lines', 'mail', 'own_door']);
