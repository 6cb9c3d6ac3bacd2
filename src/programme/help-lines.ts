/**
 * [Note: Help lines] A help number is as good as its last check. Each carries its source and how sure it is; only sure
 * ones are shown, until somebody of the programme has dialled the others. A check grows old: the line then stays, is
 * marked, and asks to be checked again. Numbers of one region are shown only where a programme chose them.
 */
import { z } from 'zod';
import { CalendarDate, type ProgrammeSettings, Text2 } from '#programme/settings.ts';

/** What the line is for; pages ask for a topic ("the child-protection line"), never for a region's id. */
export const HelpTopic = z.enum([
  'emergency',
  'local',
  'sexual_violence',
  'partner_violence',
  'trafficking',
  'victims',
  'health_social',
  'child_protection',
  'suicide',
  'legal',
  'youth',
  'parents',
  'exit',
]);
export type HelpTopic = z.infer<typeof HelpTopic>;

const Words = Text2.refine((text) => text.fr.trim() !== '' && text.en.trim() !== '', 'write both fr and en');
/** As people dial it: digits, spaces, dashes, an option or extension after a comma. */
const howToWrite = 'write the number between quotes as people dial it, e.g. "1 888 555-0123"';
const DialledNumber = z
  .string({ error: howToWrite })
  .regex(/^[\d+][\d\s().-]*(?:,\s?(?:option|poste|ext\.?)\s\d+)?$/i, howToWrite);

export const HelpLine = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9_]{2,60}$/, 'use a-z, 0-9 and _ only'),
    topic: HelpTopic,
    name: Words,
    number: DialledNumber,
    /** Number for text messages, if any. */
    text: DialledNumber.nullable(),
    /** Answers round the clock, every day. */
    allDay: z.boolean(),
    /** Null: unknown, so nothing is said. */
    hours: Words.nullable(),
    whoMayCall: Words,
    languages: z.array(z.enum(['fr', 'en', 'other'])).min(1),
    /** Shown only where a programme chose it; null: anywhere in Québec. */
    region: z.string().min(2).max(60).nullable(),
    /** Rank among the (at most three) numbers that the women's page shows first. */
    forWomen: z.int().min(1).max(3).nullable(),
    confidence: z.enum(['certain', 'high', 'medium', 'verify']),
    source: z.array(z.url()),
    /** When somebody last dialled it, and who. */
    checkedOn: CalendarDate.nullable(),
    checkedBy: z.string().min(1).max(80).nullable(),
  })
  .refine((line) => (line.checkedOn === null) === (line.checkedBy === null), {
    error: 'give both checkedOn and checkedBy, or neither',
    path: ['checkedBy'],
  })
  .refine((line) => line.source.length > 0 || line.confidence === 'verify', {
    error: 'name the source, or set confidence to verify',
    path: ['source'],
  })
  .refine((line) => !line.allDay || line.hours !== null, {
    error: 'a line that answers round the clock says so in its hours',
    path: ['hours'],
  });
export type HelpLine = z.infer<typeof HelpLine>;

export const HelpLines = z.array(HelpLine).superRefine((lines, context) => {
  const ids = new Set<string>();
  const ranks = new Set<string>();
  for (const [index, line] of lines.entries()) {
    if (ids.has(line.id))
      context.addIssue({ code: 'custom', path: [index, 'id'], message: 'this id is used twice' });
    ids.add(line.id);
    if (line.forWomen === null) continue;
    const rank = `${line.region ?? ''} ${line.forWomen}`;
    if (ranks.has(rank))
      context.addIssue({ code: 'custom', path: [index, 'forWomen'], message: 'this rank is taken' });
    ranks.add(rank);
  }
});

/** `never`: nobody of the programme has dialled it yet. `overdue`: too long ago. Both ask for a check. */
export type CheckState = 'fresh' | 'overdue' | 'never';
export interface ShownHelpLine extends HelpLine {
  readonly check: CheckState;
}

/** A check counts for half a year. Days. */
export const CHECK_LASTS_DAYS = 182;

/**
 * The lines that a programme shows, in the file's order, with its own corrections: sure ones, and those that it has
 * checked itself; regional ones only where it lists them; none that it hid.
 * @param lines as shipped
 * @param own `settings.helpLines`
 * @param today `YYYY-MM-DD` in the programme's time zone
 */
export function visibleHelpLines(
  lines: readonly HelpLine[],
  own: ProgrammeSettings['helpLines'],
  today: string,
  lastsDays = CHECK_LASTS_DAYS,
): ShownHelpLine[] {
  return lines.flatMap((line) => {
    const chosen = own.find(({ id }) => id === line.id);
    if (chosen?.hidden || (line.region !== null && chosen === undefined)) return [];
    const { checkedOn, checkedBy } = chosen ?? {};
    const ours = checkedOn !== undefined && checkedBy !== undefined ? { checkedOn, checkedBy } : null;
    const sure = line.confidence === 'certain' || line.confidence === 'high';
    if (!sure && ours === null) return [];
    const shown = {
      ...line,
      ...ours,
      number: chosen?.number ?? line.number,
      hours: chosen?.hours ?? line.hours,
    };
    return [{ ...shown, check: checkStateOf(shown.checkedOn, today, lastsDays) }];
  });
}

/** Whether a check made on `checkedOn` still counts on `today` (both `YYYY-MM-DD`). A date to come is no check. */
export function checkStateOf(
  checkedOn: string | null,
  today: string,
  lastsDays = CHECK_LASTS_DAYS,
): CheckState {
  if (checkedOn === null) return 'never';
  const age = (Date.parse(`${today}T00:00Z`) - Date.parse(`${checkedOn}T00:00Z`)) / 86_400_000;
  return age >= 0 && age <= lastsDays ? 'fresh' : 'overdue';
}

/** Of `lines`, those that answer round the clock. */
export function roundTheClock<L extends HelpLine>(lines: readonly L[]): L[] {
  return lines.filter((line) => line.allDay);
}

/** The first of `lines` about `topic`, or null where the programme shows none. */
export function lineAbout<L extends HelpLine>(lines: readonly L[], topic: HelpTopic): L | null {
  return lines.find((line) => line.topic === topic) ?? null;
}

/** Of `lines`, those that the women's page shows first: three at most, a region's own before the others' rank. */
export function firstForWomen<L extends HelpLine>(lines: readonly L[]): L[] {
  return lines
    .filter((line) => line.forWomen !== null)
    .sort((a, b) => (a.forWomen ?? 0) - (b.forWomen ?? 0))
    .slice(0, 3);
}
