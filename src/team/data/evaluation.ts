/** What sessions changed, as the screens see it: sums that were let be seen, and lines to be read first. */
import type { ErrorCode } from '#contract/errors.ts';
import type { Audience } from '#programme/engagement.ts';
import type { EvaluationLines, EvaluationRelease } from '#programme/evaluation-release.ts';
import type { AnswerMoment, QuestionSet } from '#programme/questionnaire.ts';

/** `log_unreadable`: what was let be seen before cannot be read here. Anything shown beside it could be subtracted. */
export type EvaluationFailed = {
  readonly ok: false;
  readonly code: ErrorCode | 'unreachable' | 'locked' | 'log_unreadable';
};

/** A session that took place, and the rounds that its plan names. */
export interface SessionAsked {
  readonly plan: string;
  /** `YYYY-MM-DD`, in the programme's time zone. */
  readonly heldOn: string;
  readonly organisation: string;
  readonly sector: Audience;
  readonly rounds: Readonly<Record<AnswerMoment, string | null>>;
}

export interface LinesKept {
  readonly record: string;
  readonly version: number;
  readonly value: EvaluationLines;
}

export interface EvaluationLook {
  readonly ok: true;
  /** All that may be seen; kept before it is shown. */
  readonly releases: readonly EvaluationRelease[];
  readonly lines: readonly LinesKept[];
  readonly sets: readonly QuestionSet[];
  /** Answers of each session that is in no release yet, by plan: their number, and nothing else. */
  readonly waiting: ReadonlyMap<string, number>;
  /** Answers that do not open, or fit no question. */
  readonly unreadable: number;
}

export interface EvaluationDesk {
  /**
   * Opens every answer of `sessions`, keeps what may be seen anew, and shows what may be seen.
   * @param today `YYYY-MM-DD`, in the programme's time zone
   * @param onProgress told how many of how many answers are opened
   */
  look(
    sessions: readonly SessionAsked[],
    today: string,
    onProgress?: (opened: number, of: number) => void,
  ): Promise<EvaluationLook | EvaluationFailed>;
  /**
   * Over `kept`. `stale`: a colleague read one of them meanwhile; look again.
   * @param line its place among the lines
   */
  markLine(
    kept: LinesKept,
    line: number,
    state: EvaluationLines['lines'][number]['state'],
  ): Promise<{ readonly ok: true; readonly kept: LinesKept } | EvaluationFailed>;
}
