/**
 * The link by which an organiser undertakes: a round of its own that takes one answer, named by the plan alone. No mail leaves
 * from here: it is read aloud, or copied into a message of one's own.
 */
import { useState } from 'react';
import type { StoredRound } from '#contract/rounds.ts';
import type { SessionPlan } from '#programme/session-plan.ts';
import { UNDERTAKINGS_BY_LINK, undertakingTimes } from '#programme/undertaking.ts';
import type { TeamActions } from '#team/data/model.ts';
import type { RoundResult } from '#team/data/rounds.ts';
import { useActions, useNow } from '#team/data/use-team.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useAct } from '#team/shell/act.ts';
import * as m from '#texts/messages.ts';
import { type LinkState, linkState } from './link-state.ts';
import { draftOver, type SessionAtHand } from './use-session.ts';
import type { RoundsOfSession } from './use-rounds.ts';

export interface UndertakingLink {
  readonly state: LinkState;
  /** Whether it was answered cannot be asked just now. */
  readonly offline: boolean;
  readonly busy: boolean;
  readonly failure: string | null;
  /** Makes it, in the place of one that is over or that somebody else answered. @returns whether it succeeded */
  readonly give: () => Promise<boolean>;
  /** From now on nobody undertakes it through the link. @param done what is said then; null says nothing */
  readonly withdraw: (done: string | null) => Promise<boolean>;
}

export function useUndertakingLink(
  at: SessionAtHand,
  { rounds, known, failed, again }: RoundsOfSession,
): UndertakingLink {
  const locale = useLocale();
  const actions = useActions();
  const { act, busy, failure } = useAct();
  // At once, also where the list was fetched a moment ago.
  const now = useNow(1000);
  const [mine, setMine] = useState<StoredRound | null>(null);
  const { content } = at;
  const id = content.rounds.undertaking;
  const listed = rounds.get('undertaking');
  const changedHere = mine !== null && mine.round === id && mine.version > (listed?.version ?? 0);

  const give = () =>
    act(async () => {
      const desk = await actions.roundsDesk();
      const made = await desk.createRound({
        moment: 'undertaking',
        set: null,
        most: UNDERTAKINGS_BY_LINK,
        ...undertakingTimes(at.now),
      });
      if (!made.ok) return made;
      const { round } = made.round;
      setMine(made.round);
      const written = await (await actions.agendaDesk()).savePlan(
        draftOver(at, { content: { ...content, rounds: { ...content.rounds, undertaking: round } } }),
      );
      if (!written.ok) await desk.deleteRound(round);
      return written;
    }, m.team_sessions_link_given(locale));

  const withdraw = (done: string | null) =>
    act(async () => {
      const closed = await closeUndertakingLink(actions, content);
      if (closed !== null && !closed.ok) return closed;
      if (closed !== null) setMine(closed.round);
      again();
      return { ok: true, undo: null, undoUntil: null };
    }, done);

  return {
    state: linkState(id, changedHere ? mine : listed, known, now),
    offline: failed,
    busy,
    failure,
    give,
    withdraw,
  };
}

/** Null when there is no link. What cannot be closed now shows that it is still open, and is taken back there. */
export async function closeUndertakingLink(
  actions: Pick<TeamActions, 'roundsDesk'>,
  { rounds }: Pick<SessionPlan, 'rounds'>,
): Promise<RoundResult | null> {
  if (rounds.undertaking === undefined) return null;
  // Null also when the program itself cannot be fetched.
  const desk = await actions.roundsDesk().catch(() => null);
  const all = (await desk?.list()) ?? null;
  if (desk === null || all === null) return { ok: false, code: 'unreachable' };
  const round = all.find((one) => one.round === rounds.undertaking);
  return round === undefined ? null : desk.closeRound(round);
}
