/** How the guide's readers and moments are called in addresses, in each language. */
import { type Reader, READERS, type Situation, SITUATIONS } from '#wording/entry.ts';
import type { Locale } from '#texts/locales.ts';

/** A language added to locales/ is a type error here until its words are chosen. */
export const READER_WORD: Readonly<Record<Locale, Record<Reader, string>>> = {
  fr: {
    police: 'police',
    health: 'sante',
    community: 'communautaire',
    school: 'ecole',
    justice: 'justice',
    youth: 'jeunesse',
    team: 'equipe',
  },
  en: {
    police: 'police',
    health: 'health',
    community: 'community',
    school: 'school',
    justice: 'justice',
    youth: 'youth',
    team: 'team',
  },
};

export const SITUATION_WORD: Readonly<Record<Locale, Record<Situation, string>>> = {
  fr: {
    first_contact: 'premier-contact',
    phone: 'telephone',
    assessment: 'evaluation',
    police_interview: 'rencontre-policiere',
    health: 'sante',
    disclosure: 'devoilement',
    offering_help: 'offrir-de-l-aide',
    follow_up: 'garder-le-lien',
    closing: 'se-quitter',
  },
  en: {
    first_contact: 'first-contact',
    phone: 'phone',
    assessment: 'assessment',
    police_interview: 'police-interview',
    health: 'health',
    disclosure: 'disclosure',
    offering_help: 'offering-help',
    follow_up: 'staying-in-touch',
    closing: 'parting',
  },
};

/** Names of what an address may ask for: `/guide?pour=police&moment=telephone&q=…`. */
export const QUERY: Readonly<Record<Locale, { reader: string; moment: string; words: string }>> = {
  fr: { reader: 'pour', moment: 'moment', words: 'q' },
  en: { reader: 'for', moment: 'moment', words: 'q' },
};

/** @returns null for a word that is none of ours */
export const readerOf = (word: string | undefined, locale: Locale): Reader | null =>
  READERS.find((reader) => READER_WORD[locale][reader] === word) ?? null;

export const situationOf = (word: string | undefined, locale: Locale): Situation | null =>
  SITUATIONS.find((situation) => SITUATION_WORD[locale][situation] === word) ?? null;
