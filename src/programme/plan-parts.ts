/** What every plan has. */
import { z } from 'zod';
import { ProposedTime } from '#programme/engagement.ts';
import { EpochMs, Id } from '#programme/request.ts';

/** Common to meetings and sessions. */
export const planBase = {
  /** The request it comes from; null when it comes from none. */
  file: Id.nullable(),
  /** Reference of that request, so that a plan outlives it legibly. */
  reference: z.string().max(60).nullable(),
  /** The professional who holds it with the peer, and others of the team who attend. */
  professional: Id.nullable(),
  team: z.array(Id).max(8),
  /** Two or three while proposed; one once settled. */
  times: z.array(ProposedTime).max(3),
  settled: Id.nullable(),
  /** Engagements of peers, by id: never by name. */
  engagements: z.array(Id).max(6),
  /** Minutes that the team is taken before and after: preparation and debrief with the peer, the way there. */
  beforeMinutes: z.int().min(0).max(600),
  afterMinutes: z.int().min(0).max(600),
  /** What happens without the peer. */
  planB: z.string().trim().max(360),
  /** Moves and cancellations, oldest first. */
  history: z
    .array(
      z.object({
        at: EpochMs,
        by: Id,
        what: z.enum(['proposed', 'settled', 'moved', 'cancelled', 'handed_over', 'held', 'reopened']),
        /** The time that was left, if one was. */
        from: EpochMs.nullable(),
        who: z.enum(['team', 'partner', 'woman', 'peer', 'weather', 'other']).optional(),
        /** Why it was taken over. */
        why: z.string().max(300).optional(),
      }),
    )
    .max(60),
  cancelled: z.boolean(),
  /** The next step after it, with a date and an owner. */
  next: z
    .object({ what: z.string().trim().min(1).max(200), dueOn: z.iso.date(), owner: Id, done: z.boolean() })
    .nullable(),
} as const;
