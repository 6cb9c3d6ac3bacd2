/** What is typed about a line, and what it becomes: words that a colleague can confirm, or what is missing. */
import type { DirectoryLine } from '#programme/help-lines.ts';
import {
  DialledNumber,
  type HelpLineWords,
  type HelpTopic,
  type OwnHelpLine,
} from '#programme/own-help-line.ts';

/** What the form is about: a line that is there, a proposal to write anew, or a new one. */
export interface Edited {
  readonly line: DirectoryLine['line'] | null;
  readonly own: OwnHelpLine | null;
}

export interface NumberDraft extends Record<string, unknown> {
  readonly number: string;
  readonly hoursFr: string;
  readonly hoursEn: string;
  readonly topic: HelpTopic | null;
  readonly nameFr: string;
  readonly nameEn: string;
  readonly whoFr: string;
  readonly whoEn: string;
  readonly noteFr: string;
  readonly noteEn: string;
  readonly languages: readonly ('fr' | 'en' | 'other')[];
  readonly allDay: boolean;
}

export type Mistake = 'needed' | 'number' | 'both';
export type Mistakes = Partial<Record<keyof NumberDraft, Mistake>>;

/** Begins from what was proposed, else from what stands. */
export function draftOf({ line, own }: Edited): NumberDraft {
  const proposed = own?.proposed;
  const added = proposed?.added ?? own?.added ?? null;
  const hours = proposed === undefined ? (line?.hours ?? null) : proposed.hours;
  return {
    number: proposed?.number ?? line?.number ?? '',
    hoursFr: hours?.fr ?? '',
    hoursEn: hours?.en ?? '',
    topic: added?.topic ?? null,
    nameFr: added?.name.fr ?? '',
    nameEn: added?.name.en ?? '',
    whoFr: added?.whoMayCall.fr ?? '',
    whoEn: added?.whoMayCall.en ?? '',
    noteFr: added?.note?.fr ?? '',
    noteEn: added?.note?.en ?? '',
    languages: added?.languages ?? ['fr'],
    allDay: added?.allDay ?? false,
  };
}

/** @param ours a line of the programme's own, which has a name and the rest besides its number and hours */
export function wordsOfDraft(
  draft: NumberDraft,
  ours: boolean,
): { words: HelpLineWords } | { mistakes: Mistakes } {
  const mistakes: Mistakes = {};
  const text = (field: keyof NumberDraft) => String(draft[field]).trim();
  const needed = (field: keyof NumberDraft) => {
    if (text(field) === '') mistakes[field] = 'needed';
  };
  /** Both languages, or neither. */
  const pair = (fr: keyof NumberDraft, en: keyof NumberDraft) => {
    if ((text(fr) === '') !== (text(en) === '')) mistakes[text(fr) === '' ? fr : en] = 'both';
    return text(fr) === '' ? null : { fr: text(fr), en: text(en) };
  };

  if (!DialledNumber.safeParse(text('number')).success) mistakes.number = 'number';
  const hours = pair('hoursFr', 'hoursEn');
  const note = pair('noteFr', 'noteEn');
  if (ours) {
    for (const field of ['nameFr', 'nameEn', 'whoFr', 'whoEn'] as const) needed(field);
    if (draft.topic === null) mistakes.topic = 'needed';
    if (draft.languages.length === 0) mistakes.languages = 'needed';
    if (draft.allDay && hours === null) mistakes.hoursFr = 'needed';
  }
  if (Object.keys(mistakes).length > 0) return { mistakes };
  const words = { number: text('number'), hours, added: null };
  if (!ours) return { words };
  return {
    words: {
      ...words,
      added: {
        topic: draft.topic as HelpTopic,
        name: { fr: text('nameFr'), en: text('nameEn') },
        whoMayCall: { fr: text('whoFr'), en: text('whoEn') },
        note,
        languages: [...draft.languages],
        allDay: draft.allDay,
      },
    },
  };
}
