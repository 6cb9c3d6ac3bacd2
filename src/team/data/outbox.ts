/**
 * What was done without network: kept sealed in this browser, sent in order when the network is back.
 * Several tabs share one outbox: a lock of the browser lets one of them send at a time.
 */
import { z } from 'zod';
import { newId } from '#programme/new-id.ts';
import { Operation, sayingsOf } from './operation.ts';
import type { Room } from './room.ts';
import { asNote, type Send, type SentHashes } from './send.ts';
import type { WaitingText } from './timeline.ts';

const Kept = z.object({ at: z.int(), operation: Operation, sent: z.array(z.string()) });
type Kept = z.infer<typeof Kept>;
interface Waiting extends Kept {
  readonly id: string;
}

export interface Outbox {
  /** Reads what an earlier session left. */
  readonly load: () => Promise<void>;
  readonly add: (operation: Operation, sent: SentHashes) => Promise<void>;
  /** Sends what waits, in order, as far as the network carries. */
  readonly flush: () => Promise<void>;
  /** Whether something of this file waits: what is written next must wait behind it. */
  readonly holds: (file: string) => boolean;
}

export interface OutboxOptions {
  readonly room: Room;
  readonly send: Send;
  readonly onChange: (waiting: ReadonlyMap<string, readonly WaitingText[]>, count: number) => void;
  /** A text that no request takes any more (destroyed, or not ours): it becomes a draft, so that it is not lost. */
  readonly onOrphan: (operation: Operation) => Promise<void>;
  /** Runs `work` while no other tab does. */
  readonly alone?: (work: () => Promise<void>) => Promise<void>;
}

const withBrowserLock = async (work: () => Promise<void>): Promise<void> => {
  await navigator.locks.request('passerelle-outbox', work);
};

export function createOutbox({
  room,
  send,
  onChange,
  onOrphan,
  alone = withBrowserLock,
}: OutboxOptions): Outbox {
  const { vault, local, member } = room;
  let waiting: readonly Waiting[] = [];

  const show = () => {
    const texts = new Map<string, WaitingText[]>();
    for (const { at, operation } of waiting) {
      const list = texts.get(operation.file) ?? [];
      list.push(...sayingsOf(operation).map(({ content }) => ({ at, content })));
      texts.set(operation.file, list);
    }
    onChange(texts, waiting.length);
  };

  /** Sealed as a draft of hers: `Kept` needs no place in a stream yet. */
  const keep = async ({ id, ...kept }: Waiting) => {
    await local.keepWaiting({
      id,
      member,
      sealed: await vault.sealRecord('draft', id, 1, { kind: 'waiting', ...kept }),
    });
  };

  const read = async (): Promise<Waiting[]> => {
    const stored = await local.waiting(member);
    const opened = await vault.openRecords(
      stored.map(({ id, sealed }) => ({ kind: 'draft' as const, record: id, version: 1, sealed })),
    );
    return opened.flatMap(({ record, content }) => {
      const kept = Kept.safeParse(content);
      // What her present keys do not open stays where it is: it may be of a roster not yet loaded.
      return kept.success ? [{ id: record, ...kept.data }] : [];
    });
  };

  const remove = async (id: string) => {
    await local.forgetWaiting(id);
    waiting = waiting.filter((one) => one.id !== id);
    show();
  };

  /** @returns false when the network is still away */
  const sendOne = async (one: Waiting): Promise<boolean> => {
    const first = await send(one.operation, { sentBefore: one.sent });
    if (first.result.ok) return remove(one.id).then(() => true);
    if (isAway(first.result.code)) {
      if (first.unanswered.length > 0) await keep({ ...one, sent: [...first.unanswered] });
      return false;
    }
    const note = asNote(one.operation);
    const second = note ? await send(note) : null;
    if (second && !second.result.ok && isAway(second.result.code)) return false;
    if (!second?.result.ok) await onOrphan(one.operation);
    return remove(one.id).then(() => true);
  };

  return {
    async load() {
      waiting = await read();
      show();
    },
    async add(operation, sent) {
      const one: Waiting = { id: newId(), at: Date.now(), operation, sent: [...sent] };
      await keep(one);
      waiting = [...waiting, one];
      show();
    },
    async flush() {
      if (waiting.length === 0) return;
      await alone(async () => {
        // Another tab may have sent some meanwhile.
        waiting = await read();
        show();
        for (const one of [...waiting]) if (!(await sendOne(one))) return;
      });
    },
    holds: (file) => waiting.some(({ operation }) => operation.file === file),
  };
}

/** Codes that say “not now” rather than “no”. */
const isAway = (code: string): boolean =>
  ['unreachable', 'not_stored', 'slow_down', 'sign_in_needed', 'locked', 'unexpected'].includes(code);
