/**
 * [Note: Two people] A wrong number on a page for people in danger is worse than none. So whoever doubts a line hides it
 * at once, alone; but a number, its hours or a service of one's own appear only when a second member has dialled them and
 * said that they are right. To have dialled a number that stays as it is needs nobody else.
 */
import type { HelpLine } from '#programme/help-lines.ts';
import type { HelpLineWords, OwnHelpLine } from '#programme/own-help-line.ts';

export type HelpLineChange =
  | { readonly kind: 'show' }
  | { readonly kind: 'hide' }
  /** *I have just dialled it, and it is right.* */
  | { readonly kind: 'dialled' }
  /** Corrects a line, or adds one; replaces what was proposed before. */
  | { readonly kind: 'propose'; readonly words: HelpLineWords }
  /** *I have dialled what my colleague proposes, and it is right.* */
  | { readonly kind: 'confirm' }
  /** Nothing comes of the proposal. */
  | { readonly kind: 'drop' }
  /** A line of one's own goes for good. */
  | { readonly kind: 'remove' };

/**
 * @param lines as shipped
 * @param own `settings.helpLines` as stored
 * @param id of a line that ships, or `own_…`
 * @param by the member who acts; `on` today in the programme's time zone, `YYYY-MM-DD`
 * @returns the next `settings.helpLines`, or why not: `unknown` there is no such line, `second_person` one confirms
 * what a colleague proposed, not oneself, `nothing` there is nothing to confirm or to drop
 */
export function changeHelpLine(
  lines: readonly HelpLine[],
  own: readonly OwnHelpLine[],
  id: string,
  change: HelpLineChange,
  { by, on }: { readonly by: string; readonly on: string },
): OwnHelpLine[] | 'unknown' | 'second_person' | 'nothing' {
  const shipped = lines.some((line) => line.id === id);
  const before = own.find((one) => one.id === id) ?? null;
  const mayBeNew = change.kind === 'propose' && OWN_ID.test(id) && change.words.added !== null;
  if (!shipped && before === null && !mayBeNew) return 'unknown';
  const put = (next: OwnHelpLine) => [...own.filter((one) => one.id !== id), next];
  const without = () => own.filter((one) => one.id !== id);
  const current: OwnHelpLine = before ?? { id, hidden: false };
  const { proposed, ...settled } = current;

  switch (change.kind) {
    case 'show':
      return put({ ...current, hidden: false });
    case 'hide':
      return put({ ...current, hidden: true });
    case 'dialled':
      if (!shipped && current.added === undefined) return 'nothing';
      return put({ ...current, checkedOn: on, checkedBy: by });
    case 'propose':
      // A line that ships keeps its name: only its number and hours are ours to correct.
      if (shipped === (change.words.added !== null)) return 'unknown';
      return put({ ...current, proposed: { ...change.words, by, on } });
    case 'confirm': {
      if (proposed === undefined) return 'nothing';
      if (proposed.by === by) return 'second_person';
      const { number, hours, added } = proposed;
      const words = { number, hours, ...(added === null ? {} : { added }) };
      return put({ ...settled, ...words, hidden: false, checkedOn: on, checkedBy: by });
    }
    case 'drop':
      if (proposed === undefined) return 'nothing';
      return isBlank(settled) ? without() : put(settled);
    case 'remove':
      return shipped ? 'unknown' : without();
  }
}

/** Ids of the lines that a programme adds. */
const OWN_ID = /^own_[a-z0-9]{6,40}$/;
export const newOwnLineId = (random: string): string =>
  `own_${random
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 32)}`;

/** Says nothing any more: neither chosen, nor corrected, nor dialled. */
const isBlank = (line: OwnHelpLine): boolean =>
  Object.entries(line).every(
    ([key, value]) => key === 'id' || (key === 'hidden' && value === false) || value === undefined,
  );

/** What the help lines ask of a member; counted on *Today*. */
export interface HelpLineTasks {
  /** Proposals of colleagues that wait for a second person. */
  readonly toConfirm: number;
  /** Lines that are shown, and were last dialled too long ago. */
  readonly overdue: number;
  /** Lines that are shown, and that nobody of the programme has dialled. */
  readonly never: number;
}

/** @param shown from `visibleHelpLines` */
export function helpLineTasks(
  shown: readonly { readonly check: 'fresh' | 'overdue' | 'never' }[],
  own: readonly OwnHelpLine[],
  me: string,
): HelpLineTasks {
  return {
    toConfirm: own.filter(({ proposed }) => proposed !== undefined && proposed.by !== me).length,
    overdue: shown.filter(({ check }) => check === 'overdue').length,
    never: shown.filter(({ check }) => check === 'never').length,
  };
}
