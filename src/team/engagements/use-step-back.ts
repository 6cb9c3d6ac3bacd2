/** The step back of this screen: see [Note: A second thought]. */
import { useEffect, useState } from 'react';
import type { AgendaDesk } from '#team/data/model.ts';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { goesAtOnce, type Held, type Readable } from './held.ts';
import { type SteppingState, stepBackWork } from './step-back.ts';

export interface SteppingBack {
  readonly of: Readable;
  /** A time was settled: somebody counted on her. */
  readonly settled: boolean;
  /** It had begun when she stepped back: what she gave until then is paid. */
  readonly begun: boolean;
  readonly state: SteppingState;
}

export interface StepBack {
  readonly now: SteppingBack | null;
  readonly begin: (held: Pick<Held, 'of' | 'from' | 'settled'>, now: number) => void;
  readonly undo: () => void;
  /** Back to her week, once she has read it. */
  readonly close: () => void;
}

export function useStepBack(desk: AgendaDesk): StepBack {
  const actions = useActions();
  const drafts = useTeam((state) => state.drafts);
  const [shown, setShown] = useState<SteppingBack | null>(null);
  const [work] = useState(() =>
    stepBackWork({
      desk,
      actions,
      onState: (engagement, state) =>
        setShown((before) => (before?.of.engagement === engagement ? { ...before, state } : before)),
    }),
  );
  const [left] = useState(drafts);

  useEffect(() => {
    work.resume(left);
    const hidden = () => document.hidden && work.sendWaiting();
    document.addEventListener('visibilitychange', hidden);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      work.stop();
    };
  }, [work, left]);

  return {
    now: shown,
    begin({ of, from, settled }, now) {
      const atOnce = goesAtOnce(from, now);
      setShown({ of, settled, begun: settled && from <= now, state: atOnce ? 'sending' : 'may_undo' });
      work.begin(of.engagement, atOnce);
    },
    undo() {
      if (work.undo()) setShown(null);
    },
    close() {
      work.sendWaiting();
      setShown(null);
    },
  };
}
