/**
 * [Note: Screening] Finds, in what somebody types, details by which a woman could be recognised or found (do-no-harm
 * rule 1). Runs in the browser alone, on a pause or before saving: it flags and explains, never blocks, never sends.
 * It reads French and English, in the ways people in Québec write them. It is a second look, not a filter: what it
 * misses is still covered by the short field and the words beside it (recall and precision: screening.test.ts).
 */
import type { Candidate, FindingKind, ScreeningContext } from '#programme/screening-candidate.ts';
import { findContacts } from '#programme/screening-contacts.ts';
import { findNames } from '#programme/screening-names.ts';
import { findNumbers } from '#programme/screening-numbers.ts';
import { findPlaces } from '#programme/screening-places.ts';

/** A stretch of the text, as UTF-16 offsets: `text.slice(start, end)`. */
export interface Finding {
  readonly kind: FindingKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What may identify somebody in `text`, in order and without overlaps. */
export function screenText(text: string, context: ScreeningContext): Finding[] {
  const candidates = [
    ...findNumbers(text, context),
    ...findContacts(text),
    ...findPlaces(text),
    ...findNames(text, context.teammates),
  ].sort((a, b) => b.weight - a.weight || b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept: Candidate[] = [];
  for (const one of candidates) {
    if (!kept.some((other) => one.start < other.end && other.start < one.end)) kept.push(one);
  }
  return kept
    .sort((a, b) => a.start - b.start)
    .map(({ kind, start, end }) => ({ kind, start, end, text: text.slice(start, end) }));
}
