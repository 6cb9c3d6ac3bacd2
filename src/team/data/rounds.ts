/** Rounds of questionnaires, of the questions box and of undertakings as the screens see them, and what can be done with them. */
import type { ErrorCode } from '#contract/errors.ts';
import type { SetName, StoredRound } from '#contract/rounds.ts';
import type { QuestionSets } from '#programme/question-versions.ts';
import type { QuestionSet } from '#programme/questionnaire.ts';
import type { Answers } from '#programme/questionnaire-answers.ts';
import type { RoundMoment } from '#programme/round.ts';
import type { UndertakingAnswer } from '#programme/undertaking.ts';

type Failed = { readonly ok: false; readonly code: ErrorCode | 'unreachable' | 'locked' };

export interface NewRound {
  readonly moment: RoundMoment;
  /** Null for the questions box and an undertaking. */
  readonly set: SetName | null;
  /** Epoch ms. */
  readonly opensAt: number;
  readonly closesAt: number;
  /** The largest number of answers by the link, 600 at most. */
  readonly most: number;
  /** Epoch ms; 400 days from now unless it is said. */
  readonly destroyAt?: number;
  /** How many slips of paper to make: then only who has one answers, once each. None: whoever has the code. */
  readonly slips?: number;
}

/** `slips`: a link's token for each new slip. Printed now, and never to be had again: the server has their hashes only. */
export type RoundResult =
  | { readonly ok: true; readonly round: StoredRound; readonly slips: readonly string[] }
  | Failed;

export type AnswersResult =
  | {
      readonly ok: true;
      /** What fits the round's questions, in an order that says nothing. Empty where none are asked. */
      readonly answers: readonly Answers[];
      /** Of the questions box. */
      readonly questions: readonly string[];
      /** What was undertaken through a link. */
      readonly undertakings: readonly UndertakingAnswer[];
      /** Those that do not open, or that our page did not write. */
      readonly unreadable: number;
    }
  | Failed;

/** A sheet of paper that was keyed in. `sheet` is its name: sent twice, it counts once. */
export interface KeyedSheet {
  readonly sheet: string;
  readonly answers: Answers;
}

export interface RoundsDesk {
  /** Newest last; null when they cannot be fetched. */
  list(): Promise<readonly StoredRound[] | null>;
  /** A round, with the questions as it asks them (null: it asks none); null when it is gone, or cannot be fetched. */
  get(round: string): Promise<{ readonly round: StoredRound; readonly set: QuestionSet | null } | null>;
  /** How many answers came; null when it cannot be asked. */
  count(round: string): Promise<number | null>;
  createRound(asked: NewRound): Promise<RoundResult>;
  /** Over `round`; `stale` when a colleague changed it: get it again. Code, moment and questions stay. */
  adjustRound(
    round: StoredRound,
    change: Partial<Pick<StoredRound, 'opensAt' | 'closesAt' | 'most' | 'destroyAt'>> & {
      /** More slips. */
      readonly slips?: number;
    },
  ): Promise<RoundResult>;
  /** From now on; answers that come are refused. */
  closeRound(round: StoredRound): Promise<RoundResult>;
  /** The round and its answers go at once. */
  deleteRound(round: string): Promise<{ readonly ok: true } | Failed>;
  /**
   * Every answer of a round. What no member had opened takes some milliseconds each, and is kept under the ring key.
   * @param onProgress told how many of how many are opened
   */
  openAnswers(round: string, onProgress?: (opened: number, of: number) => void): Promise<AnswersResult>;
  /** A name for a sheet that is about to be keyed; keep it with what is typed, and send it again with the same. */
  newSheet(): string;
  /** `malformed` when a sheet does not fit the round's questions: nothing is kept then. */
  addKeyed(round: string, sheets: readonly KeyedSheet[]): Promise<RoundResult>;
  /** As shipped, and every version in the programme's own words; null when they cannot be fetched. */
  questionSets(): Promise<QuestionSets | null>;
  /** A set made by `editSet`. @param last version of that set that was seen last; 0 for none. `stale`: fetch them again */
  saveSet(last: number, set: QuestionSet): Promise<{ readonly ok: true; readonly set: QuestionSet } | Failed>;
}
