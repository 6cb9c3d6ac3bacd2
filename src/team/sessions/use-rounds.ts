/**
 * The rounds of one session, its undertaking's link among them: opened, counted while one watches, closed. The server knows no
 * session: the plan names its rounds.
 */
import { useEffect, useState } from 'react';
import type { StoredRound } from '#contract/rounds.ts';
import { setInUse } from '#programme/question-versions.ts';
import type { SessionPlan } from '#programme/session-plan.ts';
import { settledTimeOf } from '#programme/session-steps.ts';
import { asksQuestions, MOST_ANSWERS, type RoundMoment } from '#programme/round.ts';
import type { NewRound, RoundsDesk } from '#team/data/rounds.ts';
import { useActions } from '#team/data/use-team.tsx';
import type { RoomMoment } from './session-words.ts';
import { watchRounds } from './use-round-list.ts';

const DAY_MS = 24 * 60 * 60_000;
/** How long those who were there have to answer three months later. */
const LATER_DAYS = 30;
const EVERY_MS = 10_000;
/** Twice those who were expected, and never so few that a full room is turned away. */
const LEAST_ROOM = 60;

export interface RoundsOfSession {
  /** By moment; absent: none, or not known. */
  readonly rounds: ReadonlyMap<RoundMoment, StoredRound>;
  /** They were fetched since the plan names them: what is absent is not there. */
  readonly known: boolean;
  /** They could not be fetched. */
  readonly failed: boolean;
  readonly again: () => void;
}

/** Counted again every ten seconds while it is on screen. */
export function useRounds(plan: Pick<SessionPlan, 'rounds'>): RoundsOfSession {
  const actions = useActions();
  const [all, setAll] = useState<{ readonly ids: string; readonly rounds: readonly StoredRound[] } | null>(
    null,
  );
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  const ids = JSON.stringify(plan.rounds);
  useEffect(() => {
    return watchRounds(actions, EVERY_MS, (rounds) => {
      setFailed(rounds === null);
      if (rounds !== null) setAll({ ids, rounds });
    });
  }, [actions, ids, tries]);
  const rounds = new Map(
    (Object.entries(plan.rounds) as [RoundMoment, string | null | undefined][]).flatMap(([moment, id]) => {
      const found = all?.rounds.find(({ round }) => round === id);
      return found ? [[moment, found] as const] : [];
    }),
  );
  return { rounds, known: all?.ids === ids, failed, again: () => setTries((n) => n + 1) };
}

/** What a round of this session asks for. @param now epoch ms */
export function newRoundFor(
  plan: SessionPlan,
  moment: RoomMoment,
  set: NewRound['set'],
  now: number,
): NewRound {
  const end = settledTimeOf(plan)?.endAt ?? now;
  return {
    moment,
    set: asksQuestions(moment) ? set : null,
    opensAt: now,
    closesAt: moment === 'later' ? now + LATER_DAYS * DAY_MS : Math.max(end, now) + DAY_MS,
    most: Math.min(MOST_ANSWERS, Math.max(LEAST_ROOM, (plan.expected ?? 0) * 2)),
  };
}

/** The set to ask with: the programme's own in its last version, or the one that ships. Null when they cannot be fetched. */
export async function latestSet(desk: RoundsDesk): Promise<NewRound['set']> {
  const sets = await desk.questionSets();
  const last = sets === null ? undefined : setInUse(sets);
  return last === undefined ? null : { id: last.id, version: last.version };
}
