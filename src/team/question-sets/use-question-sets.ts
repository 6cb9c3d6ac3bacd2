/** The versions of the programme's questions: fetched once, and again when a colleague may have written. */
import { useCallback } from 'react';
import type { QuestionSets } from '#programme/question-versions.ts';
import { useActions } from '#team/data/use-team.tsx';
import { type Fetched, useFetched } from '#team/shell/use-fetched.ts';

export function useQuestionSets(): Fetched<QuestionSets> {
  const actions = useActions();
  return useFetched(useCallback(async () => (await actions.roundsDesk()).questionSets(), [actions]));
}
