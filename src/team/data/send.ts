/**
 * Carrying out an operation: sealed, sent, and when somebody else acted meanwhile, sealed again after what she wrote.
 *
 * [Note: Nothing typed is lost] A lost race is told with who won. A text is sealed again at its new place without
 * asking. Without network it waits, sealed. An answer that never came is asked about before sending again: the entry
 * may already stand in the stream, recognised by its hash.
 */
import type { Answer } from '#contract/client.ts';
import type { FileKey, SealedEntry } from '#contract/parts.ts';
import { appendEntries, FileView, getRequest, phoneRequest, takeStep } from '#contract/requests.ts';
import type { z } from 'zod';
import type { SealedRecordIn } from '#contract/keys.ts';
import { isMessage } from '#programme/entries.ts';
import type { RequestRow } from '#programme/request.ts';
import { hashEntry } from '#sealing/envelope.ts';
import { lastUndo } from './last-undo.ts';
import type { ActionResult } from './model.ts';
import { type Operation, sayingsOf, stillMeant } from './operation.ts';
import type { Requests } from './requests.ts';
import type { Room } from './room.ts';

type SealedRecord = z.infer<typeof SealedRecordIn>;

/** Hashes of entries already sent without an answer: found in a stream, they were accepted. */
export type SentHashes = readonly string[];

export interface Sent {
  readonly result: Exclude<ActionResult, { queued: true }>;
  /** What went out, when nothing came back. */
  readonly unanswered: SentHashes;
  readonly view: FileView | null;
}

export interface SendOptions {
  /** Records written with a closing. */
  readonly records?: readonly SealedRecord[];
  readonly sentBefore?: SentHashes;
}

export type Send = (operation: Operation, options?: SendOptions) => Promise<Sent>;

const TRIES = 5;

export function createSender(room: Room, requests: Requests): Send {
  const { store, vault, call, member } = room;

  const rowOf = (file: string): RequestRow | null => store.get().requests.get(file)?.row ?? null;

  /** The request must be whole here: the vault has to know where its streams end. */
  const ensureWhole = async (file: string): Promise<ActionResult> => {
    const shown = store.get().requests.get(file);
    return shown?.whole ? { ok: true, undo: null, undoUntil: null } : requests.loadOne(file, 'queue');
  };

  const post = async (
    operation: Operation,
    records: readonly SealedRecord[],
  ): Promise<{ answer: Answer<typeof takeStep>; hashes: SentHashes }> => {
    const { entries, keys } = await sealed(operation);
    const hashes = entries.map((entry) => hashEntry(entry.sealed));
    return { answer: await sendSealed(operation, entries, keys, records), hashes };
  };

  const sealed = (operation: Operation): Promise<{ entries: SealedEntry[]; keys: FileKey[] }> => {
    if (operation.kind === 'phone') return vault.startFile(operation.file, operation.opening);
    if (operation.say.length === 0) return Promise.resolve({ entries: [], keys: [] });
    return vault.seal(operation.file, operation.say);
  };

  const sendSealed = (
    operation: Operation,
    entries: SealedEntry[],
    keys: FileKey[],
    records: readonly SealedRecord[],
  ): Promise<Answer<typeof takeStep>> => {
    const { file } = operation;
    if (operation.kind === 'say') {
      const reply = operation.say.some(({ content }) => isMessage(content));
      return call(appendEntries, { params: { file }, body: { entries, keys, reply } });
    }
    if (operation.kind === 'step') {
      const version = rowOf(file)?.version ?? 0;
      return call(takeStep, {
        params: { file },
        body: { version, step: operation.step, entries, keys, records: [...records] },
      });
    }
    const { promptness, notBefore, language, opening, draft } = operation;
    return call(phoneRequest, {
      body: {
        file,
        promptness,
        language,
        keys,
        entries,
        ...(notBefore === null ? {} : { notBefore }),
        ...(opening.practice ? { practice: true } : {}),
        ...(draft === null ? {} : { draft }),
      },
    });
  };

  const accepted = async (view: FileView): Promise<Sent> => {
    await requests.apply(view);
    return {
      result: { ok: true, ...lastUndo(view.events, member, Date.now() + store.get().clockSkewMs) },
      unanswered: [],
      view,
    };
  };

  const refused = (code: Extract<ActionResult, { ok: false }>['code'], owner?: string | null): Sent => ({
    result: owner === undefined ? { ok: false, code } : { ok: false, code, owner },
    unanswered: [],
    view: null,
  });

  return async (operation, { records = [], sentBefore = [] } = {}) => {
    const { file } = operation;
    let hashes = sentBefore;
    if (operation.kind !== 'phone') {
      const whole = sentBefore.length > 0 ? await requests.loadOne(file, 'queue') : await ensureWhole(file);
      if (!whole.ok) return refused(whole.code);
      if (sentBefore.length > 0) {
        const view = await viewOf(file);
        if (view && holdsOneOf(view, sentBefore)) return accepted(view);
      }
    }
    const before = rowOf(file);
    for (let left = TRIES; left > 0; left--) {
      const sent = await post(operation, records);
      const { answer } = sent;
      if (answer.ok) return accepted(answer.value);
      hashes = [...hashes, ...sent.hashes];
      if (answer.code === 'unreachable') return { ...refused('unreachable'), unanswered: hashes };
      if (answer.code === 'already_exists' && operation.kind === 'phone') {
        const view = await viewOf(file);
        return view ? accepted(view) : refused('unreachable');
      }
      if (answer.code !== 'stale' && answer.code !== 'already_claimed' && answer.code !== 'old_epoch')
        return refused(answer.code);
      if (answer.code === 'old_epoch') await room.refreshKeys();
      const view =
        currentView(answer.error.current) ?? (operation.kind === 'phone' ? null : await viewOf(file));
      if (!view) {
        if (operation.kind === 'phone' && answer.code === 'old_epoch') continue;
        return refused(answer.code);
      }
      if (holdsOneOf(view, hashes)) return accepted(view);
      const { row } = await requests.apply(view);
      // It is mine already: claimed from another window, or by a try whose answer never came.
      if (operation.kind === 'step' && operation.step.step === 'claim' && row.owner === member)
        return accepted(view);
      if (answer.code === 'already_claimed')
        return refused('already_claimed', row.owner ?? row.acknowledgedBy);
      if (operation.kind === 'step' && before && !stillMeant(operation.step, before, row, member)) {
        return operation.step.step === 'claim' && row.owner !== null
          ? refused('already_claimed', row.owner)
          : refused('stale');
      }
    }
    return refused('stale');
  };

  async function viewOf(file: string): Promise<FileView | null> {
    const answer = await call(getRequest, { params: { file }, query: { for: 'queue' } });
    return answer.ok ? answer.value : null;
  }
}

/** What a refusal says is current, when it brings a whole view. */
export function currentView(current: unknown): FileView | null {
  const parsed = FileView.safeParse((current as { view?: unknown } | undefined)?.view);
  return parsed.success ? parsed.data : null;
}

/** The entries of one try are stored together or not at all, so one of them stands for its try. */
const holdsOneOf = (view: FileView, hashes: SentHashes): boolean =>
  view.entries.some(({ hash }) => hashes.includes(hash));

/** Sayings of an operation that could not be carried out as a step any more: the words are still to be kept. */
export const asNote = (operation: Operation): Operation | null => {
  const say = sayingsOf(operation).filter(({ content }) => content.kind !== 'claimed');
  const [first, ...rest] = say;
  return operation.kind === 'step' && first
    ? { kind: 'say', file: operation.file, say: [first, ...rest] }
    : null;
};
