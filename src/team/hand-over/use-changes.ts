/** What others did since my last visit, by request: as the server told it, and what came in live since. */
import { useMemo } from 'react';
import type { RequestEvent } from '#programme/request.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { changesFor } from '#team/today/changes.ts';
import { eventsSince } from './events-since.ts';

/** Latest first, by file. */
export function useChanges(): ReadonlyMap<string, readonly RequestEvent[]> {
  const { me, requests, listed, since } = useTeam((state) => ({
    me: state.me.member,
    requests: state.requests,
    listed: state.eventsSinceVisit,
    since: state.previousVisitAt,
  }));
  return useMemo(() => {
    const events = eventsSince(listed, requests.values(), since);
    const changes = changesFor(events, me, (file) => requests.has(file));
    return new Map(changes.map((change) => [change.file, change.events]));
  }, [me, requests, listed, since]);
}
