/** Questions of a set in words: what kind, what it says, what is right, what becomes of its numbers, what to mend. */
import type { ItemTexts, QuestionItem, QuestionSet } from '#programme/questionnaire.ts';
import type { Standing } from '#programme/questionnaire-draft.ts';
import type { Mend } from '#programme/questionnaire-edit.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';

type Words = (locale: Locale) => string;

/** A scale about the time before the session is a kind of its own to whoever reads. */
export type Kind = QuestionItem['kind'] | 'then';

export const kindOf = (item: QuestionItem): Kind =>
  item.kind === 'scale' && item.thinkingBackTo !== null ? 'then' : item.kind;

export const KIND: Readonly<Record<Kind, Words>> = {
  vignette: m.team_questions_kind_vignette,
  myth: m.team_questions_kind_myth,
  scale: m.team_questions_kind_scale,
  then: m.team_questions_kind_then,
  intent: m.team_questions_kind_intent,
  behaviour: m.team_questions_kind_behaviour,
  line: m.team_questions_kind_line,
};

/** What is read first. */
export const askedIn = (item: QuestionItem): ItemTexts =>
  item.kind === 'vignette' || item.kind === 'myth' ? item.says : item.asks;

/** The right answer of a vignette or a myth; null for what has none. */
export function rightOf(set: QuestionSet, item: QuestionItem, locale: Locale): string | null {
  if (item.kind === 'myth') return set.mythAnswers[item.right][locale];
  if (item.kind !== 'vignette') return null;
  return item.options.find(({ id }) => id === item.right)?.text[locale] ?? null;
}

export const STANDING: Readonly<Record<Standing, Words>> = {
  same: m.team_questions_standing_same,
  reworded: m.team_questions_standing_reworded,
  other_meaning: m.team_questions_standing_other_meaning,
  added: m.team_questions_standing_added,
};

export const MEND: Readonly<Record<Mend, Words>> = {
  words_fr: m.team_questions_mend_words_fr,
  words_en: m.team_questions_mend_words_en,
  too_long: m.team_questions_mend_too_long,
  options: m.team_questions_mend_options,
  right: m.team_questions_mend_right,
  none: m.team_questions_mend_none,
  moments: m.team_questions_mend_moments,
  thinking_back: m.team_questions_mend_thinking_back,
  second_line: m.team_questions_mend_second_line,
  items: m.team_questions_mend_items,
  other: m.team_questions_mend_other,
};
