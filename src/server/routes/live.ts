/** Live events for the team, resumable by `Last-Event-ID`. */
import * as contract from '#contract/live.ts';
import { sessionEnd } from '../store/sessions.ts';
import type { Register } from './register.ts';

export function liveRoutes(register: Register): void {
  register(contract.live, async ({ deps, store, programme, session, actor, request, reply }, { query }) => {
    await deps.live.team(request, reply, {
      programme,
      view: actor.role === 'peer' ? 'peer' : 'team',
      // A `Last-Event-ID`, the browser's own memory of where it was, goes before it.
      after: query.after ?? null,
      stillIn: async () =>
        (await store.read((tx) => sessionEnd(tx, { tokenHash: session.tokenHash, now: deps.clock() }))) !==
        null,
    });
    return undefined;
  });
}
