/**
 * The life of a request: `received → claimed → reached → decided → under_way → closed`, and back to `received` as a
 * return. Every step a member may take is decided here, and nowhere else; the server stores the outcome in one
 * transaction with the entries that tell it (so that a reply and its state change can never part), by
 * compare-and-set on the version. What the partner may do is in `partner-steps.ts`.
 */
import { returned } from '#programme/arrival.ts';
import { closed, held } from '#programme/ending.ts';
import { mergeRequests } from '#programme/merge.ts';
import {
  answered,
  changeNotBefore,
  changePromptness,
  missed,
  PLAN_HORIZON_DAYS,
  promise,
  targetFromNow,
} from '#programme/next-action.ts';
import { ANSWER_HORIZON_DAYS } from '#programme/not-before.ts';
import { claimedIfFree, NO_CALL, onCallNow, owned } from '#programme/ownership.ts';
import type { RequestRow, Step } from '#programme/request.ts';
import {
  type Accepted,
  changeRow,
  type EventKind,
  type NewFields,
  type Refusal,
  refuse,
  type StepContext,
  type StepResult,
  unchanged,
} from '#programme/request-change.ts';
import { actionOfStep, may } from '#programme/roles.ts';
import { undoRecordOf, undoStep } from '#programme/undo.ts';

/**
 * Takes `step` on `row`, or says why it cannot be taken. Pure: gives a new row, never changes the one it was given.
 * A claim that lost names who has it, even when the version is old too; `see` makes nobody else's step stale.
 */
export function applyStep(row: RequestRow, step: Step, context: StepContext): StepResult {
  if (!may(context.role, actionOfStep(step.step))) return refuse('not_your_role');
  if (step.step === 'see') return see(row, context);
  if (step.step === 'claim' && row.owner !== null && row.state !== 'closed') {
    // Her own claim again, after a dropped network, is the same claim.
    return row.owner === context.actor ? unchanged(row) : refuse('claimed_by_other', row.owner);
  }
  // A tap on an alert says nothing about the version that it was told of: it holds as long as nobody has it.
  if (step.step !== 'acknowledge' && row.version !== context.version) return refuse('version_changed');
  if (step.step === 'undo') return undoStep(row, context);
  if (step.step === 'merge') return mergeRequests(row, step.into, context);

  const outcome = decideStep(row, step, context);
  if ('ok' in outcome) return outcome;
  // Whoever acts on a request has seen it.
  const after = changeRow(row, context.now, { ...outcome.fields, seenAt: row.seenAt ?? context.now });
  return {
    ok: true,
    row: after,
    other: null,
    events: outcome.events.map((kind) => ({ kind, file: row.file, actor: context.actor })),
    // A hold is thrown on purpose, and its opposite is always at hand.
    undo: step.step === 'hold' ? null : undoRecordOf(context.actor, context.now, [{ before: row, after }]),
  };
}

interface Outcome {
  readonly fields: NewFields;
  readonly events: readonly EventKind[];
}
type OrdinaryStep = Exclude<Step, { step: 'see' | 'undo' | 'merge' }>;

const DAY_MS = 24 * 60 * 60_000;

/** The first time a member opens it. The version stays, since nobody decides anything on it. */
function see(row: RequestRow, { actor, now }: StepContext): StepResult {
  if (row.seenAt !== null) return unchanged(row);
  return {
    ok: true,
    row: { ...row, seenAt: now },
    other: null,
    events: [{ kind: 'seen', file: row.file, actor }],
    undo: null,
  };
}

