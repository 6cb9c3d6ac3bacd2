/**
 * [Note: A log in order] What was let be seen is a log that only grows at its end or moves on in place: its entry number n
 * is the record whose id says n. So two members who look in the same second cannot both write entry n: the second is told
 * that hers is stale, reads the first one's, and begins again from there. Nothing is shown that is not in the log.
 */
import { listRecords, putRecord } from '#contract/records.ts';
import { EvaluationLines, EvaluationRelease } from '#programme/evaluation-release.ts';
import type { z } from 'zod';
import type { EvaluationFailed } from '#team/data/evaluation.ts';
import type { Room } from '#team/data/room.ts';
import { callSealed } from '#team/data/sealed-call.ts';

const SCHEMA = { evaluation_release: EvaluationRelease, evaluation_lines: EvaluationLines } as const;
type LogKind = keyof typeof SCHEMA;
type Content<K extends LogKind> = z.infer<(typeof SCHEMA)[K]>;

export interface LogEntry<T> {
  readonly record: string;
  readonly version: number;
  readonly value: T;
}
export interface Log<T> {
  readonly ok: true;
  /** In the order in which they were first written. */
  readonly entries: readonly LogEntry<T>[];
}

/** Each time a colleague wrote first, one begins again; more often than this means that something else is wrong. */
const AGAIN = 12;

/** The id of entry `n` (from 0): as a UUID, since ids of records are; in the order of their numbers. */
export const logId = (n: number): string => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const numberOf = (id: string): number => Number.parseInt(id.slice(-12), 16);

/** The whole log of a kind. An entry that is gone, does not open, or that nobody of the team signed: and there is no log. */
export async function readLog<K extends LogKind>(
  { call, vault }: Pick<Room, 'call' | 'vault'>,
  kind: K,
): Promise<Log<Content<K>> | EvaluationFailed> {
  const answer = await call(listRecords, { query: { kind } });
  if (!answer.ok) return { ok: false, code: answer.code };
  const opened = await vault.openRecords(answer.value.records);
  const entries: LogEntry<Content<K>>[] = [];
  for (const { record, version, content, byRole } of opened) {
    const value = SCHEMA[kind].safeParse(content);
    if (!value.success || byRole === null || byRole === 'peer') return { ok: false, code: 'log_unreadable' };
    entries.push({ record, version, value: value.data as Content<K> });
  }
  entries.sort((a, b) => numberOf(a.record) - numberOf(b.record));
  if (entries.some(({ record }, n) => record !== logId(n))) return { ok: false, code: 'log_unreadable' };
  return { ok: true, entries };
}

/** Writes version `version` of an entry. `stale`: somebody was first; read the log again. */
export async function writeEntry<K extends LogKind>(
  room: Pick<Room, 'call' | 'vault' | 'refreshKeys'>,
  kind: K,
  { record, version, value }: LogEntry<Content<K>>,
): Promise<{ readonly ok: true } | EvaluationFailed> {
  const answer = await callSealed<typeof putRecord>(room, putRecord, async () => ({
    params: { kind, record },
    body: { version, sealed: await room.vault.sealRecord(kind, record, version, value) },
  }));
  return answer.ok ? { ok: true } : { ok: false, code: answer.code };
}

/** What is to be kept: over an entry of the log, or at its end. */
export interface ToKeep<T> {
  readonly value: T;
  readonly over: T | null;
}

/**
 * Keeps what `decide` makes of the log, in its order; begins again when somebody else wrote first.
 * @param decide `result` is what is known once all of `keep` is in the log
 * @returns the log with what was kept, and that result
 */
export async function keepInLog<K extends LogKind, R>(
  room: Pick<Room, 'call' | 'vault' | 'refreshKeys'>,
  kind: K,
  decide: (log: readonly Content<K>[]) => {
    readonly keep: readonly ToKeep<Content<K>>[];
    readonly result: R;
  },
): Promise<(Log<Content<K>> & { readonly result: R }) | EvaluationFailed> {
  for (let tries = 0; tries < AGAIN; tries++) {
    const log = await readLog(room, kind);
    if (!log.ok) return log;
    const entries = [...log.entries];
    const { keep, result } = decide(entries.map(({ value }) => value));
    let written: { readonly ok: true } | EvaluationFailed = { ok: true };
    for (const { value, over } of keep) {
      const found = over === null ? -1 : entries.findIndex((entry) => entry.value === over);
      const at = found < 0 ? entries.length : found;
      const entry = { record: logId(at), version: (entries[at]?.version ?? 0) + 1, value };
      written = await writeEntry(room, kind, entry);
      if (!written.ok) break;
      entries[at] = entry;
    }
    if (written.ok) return { ok: true, entries, result };
    if (written.code !== 'stale') return written;
  }
  return { ok: false, code: 'stale' };
}
