/** The agenda, opened when a screen needs it: fetched once, then followed live; a wider window is fetched when asked for. */
import { useEffect, useState } from 'react';
import type { AgendaView } from '#team/data/agenda.ts';
import { useActions, useTeam } from '#team/data/use-team.tsx';

export interface AgendaOpened {
  /** Null until it is there. */
  readonly agenda: AgendaView | null;
  /** It could not be fetched. */
  readonly failed: boolean;
  readonly again: () => void;
}

/** @param window what the screen shows, epoch ms; without one, what is loaded anyway */
export function useAgenda(window?: { readonly from: number; readonly until: number }): AgendaOpened {
  const actions = useActions();
  const agenda = useTeam((state) => state.agenda);
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  const [from, until] = [window?.from ?? null, window?.until ?? null];
  const within =
    agenda !== null &&
    (from === null || until === null || (agenda.window.from <= from && until <= agenda.window.until));

  useEffect(() => {
    if (within) return;
    let shown = true;
    const fetchIt = async (): Promise<boolean> => {
      const desk = await actions.agendaDesk();
      return (await desk.load(from === null || until === null ? undefined : { from, until })).ok;
    };
    fetchIt().then(
      (ok) => shown && setFailed(!ok),
      // The program itself could not be fetched: no network.
      () => shown && setFailed(true),
    );
    return () => {
      shown = false;
    };
  }, [actions, within, from, until, tries]);

  return {
    agenda: within ? agenda : null,
    failed: failed && !within,
    again: () => {
      setFailed(false);
      setTries((n) => n + 1);
    },
  };
}
