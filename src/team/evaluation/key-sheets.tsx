/** Sheets of paper of a round, keyed in and sent one by one. A sheet keeps its name until it is kept: sent twice, it counts once. */
import { useRef } from 'react';
import type { AnswerMoment, QuestionSet } from '#programme/questionnaire.ts';
import type { Answers } from '#programme/questionnaire-answers.ts';
import { useActions } from '#team/data/use-team.tsx';
import { useScreening } from '#team/shell/screening.ts';
import { QuickKeying } from './quick-keying.tsx';

export function KeySheets({
  round,
  moment,
  set,
}: {
  readonly round: string;
  readonly moment: AnswerMoment;
  readonly set: QuestionSet;
}) {
  const actions = useActions();
  const screening = useScreening();
  const sheet = useRef<string | null>(null);
  const keep = async (answers: Answers): Promise<boolean> => {
    try {
      const desk = await actions.roundsDesk();
      sheet.current ??= desk.newSheet();
      const result = await desk.addKeyed(round, [{ sheet: sheet.current, answers }]);
      if (result.ok) sheet.current = null;
      return result.ok;
    } catch {
      // The program itself could not be fetched: said beside the sheet, which stays.
      return false;
    }
  };
  return <QuickKeying set={set} moment={moment} screening={screening} onSheet={keep} />;
}
