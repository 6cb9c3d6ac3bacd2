/** Patterns by the word that they begin with: the work does not grow with rules × words. */
import { addTo, NOTHING } from './lists.ts';
import type { Matcher } from './match.ts';
import type { Token } from './tokens.ts';

export interface Index<T> {
  readonly byForm: ReadonlyMap<string, readonly Indexed<T>[]>;
  /** By the first three letters of a beginning. */
  readonly byBeginning: ReadonlyMap<string, readonly Indexed<T>[]>;
}
export interface Indexed<T> {
  readonly matcher: Matcher;
  readonly of: T;
}

export function indexOf<T>(patterns: readonly Indexed<T>[]): Index<T> {
  const byForm = new Map<string, Indexed<T>[]>();
  const byBeginning = new Map<string, Indexed<T>[]>();
  for (const one of patterns) {
    for (const form of one.matcher.first.forms) addTo(byForm, form, one);
    for (const beginning of one.matcher.first.beginnings) addTo(byBeginning, beginning.slice(0, 3), one);
  }
  return { byForm, byBeginning };
}

/** What may begin at a word; asked once for each word of a text, however often it stands there. */
export function candidates<T>(
  { form, kind }: Token,
  index: Index<T>,
  known: Map<string, readonly Indexed<T>[]>,
): readonly Indexed<T>[] {
  if (kind !== 'word') return NOTHING;
  let found = known.get(form);
  if (found === undefined) known.set(form, (found = indexed({ form, kind }, index)));
  return found;
}

export function indexed<T>(
  { form, kind }: Pick<Token, 'form' | 'kind'>,
  { byForm, byBeginning }: Index<T>,
): readonly Indexed<T>[] {
  if (kind !== 'word') return NOTHING;
  const whole = byForm.get(form) ?? NOTHING;
  if (byBeginning.size === 0) return whole;
  const begun = byBeginning.get(form.slice(0, 3)) ?? NOTHING;
  // A number begins with one digit.
  const digit = (form.length > 1 && byBeginning.get(form.slice(0, 1))) || NOTHING;
  return [...whole, ...begun, ...digit];
}
