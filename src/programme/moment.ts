/**
 * An instant as people say it: *today*, *tomorrow* or a date, and an hour, in the programme's time zone whatever the
 * device's own. Runs in the browser and on the server, with `Intl` alone (no `Temporal`).
 */

export interface Moment {
  readonly day: 'today' | 'tomorrow' | 'yesterday' | 'date';
  /** `lundi 24 novembre`, `Monday, November 24`; the year only when it is not the current one. */
  readonly date: string;
  /** `14 h 30`, `14 h`, `minuit`; `2:30 p.m.`, `midnight` (no-break spaces within). */
  readonly time: string;
}

/**
 * @param at epoch ms, what is said
 * @param now epoch ms, when it is said
 * @param timeZone IANA name, the programme's
 * @param tag BCP 47 tag such as `fr-CA`
 */
export function momentOf(at: number, now: number, timeZone: string, tag: string): Moment {
  // Midnight belongs to the day that ends: “Thursday at midnight”, where “Friday at 0:00” would be misread by a day.
  const midnight = isMidnight(at, timeZone);
  const said = midnight ? at - 1 : at;
  const days = dayNumber(said, timeZone) - dayNumber(now, timeZone);
  const day = days === 0 ? 'today' : days === 1 ? 'tomorrow' : days === -1 ? 'yesterday' : 'date';
  const sameYear = wallOf(said, timeZone).year === wallOf(now, timeZone).year;
  const time = midnight ? midnightText(tag) : timeText(at, timeZone, tag);
  return { day, date: dateText(said, timeZone, tag, !sameYear), time };
}

/**
 * Made once for each language, zone and shape: making one takes twenty-five times what using it does, and a
 * screen says hundreds of times.
 */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = tag + JSON.stringify(options);
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(tag, options);
  formats.set(key, made);
  return made;
}

/** To the millisecond: a term that was agreed or computed, hardly a moment at which something happened. */
function isMidnight(at: number, timeZone: string): boolean {
  const { hour, minute } = wallOf(at, timeZone);
  return hour === 0 && minute === 0 && at % 60_000 === 0;
}

const midnightText = (tag: string): string => (tag.startsWith('fr') ? 'minuit' : 'midnight');

/** The hour alone. French after the Office québécois: `14 h`, `14 h 30`, never `14 h 00`. */
export function timeText(at: number, timeZone: string, tag: string): string {
  const { hour, minute } = wallOf(at, timeZone);
  if (tag.startsWith('fr'))
    return minute === 0 ? `${hour}\u00a0h` : `${hour}\u00a0h\u00a0${String(minute).padStart(2, '0')}`;
  const text = formatOf(tag, { hour: 'numeric', minute: '2-digit', timeZone }).format(at);
  return text.replace(/[ \u202f]/g, '\u00a0');
}

/** `lundi 24 novembre`, with the year when asked. */
export function dateText(at: number, timeZone: string, tag: string, withYear = false): string {
  const year = withYear ? ({ year: 'numeric' } as const) : {};
  const format = formatOf(tag, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...year,
    timeZone,
  });
  // French writes the first of a month as an ordinal.
  return tag.startsWith('fr') ? format.format(at).replace(/\b1 /, '1er ') : format.format(at);
}

/** `2026-11` → `novembre 2026`. @param tag language tag */
export const monthText = (month: string, tag: string): string =>
  formatOf(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.parse(`${month}-15T12:00Z`));

/** What a wall clock in `timeZone` shows at `at`. */
export function wallOf(at: number, timeZone: string): Wall {
  const parts = formatOf('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(at);
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return {
    year: read('year'),
    month: read('month'),
    day: read('day'),
    hour: read('hour'),
    minute: read('minute'),
  };
}

export interface Wall {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

/**
 * The instant at which a wall clock in `timeZone` shows `wall`. In the hour that is skipped in spring, the same time
 * after the skip; in the one that comes twice in autumn, the first (as `Temporal`'s *compatible* does).
 * @returns epoch ms
 */
export function instantOf(wall: Wall, timeZone: string): number {
  const [first] = instantsOf(wall, timeZone);
  // Nothing fits in the skipped hour: the offset before it carries the time past the skip.
  return first ?? utcOf(wall) - (offsetsAround(wall, timeZone)[0] as number);
}

/** Every instant at which a wall clock there shows `wall`: none in the hour that is skipped, two in the one that comes twice. */
export function instantsOf(wall: Wall, timeZone: string): number[] {
  const asUtc = utcOf(wall);
  const fitting = offsetsAround(wall, timeZone)
    .map((offset) => asUtc - offset)
    .filter((at) => utcOf(wallOf(at, timeZone)) === asUtc);
  return [...new Set(fitting)].sort((a, b) => a - b);
}

/** The offset can only be one of those in force a day before and a day after. */
const offsetsAround = (wall: Wall, timeZone: string): number[] => {
  const asUtc = utcOf(wall);
  return [asUtc - DAY_MS, asUtc + DAY_MS].map((at) => utcOf(wallOf(at, timeZone)) - at);
};

/** The midnight at which the day of `at` ends, there: a term at that very moment belongs to this day. @returns epoch ms */
export function endOfDay(at: number, timeZone: string): number {
  const { year, month, day } = wallOf(at, timeZone);
  return instantOf({ year, month, day: day + 1, hour: 0, minute: 0 }, timeZone);
}

/** The first moment of the day of `at`, there. @returns epoch ms */
export function startOfDay(at: number, timeZone: string): number {
  const { year, month, day } = wallOf(at, timeZone);
  return instantOf({ year, month, day, hour: 0, minute: 0 }, timeZone);
}

/** The week of `at`, there: from Monday at its first moment to the next Monday, however long the clock makes it. @returns epoch ms */
export function weekOf(at: number, timeZone: string): { from: number; until: number } {
  const { year, month, day } = wallOf(at, timeZone);
  const monday = day - ((new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7);
  const midnight = (of: number) => instantOf({ year, month, day: of, hour: 0, minute: 0 }, timeZone);
  return { from: midnight(monday), until: midnight(monday + 7) };
}

/** The first moment of the quarter of `at`, there. @returns epoch ms */
export function startOfQuarter(at: number, timeZone: string): number {
  const { year, month } = wallOf(at, timeZone);
  return instantOf({ year, month: month - ((month - 1) % 3), day: 1, hour: 0, minute: 0 }, timeZone);
}

const DAY_MS = 24 * 60 * 60_000;
const utcOf = ({ year, month, day, hour, minute }: Wall) => Date.UTC(year, month - 1, day, hour, minute);
const dayNumber = (at: number, timeZone: string) =>
  utcOf({ ...wallOf(at, timeZone), hour: 0, minute: 0 }) / DAY_MS;
