/**
 * [Note: Help lines] A help number is as good as its last check. Each carries its source and how sure it is; only sure
 * ones are shown, until somebody of the programme has dialled the others. A check grows old: the line then stays, is
 * marked, and asks to be checked again. Numbers of one region are shown only where a programme chose them.
 */
import { z } from 'zod';
import {
  DialledNumber,
  HELP_TOPICS,
  HelpTopic,
  LINE_LANGUAGES,
  type OwnHelpLine,
  Text2,
} from '#programme/own-help-line.ts';
import { CalendarDate } from '#programme/settings.ts';

const Words = Text2.refine((text) => text.fr.trim() !== '' && text.en.trim() !== '', 'write both fr and en');
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
    /** For workers: when to turn to it, and how. Null: nothing to add. */
    note: Words.nullable(),
    languages: z.array(z.enum(LINE_LANGUAGES)).min(1),
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

/** `never`: nobody of the programme has dialled it yet. `overdue`: too long ago. Both ask for a check; `fresh` does not. */
export type CheckState = 'fresh' | 'overdue' | 'never';
export interface ShownHelpLine extends HelpLine {
  readonly check: CheckState;
  /** A service that the programme added itself. */
  readonly ours: boolean;
}

/** Known to all and kept free for those in danger: nobody dials it to check it, and no page casts doubt on it. */
export const isNeverDialledToCheck = ({ number }: { readonly number: string }): boolean => number === '911';

/** A check counts for half a year. Days. */
export const CHECK_LASTS_DAYS = 182;

/**
 * The lines that a programme shows, in the file's order, then its own: sure ones, and those that it has checked itself;
 * regional ones only where it lists them; none that it hid, and no change that nobody else confirmed.
 * @param lines as shipped
 * @param own `settings.helpLines`
 * @param today `YYYY-MM-DD` in the programme's time zone
 */
export function visibleHelpLines(
  lines: readonly HelpLine[],
  own: readonly OwnHelpLine[],
  today: string,
  lastsDays = CHECK_LASTS_DAYS,
): ShownHelpLine[] {
  return wholeDirectory(lines, own, today, lastsDays).flatMap(({ line, shown }) => (shown ? [line] : []));
}

/** A line as the team sees it: those that are hidden or not sure yet too. */
export interface DirectoryLine {
  readonly line: ShownHelpLine;
  readonly own: OwnHelpLine | null;
  readonly shown: boolean;
  /** Not sure enough to be shown before one of us has dialled it. */
  readonly dialFirst: boolean;
}

/** Every line, shown or not; what was only proposed is none yet. Arguments as of {@link visibleHelpLines}. */
export function wholeDirectory(
  lines: readonly HelpLine[],
  own: readonly OwnHelpLine[],
  today: string,
  lastsDays = CHECK_LASTS_DAYS,
): DirectoryLine[] {
  const shipped = lines.map((line) => ({
    line,
    own: own.find(({ id }) => id === line.id) ?? null,
    ours: false,
  }));
  const added = own.flatMap((one) => {
    const line = addedLine(one);
    return line === null ? [] : [{ line, own: one, ours: true }];
  });
  return [...shipped, ...added].map(({ line, own: chosen, ours }) => {
    const { checkedOn, checkedBy } = chosen ?? {};
    const checked = checkedOn !== undefined && checkedBy !== undefined ? { checkedOn, checkedBy } : null;
    const sure = line.confidence === 'certain' || line.confidence === 'high';
    const merged = {
      ...line,
      ...checked,
      number: chosen?.number ?? line.number,
      hours: chosen?.hours === undefined ? line.hours : chosen.hours,
    };
    const dialFirst = !sure && checked === null;
    const chosenHere = line.region === null || chosen !== null;
    return {
      line: { ...merged, ours, check: checkOf(merged, today, lastsDays) },
      own: chosen,
      shown: chosen?.hidden !== true && chosenHere && !dialFirst,
      dialFirst,
    };
  });
}

/** A line of the programme's own, as those that ship; null while nobody has confirmed it. */
function addedLine({ id, added, number, hours }: OwnHelpLine): HelpLine | null {
  if (added === undefined || number === undefined) return null;
  return {
    ...added,
    id,
    number,
    hours: hours ?? null,
    text: null,
    region: null,
    forWomen: null,
    confidence: 'high',
    source: [],
    checkedOn: null,
    checkedBy: null,
  };
}

/** What a line's number asks for; {@link isNeverDialledToCheck} asks for nothing. */
export function checkOf(
  line: { readonly number: string; readonly checkedOn: string | null },
  today: string,
  lastsDays = CHECK_LASTS_DAYS,
): CheckState {
  return isNeverDialledToCheck(line) ? 'fresh' : checkStateOf(line.checkedOn, today, lastsDays);
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

/** What a woman may recognise herself in, and what the line is for that answers it; each shows three numbers at most. */
export const WOMAN_SITUATIONS = {
  danger: ['emergency', 'partner_violence'],
  partner: ['partner_violence', 'sexual_violence'],
  young: ['youth', 'sexual_violence'],
  dying: ['suicide'],
  language: ['trafficking'],
  rights: ['legal', 'victims'],
} as const satisfies Record<string, readonly HelpTopic[]>;
export type WomanSituation = keyof typeof WOMAN_SITUATIONS;

/** The lines for a situation, the most fitting first, three at most; none where the programme shows none. */
export function linesInSituation<L extends HelpLine>(lines: readonly L[], situation: WomanSituation): L[] {
  const topics: readonly HelpTopic[] = WOMAN_SITUATIONS[situation];
  return topics.flatMap((topic) => lines.filter((line) => line.topic === topic)).slice(0, 3);
}

/** Lines of the same topic together, in the order in which a worker would look. */
export function byTopic<L extends HelpLine>(lines: readonly L[]): { topic: HelpTopic; lines: L[] }[] {
  return HELP_TOPICS.map((topic) => ({ topic, lines: lines.filter((line) => line.topic === topic) })).filter(
    (group) => group.lines.length > 0,
  );
}
