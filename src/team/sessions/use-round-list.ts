/** The rounds as the server counts them, asked for again while one looks on: for screens of many sessions. */
import { useEffect, useState } from 'react';
import type { StoredRound } from '#contract/rounds.ts';
import { useActions } from '#team/data/use-team.tsx';

/**
 * Asks for them now and again every `everyMs`. @param tell null: they, or the program that asks, could not be fetched
 * @returns stops, and tells nothing more
 */
export function watchRounds(
  actions: Pick<ReturnType<typeof useActions>, 'roundsDesk'>,
  everyMs: number,
  tell: (rounds: readonly StoredRound[] | null) => void,
): () => void {
  let shown = true;
  const look = async () => (await actions.roundsDesk()).list();
  const refresh = () =>
    void look().then(
      (rounds) => shown && tell(rounds),
      () => shown && tell(null),
    );
  refresh();
  const timer = setInterval(refresh, everyMs);
  return () => {
    shown = false;
    clearInterval(timer);
  };
}

/**
 * Null until they came, and as they came last while they cannot be asked for.
 * @param wanted false: nothing is asked @param everyMs how often they are asked for
 */
export function useRoundList(wanted: boolean, everyMs: number): readonly StoredRound[] | null {
  const actions = useActions();
  const [rounds, setRounds] = useState<readonly StoredRound[] | null>(null);
  useEffect(() => {
    if (!wanted) return;
    return watchRounds(actions, everyMs, (list) => list !== null && setRounds(list));
  }, [actions, wanted, everyMs]);
  return rounds;
}
