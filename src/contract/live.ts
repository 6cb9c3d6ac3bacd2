/** Live events for the team: server-sent events, resumable by `Last-Event-ID`, none lost, none twice. */
import { z } from 'zod';
import { ALERT_REASONS } from '#programme/request.ts';
import { EpochMs, Id } from './parts.ts';
import { route } from './route.ts';

/** `id` of the event = the journal's number. The browser fetches what it names: an event carries no content. */
export const LiveEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('arrived'), event: z.int(), at: EpochMs, file: Id }),
  z.object({ kind: z.literal('changed'), event: z.int(), at: EpochMs, file: Id, version: z.int() }),
  z.object({ kind: z.literal('destroyed'), event: z.int(), at: EpochMs, file: Id }),
  z.object({ kind: z.literal('records'), event: z.int(), at: EpochMs, record: z.string() }),
  z.object({ kind: z.literal('roster'), event: z.int(), at: EpochMs }),
  z.object({ kind: z.literal('settings'), event: z.int(), at: EpochMs }),
  z.object({ kind: z.literal('duty'), event: z.int(), at: EpochMs }),
  z.object({ kind: z.literal('wording'), event: z.int(), at: EpochMs }),
  z.object({ kind: z.literal('paid_time'), event: z.int(), at: EpochMs }),
  z.object({ kind: z.literal('agenda'), event: z.int(), at: EpochMs }),
  /** Somebody is told of a request: why, and who. */
  z.object({
    kind: z.literal('alerted'),
    event: z.int(),
    at: EpochMs,
    file: Id,
    why: z.enum(ALERT_REASONS),
    to: z.array(Id),
  }),
  z.object({ kind: z.literal('mail'), event: z.int(), at: EpochMs }),
  /** The gap since `Last-Event-ID` is no longer held: load everything again. */
  z.object({ kind: z.literal('reload'), event: z.int(), at: EpochMs }),
]);
export type LiveEvent = z.infer<typeof LiveEvent>;

export const live = route({
  method: 'GET',
  path: '/api/live',
  access: 'member',
  stream: true,
  summary: 'Live events',
  query: z.object({ after: z.coerce.number().int().min(0).optional() }),
  reply: LiveEvent,
});
