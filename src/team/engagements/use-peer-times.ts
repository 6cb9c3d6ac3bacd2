/** Asks whether peers have time, a moment after the times were last changed; null until it is known. */
import { useEffect, useState } from 'react';
import { NO_LIMITS } from '#programme/engagement.ts';
import type { AgendaView } from '#team/data/agenda.ts';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import { askAbout, type PeerTime, type PeerTimes, type Proposed } from './peer-check.ts';

/** Longer than a key takes, shorter than one waits. */
const PAUSE_MS = 400;
/** Peers asked about at once: three times and three rests each, of the forty that the server answers. */
const AT_ONCE = 6;

export interface PeerTimesAsked {
  readonly times: PeerTimes | null;
  /** The server could not be asked. */
  readonly failed: boolean;
}

export function usePeerTimes(peers: readonly string[], proposed: Proposed, plan: string): PeerTimesAsked {
  const actions = useActions();
  const timeZone = useTimeZone();
  const limits = useTeam((state) => state.agenda?.limits ?? NONE);
  const [answer, setAnswer] = useState<{ key: string; times: PeerTimes | null } | null>(null);
  const { times, preparationMinutes, debriefMinutes, travelMinutes, hard } = proposed;
  // What is asked, by value: the form makes its lists anew with every key that is pressed.
  const key = JSON.stringify({
    peers,
    proposed: { times, preparationMinutes, debriefMinutes, travelMinutes, hard },
  });

  useEffect(() => {
    let wanted = true;
    const about = JSON.parse(key) as { peers: string[]; proposed: Proposed };
    const ask = async (): Promise<PeerTimes | null> => {
      const desk = await actions.agendaDesk();
      const all = new Map<string, ReadonlyMap<string, PeerTime>>();
      for (let at = 0; at < about.peers.length; at += AT_ONCE) {
        const { asked, read } = askAbout({
          peers: about.peers.slice(at, at + AT_ONCE),
          proposed: about.proposed,
          limitsOf: (peer) => limits.get(peer)?.limits ?? NO_LIMITS,
          timeZone,
          except: plan,
        });
        const check = asked.times.length === 0 ? NOTHING : await desk.checkTimes(asked);
        if (check === null) return null;
        for (const [peer, found] of read(check)) all.set(peer, found);
      }
      return all;
    };
    const timer = setTimeout(() => {
      ask().then(
        (found) => wanted && setAnswer({ key, times: found }),
        // The program itself could not be fetched.
        () => wanted && setAnswer({ key, times: null }),
      );
    }, PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [actions, key, limits, plan, timeZone]);

  const known = answer?.key === key ? answer : null;
  return { times: known?.times ?? null, failed: known !== null && known.times === null };
}

const NONE: AgendaView['limits'] = new Map();
const NOTHING = { times: new Map(), minutes: new Map() } as const;
