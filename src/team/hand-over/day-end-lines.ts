/**
 * The lines of the closing-of-day check, from what the app has open: one for each request that must not wait, then
 * what was typed on this device and did not leave it. Pure. Rules: [Note: Before leaving].
 */
import { DAY_END_REASONS, type DayEndReason, mustNotWait } from '#programme/day-end.ts';
import type { OpenRequest, TeamState } from '#team/data/model.ts';
import { wallDate } from '#team/parts/format.ts';
import { byTimeLeft } from '#team/today/queue.ts';

type KeptDraft = TeamState['drafts'][number];

export type DayEndLine =
  | {
      readonly kind: 'request';
      readonly key: string;
      readonly request: OpenRequest;
      readonly reason: DayEndReason;
    }
  | {
      readonly kind: 'draft';
      readonly key: string;
      readonly kept: KeptDraft;
      readonly reference: string | null;
    }
  /** Texts that wait for the network, in order. */
  | { readonly kind: 'waiting'; readonly key: string; readonly n: number };

export interface DayEndState {
  readonly me: string;
  readonly requests: ReadonlyMap<string, OpenRequest>;
  readonly drafts: readonly KeptDraft[];
  readonly waiting: number;
}

/** In the order in which one goes through them: by reason, mine before my colleagues', least time left first. */
export function dayEndLines(
  { me, requests, drafts, waiting }: DayEndState,
  now: number,
  timeZone: string,
): DayEndLine[] {
  const all = [...requests.values()];
  const context = { now, timeZone, entrusted: handedOverToday(all, me, now, timeZone) };
  const ofRequests = all
    .flatMap((request) => {
      const reason = mustNotWait(request.row, context);
      return reason === null ? [] : [{ kind: 'request' as const, key: request.row.file, request, reason }];
    })
    .sort(
      (a, b) =>
        DAY_END_REASONS.indexOf(a.reason) - DAY_END_REASONS.indexOf(b.reason) ||
        Number(b.request.row.owner === me) - Number(a.request.row.owner === me) ||
        byTimeLeft(a.request, b.request),
    );
  const ofDrafts = [...drafts]
    .sort((a, b) => a.savedAt - b.savedAt)
    .map((kept) => ({
      kind: 'draft' as const,
      key: kept.record,
      kept,
      reference: kept.draft.file === null ? null : (requests.get(kept.draft.file)?.row.reference ?? null),
    }));
  return [
    ...ofRequests,
    ...ofDrafts,
    ...(waiting > 0 ? [{ kind: 'waiting' as const, key: 'waiting', n: waiting }] : []),
  ];
}

/** Those that are ticked once they are gone: what is typed in the dialog that settles a line is no line more. */
export function tickable(lines: readonly DayEndLine[]): DayEndLine[] {
  const files = new Set(lines.filter(({ kind }) => kind === 'request').map(({ key }) => key));
  return lines.filter((line) => line.kind !== 'draft' || !files.has(line.kept.draft.file ?? ''));
}

/** What I handed over to a colleague today, and what is not mine again since. */
function handedOverToday(
  requests: readonly OpenRequest[],
  me: string,
  now: number,
  timeZone: string,
): Set<string> {
  const today = wallDate(now, timeZone);
  return new Set(
    requests
      .filter(
        ({ row, timeline }) =>
          row.owner !== me &&
          timeline.some(
            (item) =>
              item.type === 'event' &&
              item.event.kind === 'handed_over' &&
              item.event.actor === me &&
              !item.event.undone &&
              wallDate(item.event.at, timeZone) === today,
          ),
      )
      .map(({ row }) => row.file),
  );
}
