/** What the server writes into the page of a questionnaire (server/pages/questionnaire.ts). */
import type { RoundMode, RoundMoment } from '#programme/round.ts';
import type { PageFacts } from '../parts/facts.ts';

export interface QuestionnaireFacts extends PageFacts {
  readonly round: {
    readonly id: string;
    readonly code: string;
    readonly moment: RoundMoment;
    readonly mode: RoundMode;
    /** Null: the questions box, or an undertaking. */
    readonly set: { readonly id: string; readonly version: number } | null;
  };
  /** Longest line, or name, in characters. */
  readonly limit: number;
}
