/**
 * The timeline as it is read. A step and what was written with it are one thing to a reader: the journal line joins
 * the entry of the same moment, which then carries its undo. Lines that tell nothing more are left to the journal.
 */
import type { RequestEvent } from '#programme/request.ts';
import type { EventKind } from '#programme/request-change.ts';
import type { TimelineItem } from '#team/data/model.ts';

export interface ThreadItem {
  readonly item: TimelineItem;
  /** The step that was stored with this entry, or the line itself. */
  readonly step: RequestEvent | null;
}

/** Which entry tells a step in words. */
const TOLD_BY: Readonly<Partial<Record<EventKind, readonly string[]>>> = {
  arrived: ['opening'],
  claimed: ['claimed', 'call'],
  taken_over: ['taken_over'],
  handed_over: ['handed_over'],
  attempt_reached: ['call'],
  attempt_missed: ['call'],
  decided: ['decision'],
  planned: ['plan'],
  merged: ['merged'],
  closed: ['closing'],
  reopened: ['returned'],
  raised: ['raised'],
  withdrawn: ['withdrawn'],
  partner_wrote: ['message'],
  replied: ['message'],
};
/**
 * The undone step is struck through itself; a call that is being made stands on the call card; what was written, erased
 * or given stands there as its entry.
 */
const LEFT_OUT = new Set(['undone', 'call_ended', 'wrote', 'erased', 'receipt_issued']);

type Entry = Extract<TimelineItem, { type: 'exchange' | 'notes' }>;

export function threadOf(timeline: readonly TimelineItem[]): ThreadItem[] {
  const entries = timeline.filter((item): item is Entry => item.type === 'exchange' || item.type === 'notes');
  const joined = new Map<Entry, RequestEvent>();
  const told = new Set<RequestEvent>();
  for (const item of timeline) {
    if (item.type !== 'event') continue;
    const kinds = TOLD_BY[item.event.kind as EventKind] ?? [];
    const entry = entries.find(
      (one) => one.at === item.event.at && kinds.includes(one.content.kind) && byTheSame(one, item.event),
    );
    if (!entry) continue;
    told.add(item.event);
    // A call that also claimed is undone as the call.
    if (!joined.has(entry) || item.event.undoUntil !== null) joined.set(entry, item.event);
  }
  const latestChange = timeline.reduce(
    (latest, item) =>
      item.type === 'event' && settlesWhatWasBefore(item.event) ? Math.max(latest, item.event.event) : latest,
    0,
  );
  /** A step that another one followed cannot be undone any more: nothing is offered that would be refused. */
  const asOffered = (step: RequestEvent): RequestEvent =>
    step.event < latestChange && step.undoUntil !== null ? { ...step, undoUntil: null } : step;
  return timeline.flatMap((item): ThreadItem[] => {
    if (item.type === 'event')
      return told.has(item.event) || LEFT_OUT.has(item.event.kind)
        ? []
        : [{ item, step: asOffered(item.event) }];
    const step = item.type === 'exchange' || item.type === 'notes' ? joined.get(item) : undefined;
    return [{ item, step: step ? asOffered(step) : null }];
  });
}

/** See [Note: Undo]: a step can be undone while nothing of the state and its clocks changed since. */
const settlesWhatWasBefore = ({ kind, undone, undoUntil }: RequestEvent): boolean =>
  !undone && (undoUntil !== null ? !CALL_MARKS.has(kind) : OTHERS_CHANGE.has(kind));
const CALL_MARKS = new Set(['call_started', 'call_ended']);
const OTHERS_CHANGE = new Set(['raised', 'withdrawn', 'partner_wrote', 'replied', 'reopened', 'owner_left']);

function byTheSame({ author }: Entry, { actor }: RequestEvent): boolean {
  return author.who === 'partner'
    ? actor === 'partner' || actor === 'system'
    : actor === author.member || actor === 'system';
}

/** Whether the person may still undo that step now. */
export const mayUndo = (
  step: RequestEvent | null,
  me: string,
  now: number,
): step is RequestEvent & { undoUntil: number } =>
  step !== null && !step.undone && step.actor === me && step.undoUntil !== null && now < step.undoUntil;

/** The latest entry of the notes of one kind, for what a form begins with. */
export function latestNote<K extends Extract<TimelineItem, { type: 'notes' }>['content']['kind']>(
  timeline: readonly TimelineItem[],
  kind: K,
) {
  for (const item of [...timeline].reverse()) {
    if (item.type === 'notes' && item.content.kind === kind)
      return {
        at: item.at,
        author: item.author,
        content: item.content as Extract<typeof item.content, { kind: K }>,
      };
  }
  return null;
}
