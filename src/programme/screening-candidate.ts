/** What a screening rule finds, before overlaps are settled, and how rules look around. See [Note: Screening]. */

export type FindingKind =
  | 'phone'
  | 'email'
  | 'birth_date'
  | 'plate'
  | 'health_number'
  | 'social_number'
  | 'address'
  | 'handle'
  | 'name';

export interface ScreeningContext {
  /** The current year: a full date at least eight years old is taken for a birth date. */
  readonly year: number;
  /** Telephone numbers that are public, digits only (help lines, the programme's own): never flagged. */
  readonly publicNumbers?: ReadonlySet<string>;
  /**
   * Names of the team, first name first, that are right in this text: what the team plans for itself. Never given for a
   * text about the woman, who may bear the same first name.
   */
  readonly teammates?: readonly string[];
}

/** One rule's find: `weight` decides when two overlap, the heavier (more certain) stays. */
export interface Candidate {
  readonly kind: FindingKind;
  readonly start: number;
  readonly end: number;
  readonly weight: number;
}

/** Matches of `pattern` (global) as candidates; `group`, when named, narrows the stretch to that group. */
export function candidatesOf(
  text: string,
  pattern: RegExp,
  kind: FindingKind,
  weight: number,
  accept: (match: RegExpExecArray) => boolean = () => true,
  group?: string,
): Candidate[] {
  const found: Candidate[] = [];
  for (const match of text.matchAll(pattern)) {
    if (!accept(match)) continue;
    const part = group === undefined ? match[0] : match.groups?.[group];
    if (part === undefined || part === '') continue;
    // The group's own offset: the last place where it stands inside the match is where the pattern put it.
    const start = match.index + (group === undefined ? 0 : match[0].lastIndexOf(part));
    found.push({ kind, start, end: start + part.length, weight });
  }
  return found;
}

/** Whether one of `cues` stands within the `reach` characters before `start`. */
export function hasCueBefore(text: string, start: number, cues: RegExp, reach = 30): boolean {
  return cues.test(text.slice(Math.max(0, start - reach), start));
}
