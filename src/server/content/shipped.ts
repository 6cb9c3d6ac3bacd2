/** Everything that ships as content, read once; a file with a mistake is read again at the next visit, when it may be mended. */
import type { HelpLine } from '#programme/help-lines.ts';
import type { QuestionSet } from '#programme/questionnaire.ts';
import type { Myth } from '#wording/myth.ts';
import type { PracticeConversation } from '#wording/practice.ts';
import { readBuilt } from './built.ts';
import { loadHelpLines } from './help-lines.ts';
import { loadMyths } from './myths.ts';
import { loadPractice } from './practice.ts';
import { loadQuestionnaires } from './questionnaires.ts';
import { loadWordCheck, type ShippedWordCheck } from './word-check.ts';
import { loadWording, type ShippedWording } from './wording.ts';

export interface Shipped {
  readonly lines: readonly HelpLine[];
  readonly wording: ShippedWording;
  readonly practice: readonly PracticeConversation[];
  readonly myths: readonly Myth[];
  readonly wordCheck: ShippedWordCheck;
  readonly questionnaires: readonly QuestionSet[];
}

let reading: Promise<Shipped> | undefined;

/** @throws ContentError */
export function shipped(): Promise<Shipped> {
  reading ??= readOnce().catch((error: unknown) => {
    reading = undefined;
    throw error;
  });
  return reading;
}

const readOnce = async (): Promise<Shipped> => ((await readBuilt()) as Shipped | null) ?? loadShipped();

/** Reads all of it anew: what the build does, so that no mistake is ever installed. @throws ContentError */
export async function loadShipped(): Promise<Shipped> {
  const [lines, wording, myths, questionnaires] = await Promise.all([
    loadHelpLines(),
    loadWording(),
    loadMyths(),
    loadQuestionnaires(),
  ]);
  const entries = wording.entries.map(({ id }) => id);
  const practice = await loadPractice(new Set(entries));
  const wordCheck = await loadWordCheck(new Set([...entries, ...wording.vocabulary.map(({ id }) => id)]));
  return { lines, wording, practice, myths, wordCheck, questionnaires };
}
