/**
 * A request as the server knows it: the clock and the state, never a word of what was written.
 * Everything here is on the server's short list (docs/formats.md, “What the server may know”).
 */
import { z } from 'zod';

export const Promptness = z.enum(['now', 'soon', 'no_rush']);
export type Promptness = z.infer<typeof Promptness>;

export const Door = z.enum(['phone', 'web', 'mail']);
export type Door = z.infer<typeof Door>;

export const RequestState = z.enum(['received', 'claimed', 'reached', 'decided', 'under_way', 'closed']);
export type RequestState = z.infer<typeof RequestState>;

/** Ids are UUIDv7 made by clients, so that sending twice is the same request. */
export const Id = z.uuid();
export type Id = z.infer<typeof Id>;

/** Milliseconds since 1970-01-01T00:00Z. */
export const EpochMs = z.int().min(0);
export type EpochMs = number;

/**
 * What the next action is about, as far as the server knows:
 * `answer` = call the partner until someone was reached (first clock);
 * `promised` = the next promised action (second clock); `read` = a new message waits for an answer.
 */
export const DueKind = z.enum(['answer', 'promised', 'read']);
export type DueKind = z.infer<typeof DueKind>;

/** Why a request left the queue, as the server may know it: nothing about the need or the outcome. */
export const CloseReason = z.enum(['done', 'withdrawn_by_partner', 'merged', 'practice']);
export type CloseReason = z.infer<typeof CloseReason>;

export const RequestRow = z.object({
  file: Id,
  reference: z.string(),
  door: Door,
  /** A practice request (EXERCICE): never counted, erased in one tap. */
  practice: z.boolean(),
  promptness: Promptness,
  notBefore: EpochMs.nullable(),
  state: RequestState,
  /** Member who must act next; null only while `received`. */
  owner: Id.nullable(),
  /** First clock: when the partner must have been answered, and when she was (null: not yet). */
  answerDueAt: EpochMs,
  answeredAt: EpochMs.nullable(),
  /** The one next action of an open request; null when closed. */
  dueKind: DueKind.nullable(),
  dueAt: EpochMs.nullable(),
  /** While `dueKind` is `read`: when the promised action is due that waits behind the message; null otherwise. */
  promisedAt: EpochMs.nullable(),
  /** When it arrived; after a return, when it came back. */
  receivedAt: EpochMs,
  /** First time a member opened it. */
  seenAt: EpochMs.nullable(),
  claimedAt: EpochMs.nullable(),
  /** Nobody has taken it yet, but she said *I have it*: nobody else is called out meanwhile. Null once it is taken. */
  acknowledgedBy: Id.nullable(),
  acknowledgedAt: EpochMs.nullable(),
  /** A call is in progress, since when and by whom. */
  callingSince: EpochMs.nullable(),
  callingBy: Id.nullable(),
  lastActivityAt: EpochMs,
  /** Number of attempts so far (reached or not). */
  attempts: z.int().min(0),
  closedAt: EpochMs.nullable(),
  closeReason: CloseReason.nullable(),
  mergedInto: Id.nullable(),
  /** Times it came back after closing. */
  returns: z.int().min(0),
  /** Destruction date; set at closing, null while open. */
  destroyAt: EpochMs.nullable(),
  /** A legal hold stops destruction. */
  hold: z.boolean(),
  /** The partner asked to withdraw; a member closes. */
  withdrawnAt: EpochMs.nullable(),
  /** Compare-and-set counter: every step names the version it saw. */
  version: z.int().min(0),
});
export type RequestRow = z.infer<typeof RequestRow>;

/** Why somebody is told of a request; see [Note: Ladder] in escalation.ts. */
export const ALERT_REASONS = ['arrived', 'unclaimed', 'urgent', 'due_soon', 'late'] as const;
export type AlertReason = (typeof ALERT_REASONS)[number];

/**
 * What can be done to a request. `version` (compare-and-set) travels beside the step.
 * A `reason` never appears here: reasons are words, so they travel sealed in the notes.
 */
export const Step = z.discriminatedUnion('step', [
  z.object({ step: z.literal('see') }),
  z.object({ step: z.literal('claim') }),
  /** *I have it*: what a tap on an alert can say, without keys. The alerts end; taking it comes next. */
  z.object({ step: z.literal('acknowledge') }),
  z.object({ step: z.literal('take_over') }),
  z.object({ step: z.literal('hand_over'), to: Id }),
  z.object({ step: z.literal('start_call') }),
  z.object({ step: z.literal('end_call') }),
  /** An attempt; `reached` stops the first clock, anything else never does. Next try due at `nextAt`, or by the rules. */
  z.object({ step: z.literal('attempt'), reached: z.boolean(), nextAt: EpochMs.optional() }),
  z.object({ step: z.literal('decide') }),
  /** The next promised action: date and owner. */
  z.object({ step: z.literal('plan'), dueAt: EpochMs, owner: Id }),
  z.object({ step: z.literal('set_promptness'), promptness: Promptness }),
  z.object({ step: z.literal('set_not_before'), notBefore: EpochMs.nullable() }),
  z.object({ step: z.literal('merge'), into: Id }),
  z.object({ step: z.literal('close'), reason: z.enum(['done', 'withdrawn_by_partner']) }),
  /** Comes back: the thread is picked up without retelling. */
  z.object({ step: z.literal('reopen'), promptness: Promptness }),
  z.object({ step: z.literal('hold'), hold: z.boolean() }),
  /** Undo my last step, within ten minutes, the clock with it. */
  z.object({ step: z.literal('undo'), event: z.int().min(1) }),
]);
export type Step = z.infer<typeof Step>;
export type StepName = Step['step'];

/** What a partner may do through the receipt. */
export const PartnerStep = z.discriminatedUnion('step', [
  z.object({ step: z.literal('raise') }),
  z.object({ step: z.literal('withdraw') }),
  z.object({ step: z.literal('message') }),
]);
export type PartnerStep = z.infer<typeof PartnerStep>;

/** One line of the journal about a request: when, who, what; never content. */
export const RequestEvent = z.object({
  /** Grows by one per programme, in commit order; also the id of the live event. */
  event: z.int().min(1),
  at: EpochMs,
  actor: z.union([Id, z.literal('partner'), z.literal('system')]),
  kind: z.string(),
  file: Id.nullable(),
  /** Until when the actor may undo it; null when it cannot be undone. */
  undoUntil: EpochMs.nullable(),
  undone: z.boolean(),
  /** With `alerted`: why, whom it concerns, and to whom of them something was sent. */
  alert: z.object({ why: z.enum(ALERT_REASONS), to: z.array(Id), sent: z.array(Id) }).optional(),
});
export type RequestEvent = z.infer<typeof RequestEvent>;

export const UNDO_WINDOW_MS = 10 * 60_000;
export const CALL_MARK_MAX_MS = 60 * 60_000;
