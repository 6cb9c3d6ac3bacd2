/** Requests as the screens see them: the queue opened in batches, one request whole, and what live events change. */
import type { StoredEntry } from '#contract/parts.ts';
import { type FileView, getRequest, keepKey, listRequests, type QueueRow } from '#contract/requests.ts';
import type { RequestRow } from '#programme/request.ts';
import type { KeptKey, OpenedFile } from '#team/vault/files.ts';
import type { ActionResult, OpenRequest, TeamState } from './model.ts';
import type { Room } from './room.ts';
import {
  buildTimeline,
  nextActionOf,
  type OpenedItem,
  openingOf,
  problemOf,
  type WaitingText,
} from './timeline.ts';

/** So many at a time go through the vault: the queue fills while the rest is being opened. */
const BATCH = 20;
const SIDE_BY_SIDE = 3;

export interface Requests {
  /** The whole queue, or the closed ones not yet destroyed. */
  readonly load: (which: 'open' | 'closed') => Promise<ActionResult>;
  /** One request, whole: for the `screen` that shows it, or for the `queue` and what works behind it. */
  readonly loadOne: (file: string, reason: 'screen' | 'queue') => Promise<ActionResult>;
  /** What the server just answered about a request. Resolves with what is now shown. */
  readonly apply: (view: FileView) => Promise<OpenRequest>;
  readonly drop: (file: string) => void;
  /** The texts that wait changed: shows them at the end of their timelines. */
  readonly showWaiting: (waiting: ReadonlyMap<string, readonly WaitingText[]>) => void;
  /** Journal number up to which the last load knows everything. */
  readonly lastEvent: () => number;
}

const done: ActionResult = { ok: true, undo: null, undoUntil: null };

export function createRequests(room: Room): Requests {
  const { store, vault, call } = room;
  let waiting: ReadonlyMap<string, readonly WaitingText[]> = new Map();
  let lastEvent = 0;

  const put = (requests: readonly OpenRequest[], gone: (file: string) => boolean = () => false) => {
    store.update((state) => {
      const next = new Map([...state.requests].filter(([file]) => !gone(file)));
      for (const request of requests) {
        const shown = next.get(request.row.file);
        // An older answer that comes late never covers a newer one.
        if (shown && isOlder(request.row, shown.row)) continue;
        // The queue knows the row and the opening; what was opened whole stays until it is opened again.
        next.set(request.row.file, shown?.whole && !request.whole ? withRow(shown, request.row) : request);
      }
      return { requests: next, myCall: myCallIn(next, state.me.member) };
    });
  };

  const keepKeys = (file: string, keys: readonly KeptKey[]) => {
    if (keys.length > 0) void call(keepKey, { params: { file }, body: { keys: [...keys] } });
  };

  const openBatch = async (rows: readonly QueueRow[]) => {
    const opened = await vault.openQueue(
      rows.map(({ row, keys, opening }) => ({ file: row.file, keys, opening })),
    );
    const byFile = new Map(opened.map((one) => [one.file, one]));
    put(rows.map((row) => fromQueue(row, byFile.get(row.row.file)?.item ?? null, waiting.get(row.row.file))));
    for (const { file, keep } of opened) keepKeys(file, keep);
  };

  /** Next actions and corrections stand in the streams: requests that are being worked on are opened whole, afterwards. */
  const openRest = async (rows: readonly QueueRow[]) => {
    const wanted = rows
      .filter(({ heads }) => heads.exchange > 0 || heads.notes >= 0)
      .map(({ row }) => row.file);
    const next = async (): Promise<void> => {
      const file = wanted.shift();
      if (file === undefined) return;
      await loadOne(file, 'queue');
      return next();
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, next));
  };

  const load = async (which: 'open' | 'closed'): Promise<ActionResult> => {
    const askedAt = Date.now();
    const answer = await call(listRequests, { query: { which } });
    if (!answer.ok) return { ok: false, code: answer.code };
    const { now, openNow, nextOpeningAt, closesAt, opensAgainAt, rows, ending } = answer.value;
    // Half the journey is taken off: a slow line must not make a due time look later than it is.
    store.set({
      clockSkewMs: Math.round(now - (askedAt + Date.now()) / 2),
      openNow,
      nextOpeningAt,
      closesAt,
      opensAgainAt,
      ending,
    });
    const listed = new Set(rows.map(({ row }) => row.file));
    put([], (file) => !listed.has(file) && isShownIn(which, store.get(), file));
    for (let at = 0; at < rows.length; at += BATCH) await openBatch(rows.slice(at, at + BATCH));
    if (which === 'open') {
      lastEvent = answer.value.lastEvent;
      store.set({ queueLoaded: true });
      void openRest(rows);
    }
    return done;
  };

  const loadOne = async (file: string, reason: 'screen' | 'queue'): Promise<ActionResult> => {
    const answer = await call(getRequest, { params: { file }, query: { for: reason } });
    if (!answer.ok) {
      if (answer.code === 'unknown_or_hidden') put([], (one) => one === file);
      return { ok: false, code: answer.code };
    }
    await apply(answer.value);
    return done;
  };

  const open = async (view: FileView): Promise<OpenedFile> => {
    const { row, keys, entries } = view;
    const opened = await vault.openFile({ file: row.file, keys, entries });
    // Written under a roster that I have not seen: the keys are fetched before calling it withheld.
    if (!opened.rosterBehind || !(await room.refreshKeys())) return opened;
    return vault.openFile({ file: row.file, keys, entries });
  };

  const apply = async (view: FileView): Promise<OpenRequest> => {
    const opened = await open(view);
    const request = fromView(view, opened, waiting.get(view.row.file));
    put([request]);
    keepKeys(view.row.file, opened.keep);
    return request;
  };

  return {
    load,
    apply,
    loadOne,
    drop(file) {
      put([], (one) => one === file);
      store.update(({ ending }) => ({ ending: ending.filter((one) => one.file !== file) }));
      void vault.forgetFile(file);
    },
    showWaiting(next) {
      const files = new Set([...waiting.keys(), ...next.keys()]);
      waiting = next;
      const { requests } = store.get();
      const changed = [...files].flatMap((file) => {
        const request = requests.get(file);
        if (!request) return [];
        const kept = request.timeline.filter((item) => item.type !== 'waiting');
        const texts = (next.get(file) ?? []).map((text) => ({ type: 'waiting' as const, ...text }));
        return [{ ...request, timeline: [...kept, ...texts] }];
      });
      store.set({ requests: new Map([...requests, ...changed.map((one) => [one.row.file, one] as const)]) });
    },
    lastEvent: () => lastEvent,
  };
}

