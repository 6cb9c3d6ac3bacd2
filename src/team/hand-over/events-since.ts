/** Journal lines since a visit: those that the server listed then, and those that requests brought since. Pure. */
import type { RequestEvent } from '#programme/request.ts';
import type { OpenRequest } from '#team/data/model.ts';

/** @param since epoch ms of the previous visit; null at the first one, when nothing is news and everything is */
export function eventsSince(
  listed: readonly RequestEvent[],
  requests: Iterable<Pick<OpenRequest, 'timeline'>>,
  since: number | null,
): RequestEvent[] {
  if (since === null) return [...listed];
  const known = new Map(listed.map((event) => [event.event, event]));
  // As the request has it now: a line may have been undone since it was listed.
  for (const { timeline } of requests)
    for (const item of timeline)
      if (item.type === 'event' && item.event.at > since) known.set(item.event.event, item.event);
  return [...known.values()];
}
