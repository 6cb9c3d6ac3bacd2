/** What a step on a request gives back: the new row and what the journal notes, or a refusal that says why. */
import type { Calendar } from '#programme/clock.ts';
import type { Id, RequestEvent, RequestRow } from '#programme/request.ts';
import type { Role } from '#programme/roles.ts';

/** What the journal says happened. Never a word of content. */
export type EventKind =
  | 'arrived'
  | 'seen'
  | 'acknowledged'
  | 'claimed'
  | 'taken_over'
  | 'handed_over'
  | 'call_started'
  | 'call_ended'
  | 'attempt_reached'
  | 'attempt_missed'
  | 'decided'
  | 'planned'
  | 'promptness_set'
  | 'not_before_set'
  | 'merged'
  | 'merge_received'
  | 'closed'
  | 'reopened'
  | 'held'
  | 'hold_ended'
  | 'undone'
  | 'raised'
  | 'withdrawn'
  | 'partner_wrote'
  | 'replied'
  | 'owner_left';

export interface StepEvent {
  readonly kind: EventKind;
  readonly file: Id;
  /** A member's id, `partner` or `system`. */
  readonly actor: RequestEvent['actor'];
}

/** Why a step was refused; the code is the contract's, the reason is for tests, logs and finer sentences. */
export type RefusalReason =
  | 'not_your_role'
  | 'version_changed'
  | 'claimed_by_other'
  | 'closed'
  | 'not_closed'
  | 'not_claimed'
  | 'same_owner'
  | 'not_an_owner'
  | 'not_yours_to_hand_over'
  | 'call_in_progress'
  | 'not_answered_yet'
  | 'due_in_past'
  | 'due_too_far'
  | 'merge_target'
  | 'nothing_to_undo'
  | 'not_your_step'
  | 'changed_since'
  | 'ten_minutes_passed';

export interface Refusal {
  readonly ok: false;
  readonly code: 'not_your_role' | 'stale' | 'already_claimed' | 'refused_step' | 'undo_too_late';
  readonly why: RefusalReason;
  /** Who has it, with `already_claimed`; who is on the line, with `call_in_progress`. */
  readonly who: Id | null;
}

export interface Accepted {
  readonly ok: true;
  /** The row to store; the same object when nothing changed. Its version is one higher when something did. */
  readonly row: RequestRow;
  /** With a merge, or its undo: the other request, changed too, to store in the same transaction. */
  readonly other: RequestRow | null;
  /** In order. None when the step had already been taken. */
  readonly events: readonly StepEvent[];
  /** Kept beside the last of the events of `row`, for ten minutes; null when the step cannot be undone. */
  readonly undo: UndoRecord | null;
}

export type StepResult = Accepted | Refusal;

/** One changed value: before, after. */
export type ValuePair = readonly [RequestRow[keyof RequestRow], RequestRow[keyof RequestRow]];

/** What the journal keeps beside an event that can be undone: plain JSON, nothing that the row does not hold. */
export interface UndoRecord {
  readonly actor: Id;
  /** Epoch ms; the last moment at which it can be undone. */
  readonly until: number;
  readonly changes: readonly { readonly file: Id; readonly fields: Readonly<Record<string, ValuePair>> }[];
}

/** Everything a rule needs beside the row: time, calendar and settings are passed in, never looked up. */
export interface RuleContext extends Calendar {
  /** Epoch ms. */
  readonly now: number;
  /** Days between closing and destruction, as set now. */
  readonly retentionDays: number;
}

export interface StepContext extends RuleContext {
  readonly actor: Id;
  readonly role: Role;
  /** The version that the actor saw. */
  readonly version: number;
  /** Whether a member has access and a role that owns requests (roles.ts: `own_requests`). */
  readonly mayOwn: (member: Id) => boolean;
  /** With `merge`, and with the undo of one: the other request as it is now; absent when it does not exist. */
  readonly other?: RequestRow | null;
  /** With `undo`: what the journal kept beside that event; absent when there is nothing. */
  readonly undoable?: UndoRecord | null;
}

const codes: Partial<Record<RefusalReason, Refusal['code']>> = {
  not_your_role: 'not_your_role',
  version_changed: 'stale',
  claimed_by_other: 'already_claimed',
  ten_minutes_passed: 'undo_too_late',
};

export function refuse(why: RefusalReason, who: Id | null = null): Refusal {
  return { ok: false, code: codes[why] ?? 'refused_step', why, who };
}

/** Fields that a rule sets; the version and the time of the last activity follow by themselves. */
export type NewFields = Partial<Omit<RequestRow, 'file' | 'version' | 'lastActivityAt'>>;

/** `row` with `fields`, one version later, active at `now`. */
export function changeRow(row: RequestRow, now: number, fields: NewFields): RequestRow {
  return { ...row, ...fields, lastActivityAt: Math.max(row.lastActivityAt, now), version: row.version + 1 };
}

/** The step had already been taken, or changes nothing: accepted, and nothing to store. */
export function unchanged(row: RequestRow): Accepted {
  return { ok: true, row, other: null, events: [], undo: null };
}
