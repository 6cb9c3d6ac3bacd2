/** What happens to a request without a member's step: the partner acts through the receipt, a reply goes out, an owner leaves. */
import { returned } from '#programme/arrival.ts';
import { messageAnswered, messageWaits, raise } from '#programme/next-action.ts';
import { NOT_ACKNOWLEDGED } from '#programme/ownership.ts';
import type { Id, PartnerStep, Promptness, RequestRow } from '#programme/request.ts';
import {
  type Accepted,
  changeRow,
  type EventKind,
  type NewFields,
  type Refusal,
  type RuleContext,
  refuse,
  type StepEvent,
  unchanged,
} from '#programme/request-change.ts';

/**
 * What the partner does through the receipt. Writing on a closed request brings it back as a return, nobody's yet:
 * a partner who writes is never talking to an empty room. Only a withdrawal needs an open request.
 */
export function applyPartnerStep(
  row: RequestRow,
  step: PartnerStep,
  context: RuleContext,
): Accepted | Refusal {
  switch (step.step) {
    case 'raise':
      if (row.state === 'closed') return comesBack(row, 'now', 'raised', context);
      // Raising takes back a withdrawal: she asks again.
      return partnerDid(row, ['raised'], { ...raise(row, context), withdrawnAt: null }, context);
    case 'message':
      if (row.state === 'closed') return comesBack(row, row.promptness, 'partner_wrote', context);
      return partnerDid(row, ['partner_wrote'], messageWaits(row, context), context);
    case 'withdraw':
      if (row.state === 'closed') return refuse('closed');
      if (row.withdrawnAt !== null) return unchanged(row);
      // It stays in the queue until a member closes it with that reason.
      return partnerDid(
        row,
        ['withdrawn'],
        { ...messageWaits(row, context), withdrawnAt: context.now },
        context,
      );
  }
}

/** A member wrote to the partner. It answers a waiting message; only a call stops the first clock. */
export function memberReplied(row: RequestRow, actor: Id, context: RuleContext): Accepted {
  const fields = { ...messageAnswered(row), seenAt: row.seenAt ?? context.now };
  return accepted(changeRow(row, context.now, fields), ['replied'], actor);
}

/**
 * The owner has lost her access. A request not answered yet is nobody's again, so that the coordinators are told at
 * once; any other goes to `to`, the coordinator who removed her. Due times stay.
 */
export function ownerLeft(row: RequestRow, left: Id, to: Id, context: RuleContext): Accepted {
  if (row.state === 'closed') return unchanged(row);
  if (row.acknowledgedBy === left)
    return accepted(changeRow(row, context.now, NOT_ACKNOWLEDGED), ['owner_left'], 'system');
  if (row.owner !== left) return unchanged(row);
  const fields: NewFields =
    row.state === 'claimed' ? { owner: null, state: 'received', claimedAt: null } : { owner: to };
  const noCall = row.callingBy === left ? { callingSince: null, callingBy: null } : {};
  return accepted(changeRow(row, context.now, { ...fields, ...noCall }), ['owner_left'], 'system');
}

function comesBack(row: RequestRow, promptness: Promptness, kind: EventKind, context: RuleContext): Accepted {
  return partnerDid(
    row,
    ['reopened', kind],
    { ...returned(row, promptness, context), seenAt: null },
    context,
  );
}

function partnerDid(
  row: RequestRow,
  kinds: readonly EventKind[],
  fields: NewFields,
  context: RuleContext,
): Accepted {
  return accepted(changeRow(row, context.now, fields), kinds, 'partner');
}

function accepted(row: RequestRow, kinds: readonly EventKind[], actor: StepEvent['actor']): Accepted {
  return {
    ok: true,
    row,
    other: null,
    events: kinds.map((kind) => ({ kind, file: row.file, actor })),
    undo: null,
  };
}
