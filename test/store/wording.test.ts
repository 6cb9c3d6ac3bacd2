/** What a programme makes of the guide, approvals, and paid time, on both engines. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { CheckedRecord } from '#server/envelopes.ts';
import type { MemberActor } from '#server/store/access.ts';
import { deletePaidTime, listPaidTime, putPaidTime } from '#server/store/paid-time.ts';
import { deleteRecord, listRecords, putRecord } from '#server/store/records.ts';
import type { ProgrammeStore } from '#server/store/store.ts';
import {
  adopt,
  approvalsOf,
  approve,
  endAdoption,
  ownEntries,
  putOwnEntry,
  takeBack,
} from '#server/store/wording.ts';
import { onBothEngines } from '#test/support/engines.ts';
import { addMember, foundedIn, MONDAY } from '#test/support/founded.ts';
import type { EntryWords } from '#wording/entry.ts';

const both = (text: string) => ({ fr: text, en: text });
const words = (avoid: string): EntryWords => ({
  situation: 'phone',
  readers: ['team'],
  avoid: both(avoid),
  why: both('why'),
  prefer: both('prefer'),
  principle: both('principle'),
  herWord: null,
});
const V1 = '1'.repeat(32);
const item = 'calm-down';
const refused = (code: string) => ({ code });

const sealedRecord = (kind = 'wording_approval'): CheckedRecord => ({
  kind,
  record: randomUUID(),
  version: 1,
  sealed: 'who',
  epoch: 0,
});
const act = (actor: MemberActor, now = MONDAY) => ({ actor, item, version: V1, record: sealedRecord(), now });
const approved = (programme: ProgrammeStore, actor: MemberActor, now?: number) =>
  programme.write((tx) => approve(tx, act(actor, now)));
const approvals = (programme: ProgrammeStore) => programme.read(approvalsOf);
const put = (programme: ProgrammeStore, actor: MemberActor, version: number, avoid: string | null) =>
  programme.write((tx) =>
    putOwnEntry(tx, {
      actor,
      now: MONDAY,
      change: { id: item, version, hidden: false, words: avoid === null ? null : words(avoid), basedOn: V1 },
    }),
  );

onBothEngines('the wording of a programme', (bench) => {
  test('two who change an entry at once: one of them is told what the other wrote', async () => {
    const { store, anotherNode } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const other = (await anotherNode()).forProgramme(programme.programme);
    const tries = await Promise.allSettled([put(programme, actor, 0, 'mine'), put(other, actor, 0, 'hers')]);
    assert.deepEqual(tries.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    const [lost] = tries.filter((one) => one.status === 'rejected');
    const [entry] = await programme.read(ownEntries);
    assert.equal(lost?.reason.code, 'stale');
    assert.deepEqual(lost.reason.current, { entry });
    // Giving back the shipped words keeps the count: whoever still has the old form open is told.
    await put(programme, actor, 1, null);
    await assert.rejects(put(programme, actor, 1, 'late'), refused('stale'));
    assert.equal((await programme.read(ownEntries))[0]?.version, 2);
  });

  test('an approval keeps the side and the first month, and the journal does not say of what', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const peer = await addMember(programme, 'peer');
    await approved(programme, peer);
    await approved(programme, actor, MONDAY + 40 * 86_400_000);
    await approved(programme, peer, MONDAY + 80 * 86_400_000);
    assert.deepEqual(await approvals(programme), [
      { item, version: V1, survivor: '2026-11', worker: '2027-01', adoptedFrom: null },
    ]);
    const lines = await programme.read((tx) =>
      tx.db
        .selectFrom('journal')
        .selectAll()
        .where('kind', '=', 'wording_approved')
        .orderBy('event')
        .execute(),
    );
    assert.deepEqual(
      lines.map(({ actor: who, subject }) => [who, subject]),
      [peer, actor, peer].map(({ member }) => [member, null]),
    );
    const kept = await programme.read((tx) => listRecords(tx, peer, 'wording_approval'));
    assert.equal(kept.length, 3);
    // Dated to the quarter: the day would say which line of the journal it belongs to.
    assert.equal(kept.filter(({ updatedAt }) => updatedAt < MONDAY - 20 * 86_400_000).length, 1);
  });

  test('an approval is taken back by its own side or by a coordinator; then it is gone', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const peer = await addMember(programme, 'peer');
    const professional = await addMember(programme, 'professional');
    const back = (who: MemberActor, side: 'survivor' | 'worker') =>
      programme.write((tx) => takeBack(tx, { ...act(who), side }));
    await approved(programme, peer);
    await approved(programme, professional);
    await assert.rejects(back(professional, 'survivor'), refused('unknown_or_hidden'));
    await assert.rejects(back(peer, 'worker'), refused('unknown_or_hidden'));
    await back(peer, 'survivor');
    await assert.rejects(back(peer, 'survivor'), refused('unknown_or_hidden'), 'once');
    assert.equal((await approvals(programme))[0]?.survivor, null);
    await back(actor, 'worker');
    assert.deepEqual(await approvals(programme), []);
  });

  test('the sealed record of who approved is written with an approval only, and never changed', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const { record, ...rest } = act(actor);
    await programme.write((tx) => approve(tx, { ...rest, record }));
    for (const who of [actor, await addMember(programme, 'peer')]) {
      const change = { ...record, version: 2 };
      await assert.rejects(
        programme.write((tx) => putRecord(tx, { actor: who, record: change, now: MONDAY })),
        refused('unknown_or_hidden'),
      );
      await assert.rejects(
        programme.write((tx) =>
          deleteRecord(tx, { actor: who, kind: record.kind, record: record.record, now: MONDAY }),
        ),
        refused('unknown_or_hidden'),
      );
    }
  });

  test('what another programme shares stands beside ours, is replaced whole, and can be dropped', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const elsewhere = await foundedIn(store, { host: 'elsewhere.test' });
    const from = 'Programme voisin';
    const shared = (name: string) => ({ item: name, version: V1, survivor: '2026-03', worker: '2026-04' });
    const take = (names: readonly string[]) =>
      programme.write((tx) => adopt(tx, { actor, from, approvals: names.map(shared), now: MONDAY }));
    await approved(programme, actor);
    await take(['one', 'two', 'two']);
    await take(['two', item]);
    assert.deepEqual(
      (await approvals(programme)).map((approval) => [approval.item, approval.adoptedFrom]),
      [
        [item, null],
        [item, from],
        ['two', from],
      ],
    );
    await assert.rejects(
      elsewhere.programme.write((tx) => endAdoption(tx, { actor: elsewhere.actor, from, now: MONDAY })),
      refused('unknown_or_hidden'),
    );
    await programme.write((tx) => endAdoption(tx, { actor, from, now: MONDAY }));
    assert.deepEqual(
      (await approvals(programme)).map(({ adoptedFrom }) => adoptedFrom),
      [null],
    );
  });

  test('paid time: hers to write, hers and the team’s to read', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const [her, peer, professional] = [
      await addMember(programme, 'peer'),
      await addMember(programme, 'peer'),
      await addMember(programme, 'professional'),
    ] as const;
    const record = randomUUID();
    const write = (who: MemberActor, version: number) =>
      programme.write((tx) =>
        putPaidTime(tx, {
          actor: who,
          now: MONDAY,
          time: { record, version, sealed: `v${version}`, ownKey: 'own', teamKey: 'team', epoch: 0 },
        }),
      );
    await write(her, 1);
    await write(her, 2);
    await assert.rejects(write(her, 2), refused('stale'));
    for (const who of [peer, actor]) {
      await assert.rejects(write(who, 3), refused('unknown_or_hidden'));
      await assert.rejects(
        programme.write((tx) => deletePaidTime(tx, { actor: who, record, now: MONDAY })),
        refused('unknown_or_hidden'),
      );
    }
    const read = async (who: MemberActor) =>
      (await programme.read((tx) => listPaidTime(tx, who))).map(({ sealed }) => sealed);
    assert.deepEqual(await Promise.all([her, peer, professional, actor].map(read)), [
      ['v2'],
      [],
      ['v2'],
      ['v2'],
    ]);
    await programme.write((tx) => deletePaidTime(tx, { actor: her, record, now: MONDAY }));
    assert.deepEqual(await read(actor), []);
  });
});
