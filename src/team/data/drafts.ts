/**
 * Forms half filled. Each change is shown as saved only once it is: sealed under her own key every few seconds, kept
 * here at once and on the server as soon as it answers. After a lock, a reload or a lost network it is there exactly.
 */
import { deleteRecord, listRecords, putRecord, StoredRecord } from '#contract/records.ts';
import { Draft } from '#programme/entries.ts';
import type { TeamState } from './model.ts';
import type { Room } from './room.ts';

type Shown = TeamState['drafts'][number];

const PAUSE_MS = 2000;
/** Kept on this device much sooner: whoever reloads, or whose phone puts the app aside, loses no sentence. */
const HERE_MS = 200;

export interface Drafts {
  readonly load: () => Promise<void>;
  /** `atOnce`: what was answered, not typed, does not wait for a pause. */
  readonly save: (record: string, draft: Draft, atOnce?: boolean) => Promise<void>;
  readonly drop: (record: string) => Promise<void>;
  /** The server deleted it itself, with what it became. */
  readonly forget: (record: string) => void;
  /** Seals and keeps whatever was typed since the last time; resolves once it is safe here. */
  readonly flush: () => Promise<void>;
}

export function createDrafts(room: Room): Drafts {
  const { store, vault, local, call, member } = room;
  const versions = new Map<string, number>();
  /** Typed since the last sealing. */
  const dirty = new Map<string, Draft>();
  const dropped = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let soon: ReturnType<typeof setTimeout> | null = null;
  let writing: Promise<void> = Promise.resolve();

  const show = (record: string, change: (before: Shown | undefined) => Shown | null) => {
    store.update(({ drafts }) => {
      const before = drafts.find((one) => one.record === record);
      const after = change(before);
      const others = drafts.filter((one) => one.record !== record);
      return { drafts: after ? [...others, after] : others };
    });
  };

  const keep = async (record: string, draft: Draft) => {
    const version = (versions.get(record) ?? 0) + 1;
    const sealed = await vault.sealRecord('draft', record, version, draft);
    if (dropped.has(record)) return;
    const savedAt = Date.now();
    await local.keepDraft({ record, version, sealed, savedAt, member });
    show(record, (before) =>
      before ? { ...before, savedAt, onServer: false } : { record, draft, savedAt, onServer: false },
    );
    await put(record, version, sealed, draft);
  };

  const put = async (record: string, version: number, sealed: string, draft: Draft): Promise<void> => {
    const answer = await call(putRecord, { params: { kind: 'draft', record }, body: { version, sealed } });
    if (answer.ok) {
      versions.set(record, version);
      if (!dropped.has(record)) await local.forgetDraft(record);
      show(record, (before) =>
        before && !dirty.has(record) ? { ...before, onServer: true } : (before ?? null),
      );
      return;
    }
    const newer = answer.code === 'stale' ? storedIn(answer.error.current) : null;
    if (!newer || newer.version < version) return;
    // Written on another device meanwhile: what is typed here, now, is the newest.
    versions.set(record, newer.version);
    if (!dirty.has(record) && !dropped.has(record)) await keep(record, draft);
  };

  /** Quietly: it counts as saved once `write` says so. The version is that which `write` will send. */
  const keepHere = async () => {
    for (const [record, draft] of [...dirty]) {
      const version = (versions.get(record) ?? 0) + 1;
      const sealed = await vault.sealRecord('draft', record, version, draft);
      if (dirty.has(record)) await local.keepDraft({ record, version, sealed, savedAt: Date.now(), member });
    }
  };

  const write = async () => {
    const batch = [...dirty];
    dirty.clear();
    for (const [record, draft] of batch) await keep(record, draft);
  };

  const flush = (): Promise<void> => {
    if (timer) clearTimeout(timer);
    if (soon) clearTimeout(soon);
    timer = soon = null;
    // One writing after the other: versions grow by one. A failure of one must not stop the next.
    writing = writing.then(write, write);
    return writing;
  };

  const forget = (record: string) => {
    dropped.add(record);
    dirty.delete(record);
    versions.delete(record);
    show(record, () => null);
  };

  return {
    flush,
    async load() {
      const answer = await call(listRecords, { query: { kind: 'draft' } });
      const remote = answer.ok ? answer.value.records : [];
      for (const { record, version } of remote) versions.set(record, version);
      const here = await local.drafts(member);
      for (const { record } of here.filter(({ sealed }) => sealed === null)) void removeEverywhere(record);
      // The server's clock may be ahead of this device's: what is typed from now on must not look saved already.
      const openedAt = Date.now();
      const newest = new Map(
        remote.map(({ record, version, sealed, updatedAt }) => [
          record,
          { record, version, sealed, savedAt: Math.min(updatedAt, openedAt), onServer: true },
        ]),
      );
      for (const { record, version, sealed, savedAt } of here) {
        if (sealed === null) newest.delete(record);
        else if ((newest.get(record)?.version ?? 0) < version)
          newest.set(record, { record, version, sealed, savedAt, onServer: false });
      }
      const opened = await vault.openRecords(
        [...newest.values()].map(({ record, version, sealed }) => ({
          kind: 'draft' as const,
          record,
          version,
          sealed,
        })),
      );
      const drafts = opened.flatMap(({ record, content }): Shown[] => {
        const draft = Draft.safeParse(content);
        const found = newest.get(record);
        return draft.success && found
          ? [{ record, draft: draft.data, savedAt: found.savedAt, onServer: found.onServer }]
          : [];
      });
      store.set({ drafts });
      for (const { record, draft, onServer } of drafts) if (!onServer) dirty.set(record, draft);
      if (dirty.size > 0) void flush();
    },
    async save(record, draft, atOnce = false) {
      if (dropped.has(record)) dropped.delete(record);
      dirty.set(record, draft);
      show(record, (before) => ({ record, draft, savedAt: before?.savedAt ?? Date.now(), onServer: false }));
      if (atOnce) return flush();
      timer ??= setTimeout(() => void flush(), PAUSE_MS);
      soon ??= setTimeout(() => {
        soon = null;
        writing = writing.then(keepHere, keepHere);
        // Locked meanwhile: what locked it has kept everything already. The next writing goes on all the same.
        void writing.catch(() => undefined);
      }, HERE_MS);
    },
    async drop(record) {
      forget(record);
      await writing;
      await removeEverywhere(record);
    },
    forget(record) {
      forget(record);
      void local.forgetDraft(record);
    },
  };

  async function removeEverywhere(record: string): Promise<void> {
    const answer = await call(deleteRecord, { params: { kind: 'draft', record } });
    if (answer.ok || answer.code === 'unknown_or_hidden') await local.forgetDraft(record);
    else await local.keepDraft({ record, version: 0, sealed: null, savedAt: Date.now(), member });
  }
}

function storedIn(current: unknown): StoredRecord | null {
  const parsed = StoredRecord.safeParse((current as { record?: unknown } | undefined)?.record);
  return parsed.success ? parsed.data : null;
}
