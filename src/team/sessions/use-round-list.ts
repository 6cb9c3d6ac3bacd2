/** The rounds as the server counts them, asked for again while one looks on: for screens of many sessions. */
import { useEffect, useState } from 'react';
import type { StoredRound } from '#contract/rounds.ts';
import { useActions } from '#team/data/use-team.tsx';

/**
 * Null until they came, and as they came last while they cannot be asked for.
 * @param wanted false: nothing is asked @param everyMs how often they are asked for
 */
export function useRoundList(wanted: boolean, everyMs: number): readonly StoredRound[] | null {
  const actions = useActions();
  const [rounds, setRounds] = useState<readonly StoredRound[] | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let shown = true;
    const look = async () => (await actions.roundsDesk()).list();
    const refresh = () =>
      void look().then(
        (list) => shown && list !== null && setRounds(list),
        // The program itself could not be fetched: asked again in a while.
        () => undefined,
      );
    refresh();
    const timer = setInterval(refresh, everyMs);
    return () => {
      shown = false;
      clearInterval(timer);
    };
  }, [actions, wanted, everyMs]);
  return rounds;
}