function isShownIn(which: 'open' | 'closed', state: TeamState, file: string): boolean {
  const shown = state.requests.get(file);
  return shown !== undefined && (shown.row.state === 'closed') === (which === 'closed');
}

function fromQueue(
  { row, opening }: QueueRow,
  item: OpenedItem | null,
  waiting: readonly WaitingText[] = [],
): OpenRequest {
  const stored: StoredEntry[] = opening ? [opening] : [];
  const timeline = buildTimeline({ exchange: item ? [item] : [], notes: [] }, stored, [], waiting);
  return {
    row,
    opening: openingOf(timeline),
    problem: problemOf(timeline),
    timeline,
    whole: false,
    nextAction: null,
    partnerHasReceipt: row.door === 'web',
    openingMinutesToAnswer: null,
  };
}

function fromView(
  { row, entries, events, partnerHasReceipt, openingMinutesToAnswer }: FileView,
  opened: OpenedFile,
  waiting: readonly WaitingText[] = [],
): OpenRequest {
  const timeline = buildTimeline(opened, entries, events, waiting);
  const problem = problemOf(timeline) ?? (opened.rolledBack ? 'tampered' : null);
  return {
    row,
    opening: openingOf(timeline),
    problem,
    timeline,
    whole: true,
    nextAction: nextActionOf(timeline),
    partnerHasReceipt,
    openingMinutesToAnswer,
  };
}

/** A newer row of a request that is open here. Minutes counted for another answer are not its own. */
function withRow(shown: OpenRequest, row: RequestRow): OpenRequest {
  const sameAnswer = shown.row.answeredAt === row.answeredAt && shown.row.receivedAt === row.receivedAt;
  return { ...shown, row, openingMinutesToAnswer: sameAnswer ? shown.openingMinutesToAnswer : null };
}

/** Not every writing grows the version: two answers of one version are told apart by their last activity. */
const isOlder = (a: RequestRow, b: RequestRow): boolean =>
  a.version < b.version || (a.version === b.version && a.lastActivityAt < b.lastActivityAt);

function myCallIn(requests: ReadonlyMap<string, OpenRequest>, me: string): TeamState['myCall'] {
  for (const { row } of requests.values()) {
    if (row.callingBy === me && row.callingSince !== null) return { file: row.file, since: row.callingSince };
  }
  return null;
}
