/** What changed since my last visit: by request, latest first, without what I did myself. */
import type { RequestEvent } from '#programme/request.ts';

/** Journal lines that are steps of something else, or say nothing that one must catch up on. */
const QUIET = new Set(['seen', 'alerted', 'call_started', 'call_ended', 'undone']);

export interface Change {
  readonly file: string;
  /** Latest first. */
  readonly events: readonly RequestEvent[];
}

export function changesFor(
  events: readonly RequestEvent[],
  me: string,
  known: (file: string) => boolean,
): Change[] {
  const told = events
    .filter(
      (event) =>
        event.file !== null &&
        !event.undone &&
        event.actor !== me &&
        !QUIET.has(event.kind) &&
        known(event.file),
    )
    .sort((a, b) => b.event - a.event);
  const byFile = Map.groupBy(told, (event) => event.file as string);
  return [...byFile].map(([file, ofFile]) => ({ file, events: ofFile }));
}
