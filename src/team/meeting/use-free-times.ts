/** Whether those who are to attend have time, as the server says it without saying what takes it. Asked after a pause. */
import { useEffect, useState } from 'react';
import { onQuarters } from '#programme/booking.ts';
import type { ProposedTime } from '#programme/engagement.ts';
import { newId } from '#programme/new-id.ts';
import { useActions } from '#team/data/use-team.tsx';

const MINUTE_MS = 60_000;
const PAUSE_MS = 500;
/** What one question to the server may hold. */
const AT_MOST = 40;

export type FreeTimes = ReadonlyMap<string, 'free' | 'taken' | 'rest'>;
export const freeKey = (time: string, member: string): string => `${time} ${member}`;

interface Question {
  readonly times: readonly ProposedTime[];
  readonly members: readonly string[];
  readonly beforeMinutes: number;
  readonly afterMinutes: number;
  readonly plan: string;
  readonly refused: string | null;
}

/** By {@link freeKey}; null while it is not known. */
export function useFreeTimes(
  times: readonly ProposedTime[],
  members: readonly string[],
  around: { beforeMinutes: number; afterMinutes: number },
  plan: string,
  /** Changes when what was known may be so no more: a time was refused. */
  refused: string | null,
): FreeTimes | null {
  const actions = useActions();
  const [free, setFree] = useState<{ asked: string; times: FreeTimes } | null>(null);
  const { beforeMinutes, afterMinutes } = around;
  // One name for the whole question: its lists are new ones at each rendering.
  const asked = JSON.stringify({
    times,
    members,
    beforeMinutes,
    afterMinutes,
    plan,
    refused,
  } satisfies Question);

  useEffect(() => {
    const { times, members, beforeMinutes, afterMinutes, plan } = JSON.parse(asked) as Question;
    if (times.length === 0 || members.length === 0) return;
    const here = new AbortController();
    const ask = async (): Promise<FreeTimes | null> => {
      // The server takes ids: which pair each stands for is known here alone.
      const pairs = times.flatMap((time) => members.map((member) => ({ time, member }))).slice(0, AT_MOST);
      const named = pairs.map(({ time, member }) => ({
        id: newId(),
        key: freeKey(time.id, member),
        member,
        ...onQuarters(time.startAt - beforeMinutes * MINUTE_MS, time.endAt + afterMinutes * MINUTE_MS),
      }));
      const desk = await actions.agendaDesk();
      const answer = await desk.checkTimes({
        times: named.map(({ id, member, from, until }) => ({ id, member, from, until })),
        weeks: [],
        except: plan,
      });
      if (answer === null) return null;
      return new Map(
        named.flatMap(({ id, key }) => {
          const state = answer.times.get(id);
          return state ? [[key, state] as const] : [];
        }),
      );
    };
    const timer = setTimeout(() => {
      ask().then(
        (found) => here.signal.aborted || setFree(found && { asked, times: found }),
        // Saving asks again, and refuses what is taken.
        () => here.signal.aborted || setFree(null),
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      here.abort();
    };
  }, [actions, asked]);
  return free?.asked === asked ? free.times : null;
}
