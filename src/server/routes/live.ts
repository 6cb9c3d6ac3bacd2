/** Live events for the team, resumable by `Last-Event-ID`. */
import * as contract from '#contract/live.ts';
import { sessionEnd } from '../store/sessions.ts';
import type { Register } from './register.ts';

export function liveRoutes(register: Register): void {
  register(contract.live, async ({ deps, store, programme, session, actor, request, reply }, { query }) => {
    const after = resumeAfter(request.headers['last-event-id']) ?? query.after ?? null;
    await deps.live.team(request, reply, {
      programme,
      view: actor.role === 'peer' ? 'peer' : 'team',
      after,
      stillIn: async () => (await store.read((tx) => sessionEnd(tx, { tokenHash: session.tokenHash, now: deps.clock() }))) !== null,
    });
  });
}

/** The browser's own memory of where it was goes before what the page asked for at first. */
function resumeAfter(header: string | string[] | undefined): number | null {
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : null;
}