function decideStep(row: RequestRow, step: OrdinaryStep, context: StepContext): Outcome | Accepted | Refusal {
  if (step.step === 'hold') {
    if (row.hold === step.hold) return unchanged(row);
    return { fields: held(row, step.hold, context), events: [step.hold ? 'held' : 'hold_ended'] };
  }
  if (step.step === 'reopen') {
    if (row.state !== 'closed') return refuse('not_closed');
    return { fields: returned(row, step.promptness, context), events: ['reopened'] };
  }
  if (row.state === 'closed') return refuse('closed');
  const { actor, now } = context;
  const onCall = onCallNow(row, now);
  switch (step.step) {
    case 'claim':
      if (!context.mayOwn(actor)) return refuse('not_an_owner');
      return { fields: owned(row, actor, context), events: ['claimed'] };
    case 'acknowledge':
      if (row.owner !== null) return refuse('claimed_by_other', row.owner);
      if (row.acknowledgedBy === actor) return unchanged(row);
      if (row.acknowledgedBy !== null) return refuse('claimed_by_other', row.acknowledgedBy);
      if (!context.mayOwn(actor)) return refuse('not_an_owner');
      return { fields: { acknowledgedBy: actor, acknowledgedAt: now }, events: ['acknowledged'] };
    case 'take_over':
      if (row.owner === null) return refuse('not_claimed');
      if (row.owner === actor) return refuse('same_owner');
      if (!context.mayOwn(actor)) return refuse('not_an_owner');
      return { fields: owned(row, actor, context), events: ['taken_over'] };
    case 'hand_over':
      if (row.owner !== null && row.owner !== actor && context.role !== 'coordinator')
        return refuse('not_yours_to_hand_over', row.owner);
      if (row.owner === step.to) return refuse('same_owner');
      if (!context.mayOwn(step.to)) return refuse('not_an_owner');
      return { fields: owned(row, step.to, context), events: ['handed_over'] };
    case 'start_call':
      if (onCall === actor) return unchanged(row);
      if (onCall !== null) return refuse('call_in_progress', onCall);
      if (row.owner === null && !context.mayOwn(actor)) return refuse('not_an_owner');
      return {
        fields: { ...claimedIfFree(row, actor, context), callingSince: now, callingBy: actor },
        events: [...claimedEvent(row), 'call_started'],
      };
    case 'end_call':
      if (row.callingSince === null) return unchanged(row);
      if (onCall !== null && onCall !== actor) return refuse('call_in_progress', onCall);
      return { fields: NO_CALL, events: ['call_ended'] };
    case 'attempt':
      return attempt(row, step, context);
    case 'decide':
      if (row.answeredAt === null) return refuse('not_answered_yet');
      // A decision reviewed later leaves alone what was promised meanwhile.
      if (row.state !== 'reached') return { fields: {}, events: ['decided'] };
      return {
        fields: { state: 'decided', ...promise(row, targetFromNow(row, context)) },
        events: ['decided'],
      };
    case 'plan':
      return plan(row, step, context);
    case 'set_promptness':
      if (row.promptness === step.promptness) return unchanged(row);
      return { fields: changePromptness(row, step.promptness, context), events: ['promptness_set'] };
    case 'set_not_before':
      if (row.notBefore === step.notBefore) return unchanged(row);
      if (step.notBefore !== null && step.notBefore > now + ANSWER_HORIZON_DAYS * DAY_MS)
        return refuse('due_too_far');
      return { fields: changeNotBefore(row, step.notBefore, context), events: ['not_before_set'] };
    case 'close':
      if (onCall !== null && onCall !== actor) return refuse('call_in_progress', onCall);
      return { fields: closed(row, step.reason, actor, context), events: ['closed'] };
  }
}

function attempt(
  row: RequestRow,
  step: Extract<Step, { step: 'attempt' }>,
  context: StepContext,
): Outcome | Refusal {
  const { actor, now, mayOwn } = context;
  if (row.owner === null && !mayOwn(actor)) return refuse('not_an_owner');
  if (step.nextAt !== undefined) {
    const problem = dateProblem(step.nextAt, now, step.reached ? PLAN_HORIZON_DAYS : ANSWER_HORIZON_DAYS);
    if (problem) return problem;
  }
  const onCall = onCallNow(row, now);
  return {
    fields: {
      ...claimedIfFree(row, actor, context),
      ...(step.reached ? answered : missed)(row, context, step.nextAt),
      // A colleague may be on another line with the same partner: her mark stays.
      ...(onCall === null || onCall === actor ? NO_CALL : {}),
      attempts: row.attempts + 1,
    },
    events: [...claimedEvent(row), step.reached ? 'attempt_reached' : 'attempt_missed'],
  };
}

function plan(
  row: RequestRow,
  step: Extract<Step, { step: 'plan' }>,
  context: StepContext,
): Outcome | Refusal {
  if (row.answeredAt === null) return refuse('not_answered_yet');
  if (!context.mayOwn(step.owner)) return refuse('not_an_owner');
  const problem = dateProblem(step.dueAt, context.now, PLAN_HORIZON_DAYS);
  if (problem) return problem;
  return {
    fields: {
      owner: step.owner,
      state: row.state === 'decided' ? 'under_way' : row.state,
      // Whoever plans had the partner's message before her: it is dealt with.
      dueKind: 'promised',
      dueAt: step.dueAt,
      promisedAt: null,
    },
    events: ['planned'],
  };
}

function dateProblem(at: number, now: number, horizonDays: number): Refusal | null {
  if (at <= now) return refuse('due_in_past');
  return at > now + horizonDays * DAY_MS ? refuse('due_too_far') : null;
}

function claimedEvent(row: RequestRow): readonly EventKind[] {
  return row.owner === null ? ['claimed'] : [];
}
