/** Directory, return cards and members' cards: sealed records, opened all at once. */
import type { z } from 'zod';
import { deleteRecord, listRecords, putRecord } from '#contract/records.ts';
import { listMembers } from '#contract/keys.ts';
import type { Reply } from '#contract/route.ts';
import { DirectoryEntry, MemberCard, type RecordKind, ReturnCard } from '#programme/entries.ts';
import { newId } from '#programme/new-id.ts';
import type { ActionResult, Colleague } from './model.ts';
import type { Room } from './room.ts';

export interface OpenedRecord<T> {
  readonly record: string;
  readonly version: number;
  readonly value: T;
  readonly expiresAt: number | null;
}

const done: ActionResult = { ok: true, undo: null, undoUntil: null };

export interface Records {
  readonly loadDirectory: () => Promise<void>;
  readonly loadReturnCards: () => Promise<void>;
  /** Accounts and, from the sealed cards, their names. */
  readonly loadColleagues: () => Promise<void>;
  readonly saveDirectory: (record: string | null, entry: DirectoryEntry) => Promise<ActionResult>;
  readonly dropDirectory: (record: string) => Promise<ActionResult>;
  readonly saveCard: (member: string, name: string, title: string | null) => Promise<ActionResult>;
}

export function createRecords(room: Room): Records {
  const { store, vault, call, member } = room;
  let cards: readonly OpenedRecord<MemberCard>[] = [];

  const load = async <T>(kind: RecordKind, schema: z.ZodType<T>): Promise<OpenedRecord<T>[] | null> => {
    const answer = await call(listRecords, { query: { kind } });
    if (!answer.ok) return null;
    const opened = await vault.openRecords(answer.value.records);
    const ends = new Map(answer.value.records.map((one) => [one.record, one.expiresAt]));
    return opened.flatMap(({ record, version, content, by, byRole }) => {
      const value = schema.safeParse(content);
      if (!value.success) return [];
      // A name is written by whom it names, or by a coordinator: nobody renames another.
      if (kind === 'member_card' && by !== record && byRole !== 'coordinator') return [];
      return [{ record, version, value: value.data, expiresAt: ends.get(record) ?? null }];
    });
  };

  let accounts: Reply<typeof listMembers>['members'] | null = null;

  const put = async (
    kind: RecordKind,
    record: string,
    version: number,
    content: unknown,
  ): Promise<ActionResult> => {
    const sealed = await vault.sealRecord(kind, record, version, content);
    const answer = await call(putRecord, { params: { kind, record }, body: { version, sealed } });
    return answer.ok ? done : { ok: false, code: answer.code };
  };

  const loadDirectory = async () => {
    const entries = await load('directory', DirectoryEntry);
    if (entries)
      store.set({
        directory: entries.map(({ record, version, value }) => ({ record, version, entry: value })),
      });
  };

  const loadColleagues = async () => {
    const answer = await call(listMembers, {});
    if (answer.ok) accounts = answer.value.members;
    cards = (await load('member_card', MemberCard)) ?? cards;
    const names = new Map(cards.map(({ value }) => [value.member, value]));
    const colleagues = (accounts ?? []).map((account): Colleague => {
      const card = names.get(account.member);
      return {
        ...account,
        name: card?.name ?? account.signInName,
        title: card?.title ?? null,
        isMe: account.member === member,
      };
    });
    store.set({
      colleagues: new Map(colleagues.map((one) => [one.member, one])),
      myName: names.get(member)?.name ?? store.get().me.signInName,
    });
  };

  return {
    loadDirectory,
    loadColleagues,
    async loadReturnCards() {
      const found = await load('return_card', ReturnCard);
      if (found)
        store.set({
          returnCards: found.map(({ record, version, value, expiresAt }) => ({
            record,
            version,
            card: value,
            expiresAt,
          })),
        });
    },
    async saveDirectory(record, entry) {
      const known = store.get().directory.find((one) => one.record === record);
      const result = await put('directory', record ?? newId(), (known?.version ?? 0) + 1, entry);
      // A colleague changed it meanwhile: hers is shown, and mine stays in the form.
      if (result.ok || result.code === 'stale') await loadDirectory();
      return result;
    },
    async dropDirectory(record) {
      const answer = await call(deleteRecord, { params: { kind: 'directory', record } });
      if (!answer.ok && answer.code !== 'unknown_or_hidden') return { ok: false, code: answer.code };
      await loadDirectory();
      return done;
    },
    async saveCard(of, name, title) {
      const version = (cards.find(({ record }) => record === of)?.version ?? 0) + 1;
      const card: MemberCard = { kind: 'member_card', member: of, name, ...(title ? { title } : {}) };
      const result = await put('member_card', of, version, card);
      if (result.ok || result.code === 'stale') await loadColleagues();
      return result;
    },
  };
}
