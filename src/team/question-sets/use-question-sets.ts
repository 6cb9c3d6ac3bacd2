/** The versions of the programme's questions: fetched once, and again when a colleague may have written. */
import { useEffect, useState } from 'react';
import type { QuestionSets } from '#programme/question-versions.ts';
import { useActions } from '#team/data/use-team.tsx';

export interface KnownSets {
  /** Null until they came. */
  readonly sets: QuestionSets | null;
  readonly failed: boolean;
  readonly again: () => void;
}

export function useQuestionSets(): KnownSets {
  const actions = useActions();
  const [sets, setSets] = useState<QuestionSets | null>(null);
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let shown = true;
    const look = async () => (await actions.roundsDesk()).questionSets();
    void look().then(
      (found) => {
        if (!shown) return;
        setFailed(found === null);
        if (found !== null) setSets(found);
      },
      // The program itself could not be fetched.
      () => shown && setFailed(true),
    );
    return () => {
      shown = false;
    };
  }, [actions, tries]);
  return { sets, failed, again: () => setTries((n) => n + 1) };
}
