/**
 * [Note: Wording entry] One wording to avoid, why, and what to say instead, for a situation and for the people who may
 * be in it. The principle is its source's; the sentences are ours. What ships is a draft until a survivor and a worker
 * of the programme approved it ([Note: Approval]). Where sources disagree, both are said.
 */
import { z } from 'zod';

/** Moments of an accompaniment, in the order in which they come. */
export const SITUATIONS = [
  'first_contact',
  'phone',
  'assessment',
  'police_interview',
  'health',
  'disclosure',
  'offering_help',
  'follow_up',
  'closing',
] as const;
export type Situation = (typeof SITUATIONS)[number];

/** Who reads: the trades that meet her. `team`: the programme's own members. */
export const READERS = ['police', 'health', 'community', 'school', 'justice', 'youth', 'team'] as const;
export type Reader = (typeof READERS)[number];

/** Places in the team's app where an entry stands beside what it concerns. */
export const MOMENTS = ['call', 'voicemail', 'assessment', 'message', 'note', 'closing'] as const;
export type Moment = (typeof MOMENTS)[number];

const Line = z.string().trim().min(1).max(400);
/** Both languages, each complete. */
export const Lines = z.strictObject({ fr: Line, en: Line });
export type Lines = z.infer<typeof Lines>;

export const EntryId = z.string().regex(/^[a-z0-9-]{3,60}$/, 'use a-z, 0-9 and - only');

/** What an entry says; a programme may write one of its own, or say a shipped one in its own words. */
export const EntryWords = z.strictObject({
  situation: z.enum(SITUATIONS),
  /** Whom it concerns. The same principle is another sentence for a police officer, who must note facts. */
  readers: z.array(z.enum(READERS)).min(1),
  /** A sentence as it is said, or a conduct: “Filling the silences.” Quotation marks stand inside it; pages add none. */
  avoid: Lines,
  why: Lines,
  prefer: Lines,
  /** The rule behind it, in one short sentence. */
  principle: Lines,
  /** When she has a word of her own for it; null where that changes nothing. */
  herWord: Lines.nullable(),
});
export type EntryWords = z.infer<typeof EntryWords>;

/** Where a principle was read. `practice`: general practice, no source read; said so on the page. */
const Basis = z.union([
  z.strictObject({ source: z.string().regex(/^[a-z0-9_]{2,30}$/) }),
  z.strictObject({ practice: z.literal(true) }),
]);

/** Sources that advise differently: each is said, and the reader chooses. */
const Disagreement = z.strictObject({ source: z.string(), says: Lines });

export const WordingEntry = EntryWords.extend({
  id: EntryId,
  /** Its address in each language: `/guide/…`, `/en/guide/…`. */
  address: z.strictObject({ fr: EntryId, en: EntryId }),
  /**
   * What somebody may type who looks for it and that it does not say: *quitter* for “Pourquoi n’êtes-vous pas partie?”.
   * Never shown, so no part of what is approved.
   */
  searchWords: Lines.optional(),
  moments: z.array(z.enum(MOMENTS)),
  basis: z.array(Basis).min(1),
  disagree: z.array(Disagreement),
});
export type WordingEntry = z.infer<typeof WordingEntry>;

export const WordingEntries = z.array(WordingEntry).superRefine((entries, context) => {
  const taken = new Map<string, Set<string>>();
  const once = (kind: string, value: string, path: (string | number)[]) => {
    const seen = taken.get(kind) ?? new Set();
    if (seen.has(value)) context.addIssue({ code: 'custom', path, message: `“${value}” is used twice` });
    taken.set(kind, seen.add(value));
  };
  for (const [index, { id, address }] of entries.entries()) {
    once('id', id, [index, 'id']);
    once('fr', address.fr, [index, 'address', 'fr']);
    once('en', address.en, [index, 'address', 'en']);
  }
});

/** A document that entries rest on. */
export const WordingSource = z.strictObject({
  id: z.string().regex(/^[a-z0-9_]{2,30}$/),
  name: Lines,
  url: z.url().nullable(),
});
export type WordingSource = z.infer<typeof WordingSource>;
export const WordingSources = z.array(WordingSource);
