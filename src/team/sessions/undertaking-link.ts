/**
 * The link by which an organiser undertakes: a round of its own that takes one answer, named by the plan alone. No mail leaves
 * from here: it is read aloud, or copied into a message of one's own.
 */
import { useState } from 'react';
import type { StoredRound } from '#contract/rounds.ts';
import { UNDERTAKINGS_BY_LINK, undertakingTimes } from '#programme/undertaking.ts';
import { useActions, useNow } from '#team/data/use-team.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useAct } from '#team/shell/act.ts';
import * as m from '#texts/messages.ts';
import { closeUndertakingLink } from './close-undertaking-link.ts';
import { type LinkState, linkState } from './link-state.ts';
import { type SessionAtHand, useWriteSession } from './use-session.ts';
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
  const { write, busy: writing, failure: unwritten } = useWriteSession(at);
  // At once, also where the list was fetched a moment ago.
  const now = useNow(1000);
  const [mine, setMine] = useState<StoredRound | null>(null);
  const { content } = at;
  const id = content.rounds.undertaking;
  const listed = rounds.get('undertaking');
  const changedHere = mine !== null && mine.round === id && mine.version > (listed?.version ?? 0);

  const give = async (): Promise<boolean> => {
    const links: string[] = [];
    await act(async () => {
      const made = await (await actions.roundsDesk()).createRound({
        moment: 'undertaking',
        set: null,
        most: UNDERTAKINGS_BY_LINK,
        ...undertakingTimes(at.now),
      });
      if (!made.ok) return made;
      links.push(made.round.round);
      setMine(made.round);
      return { ok: true, undo: null, undoUntil: null };
    }, null);
    const [link] = links;
    if (link === undefined) return false;
    const rounds = { ...content.rounds, undertaking: link };
    if (await write({ rounds }, m.team_sessions_link_given(locale))) return true;
    // No plan names it: nobody is ever given it.
    await (await actions.roundsDesk()).deleteRound(link);
    return false;
  };

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
    busy: busy || writing,
    failure: failure ?? unwritten,
    give,
    withdraw,
  };
}
