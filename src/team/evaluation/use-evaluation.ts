/** What may be seen of all sessions: looked up when the screen opens, and again when asked. */
import { useEffect, useState } from 'react';
import { useAgenda } from '#team/agenda/use-agenda.ts';
import type { EvaluationFailed, EvaluationLook, LinesKept } from '#team/data/evaluation.ts';
import { useActions, useNow } from '#team/data/use-team.tsx';
import { wallDate } from '#team/parts/format.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import { evaluationWindow, sessionsAsked } from './sessions-asked.ts';

type Failed = EvaluationFailed['code'];

export interface Evaluation {
  /** Null until it is there. */
  readonly look: EvaluationLook | null;
  /** How many of how many answers are opened; null before the first. */
  readonly opened: { readonly n: number; readonly of: number } | null;
  readonly failed: Failed | null;
  readonly again: () => void;
  /** A line was read, and kept. */
  readonly showLines: (kept: LinesKept) => void;
}

export function useEvaluation(): Evaluation {
  const actions = useActions();
  const timeZone = useTimeZone();
  const now = useNow(60_000);
  const { agenda, failed: agendaFailed, again: agendaAgain } = useAgenda(evaluationWindow(now));
  const today = wallDate(now, timeZone);
  const [look, setLook] = useState<EvaluationLook | null>(null);
  const [opened, setOpened] = useState<Evaluation['opened']>(null);
  const [failed, setFailed] = useState<Failed | null>(null);
  const [tries, setTries] = useState(0);
  // A plan that is written anew for another reason is no reason to open every answer again.
  const sessions = agenda === null ? null : JSON.stringify(sessionsAsked(agenda.plans));

  useEffect(() => {
    if (sessions === null) return;
    let shown = true;
    const run = async () => {
      const desk = await actions.evaluationDesk();
      return desk.look(
        JSON.parse(sessions) as ReturnType<typeof sessionsAsked>,
        today,
        (n, of) => shown && setOpened({ n, of }),
      );
    };
    run().then(
      (result) => {
        if (!shown) return;
        setFailed(result.ok ? null : result.code);
        if (result.ok) setLook(result);
      },
      // The program itself could not be fetched, or the app locked meanwhile.
      () => shown && setFailed('unreachable'),
    );
    return () => {
      shown = false;
    };
  }, [actions, sessions, today, tries]);

  return {
    look,
    opened,
    failed: agendaFailed ? 'unreachable' : failed,
    again: () => {
      setFailed(null);
      agendaAgain();
      setTries((n) => n + 1);
    },
    showLines: (kept) =>
      setLook(
        (before) =>
          before && {
            ...before,
            lines: before.lines.map((one) => (one.record === kept.record ? kept : one)),
          },
      ),
  };
}
