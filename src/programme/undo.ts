/**
 * [Note: Undo] A mis-tap can be undone for ten minutes, the clock with it. An undo restores the row exactly as it was
 * — state, owner, due times — and is refused when anybody changed any of that since: undoing never swallows what a
 * partner or a colleague did meanwhile. What was seen stays seen, and versions only grow.
 */
import { onCallNow } from '#programme/ownership.ts';
import { type Id, type RequestRow, UNDO_WINDOW_MS } from '#programme/request.ts';
import { refuse, type StepContext, type StepResult, type UndoRecord } from '#programme/request-change.ts';

/** Together they are the state and its clocks: when a step touched one, a later change of any of them forbids its undo. */
const together: readonly (keyof RequestRow)[] = [
  'promptness',
  'notBefore',
  'state',
  'owner',
  'answerDueAt',
  'answeredAt',
  'dueKind',
  'dueAt',
  'promisedAt',
  'receivedAt',
  'claimedAt',
  'acknowledgedBy',
  'acknowledgedAt',
  'attempts',
  'closedAt',
  'closeReason',
  'mergedInto',
  'returns',
  'destroyAt',
];
const neverRestored: readonly (keyof RequestRow)[] = ['version', 'seenAt', 'lastActivityAt'];

/** The record that undoes the change from `before` to `after`, row by row (a merge changes two). */
export function undoRecordOf(
  actor: Id,
  now: number,
  changed: readonly { readonly before: RequestRow; readonly after: RequestRow }[],
): UndoRecord {
  return {
    actor,
    until: now + UNDO_WINDOW_MS,
    changes: changed.map(({ before, after }) => {
      const touchesState = together.some((field) => before[field] !== after[field]);
      const keys = (Object.keys(after) as (keyof RequestRow)[]).filter(
        (field) =>
          !neverRestored.includes(field) &&
          (before[field] !== after[field] || (touchesState && together.includes(field))),
      );
      return {
        file: after.file,
        fields: Object.fromEntries(
          [...keys, 'lastActivityAt' as const].map((field) => [
            field,
            [before[field], after[field]] as const,
          ]),
        ),
      };
    }),
  };
}

/**
 * Undoes the step that `context.undoable` tells: by the same person, within ten minutes, while nothing of it has
 * changed since. The undo of a merge gives both requests back.
 */
export function undoStep(row: RequestRow, context: StepContext): StepResult {
  const { undoable: record, actor, now } = context;
  if (!record || !record.changes.some(({ file }) => file === row.file)) return refuse('nothing_to_undo');
  if (record.actor !== actor) return refuse('not_your_step', record.actor);
  if (now > record.until) return refuse('ten_minutes_passed');
  const setsCall = record.changes.some(({ fields }) => 'callingSince' in fields);
  const onCall = onCallNow(row, now);
  if (onCall !== null && !setsCall) return refuse('call_in_progress', onCall);

  const otherChange = record.changes.find(({ file }) => file !== row.file);
  const other =
    otherChange && context.other?.file === otherChange.file ? restore(context.other, record) : null;
  const restored = restore(row, record);
  if (restored === null || (otherChange && other === null)) return refuse('changed_since');
  return {
    ok: true,
    row: restored,
    other,
    events: [row, ...(other ? [other] : [])].map(({ file }) => ({ kind: 'undone', file, actor })),
    undo: null,
  };
}

/** `row` as it was before the step of `record`, one version later; null when something of it changed since. */
function restore(row: RequestRow, record: UndoRecord): RequestRow | null {
  const change = record.changes.find(({ file }) => file === row.file);
  if (change === undefined) return null;
  const restored: Record<string, unknown> = {};
  for (const [field, [before, after]] of Object.entries(change.fields)) {
    if (row[field as keyof RequestRow] === after) restored[field] = before;
    // Somebody was active since without touching this step: their time stays the latest.
    else if (field !== 'lastActivityAt') return null;
  }
  return { ...row, ...restored, version: row.version + 1 };
}
