/** Destruction on both engines: of nothing that must stay, and then of every trace. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Step } from '#programme/request.ts';
import { Refusal } from '#server/refusal.ts';
import type { MemberActor } from '#server/store/access.ts';
import {
  destroyable,
  destroyFile,
  dueForDestruction,
  endingRequests,
  erasePractice,
} from '#server/store/destruction.ts';
import { forgetExpired } from '#server/store/expiry.ts';
import { keepAttempt } from '#server/store/sign-in.ts';
import { listRecords, putRecord } from '#server/store/records.ts';
import { PROGRAMME_TABLES } from '#server/store/schema.ts';
import { fileView } from '#server/store/requests.ts';
import { takeStep } from '#server/store/steps.ts';
import type { ProgrammeStore, Store } from '#server/store/store.ts';
import { onBothEngines } from '#test/support/engines.ts';
import { addMember, entry, foundedIn, MONDAY, submission, submitted, token } from '#test/support/founded.ts';

const DAY = 24 * 60 * 60_000;
const LATER = MONDAY + 40 * DAY;

async function close(
  programme: ProgrammeStore,
  actor: MemberActor,
  file: string,
  options: { hold?: boolean } = {},
): Promise<void> {
  const take = (version: number, step: Parameters<typeof takeStep>[1]['step']) =>
    programme.write((tx) =>
      takeStep(tx, { actor, file, version, step, entries: [], keys: [], records: [], now: MONDAY }),
    );
  await take(0, { step: 'close', reason: 'done' });
  if (options.hold) await take(1, { step: 'hold', hold: true });
}

/** Every value of every row of the programme, as text. */
async function everything(store: Store, programme: string): Promise<string> {
  const dumps = await store.backend.read(programme, async (db) => {
    const rows: unknown[] = [];
    for (const table of PROGRAMME_TABLES)
      rows.push(await sql`select * from ${sql.table(table)}`.execute(db).then((result) => result.rows));
    return rows;
  });
  return JSON.stringify(dumps);
}

onBothEngines('destruction', (bench) => {
  test('only what was closed, read, not held, and whose date has come', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const [open, closed, held, unread, early] = await Promise.all(
      [1, 2, 3, 4, 5].map(() => submitted(programme)),
    );
    await close(programme, actor, closed?.file ?? '');
    await close(programme, actor, held?.file ?? '', { hold: true });
    await close(programme, actor, unread?.file ?? '');
    await close(programme, actor, early?.file ?? '');
    await programme.write(async ({ db }) => {
      await db
        .updateTable('request')
        .set({ seen_at: null })
        .where('file', '=', unread?.file ?? '')
        .execute();
      await db
        .updateTable('request')
        .set({ destroy_at: LATER + 1 })
        .where('file', '=', early?.file ?? '')
        .execute();
    });
    assert.deepEqual(await programme.read((tx) => dueForDestruction(tx, LATER)), [closed?.file]);
    for (const other of [open, held, unread, early])
      assert.equal(await destroyFile(programme, { file: other?.file ?? '', now: LATER }), false);
    const warned = await programme.read((tx) => endingRequests(tx, actor, LATER));
    const kindOf = (sent: typeof open) => warned.find(({ file }) => file === sent?.file)?.kind;
    assert.deepEqual([closed, early, held, unread, open].map(kindOf), [
      'soon',
      'soon',
      'held',
      'unread',
      undefined,
    ]);
    const peer = await addMember(programme, 'peer');
    assert.deepEqual(await programme.read((tx) => endingRequests(tx, peer, LATER)), []);
  });

  test('people are told a week before; on the day, the statement that deletes asks again and leaves what is open, held or unread', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const sent = await submitted(programme);
    await close(programme, actor, sent.file);
    const { closedAt, destroyAt } = (await programme.read((tx) => fileView(tx, actor, sent.file)))?.row ?? {};
    assert.ok(closedAt && destroyAt);
    // Told a week before its date, not sooner; destroyed on its date, not sooner.
    const told = (now: number) => programme.read((tx) => endingRequests(tx, actor, now));
    assert.deepEqual(await told(destroyAt - 7 * DAY - 1), []);
    assert.deepEqual(
      (await told(destroyAt - 7 * DAY)).map(({ file, kind }) => [file, kind]),
      [[sent.file, 'soon']],
    );
    assert.equal(await destroyFile(programme, { file: sent.file, now: destroyAt - 1 }), false);
    for (const unfit of [{ seen_at: null }, { hold: 1 as const }, { state: 'reached' as const }]) {
      const gone: bigint = await programme.write(async ({ db }): Promise<bigint> => {
        await db
          .updateTable('request')
          .set({ state: 'closed', hold: 0, seen_at: closedAt })
          .where('file', '=', sent.file)
          .execute();
        await db.updateTable('request').set(unfit).where('file', '=', sent.file).execute();
        const result = await db
          .deleteFrom('request')
          .where('file', '=', sent.file)
          .where(destroyable(destroyAt))
          .executeTakeFirst();
        return result.numDeletedRows;
      });
      assert.equal(gone, 0n, JSON.stringify(unfit));
    }
  });

  test('leaves nothing: no row, no key, no entry, no name, neither in the tables nor in the file’s bytes', async () => {
    const { store, folder, file: database } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    await addMember(programme, 'professional', { mail: true });
    const sealed = `sealed${token()}${token()}`;
    const wrap = `wrap${token()}`;
    const sent = await submitted(programme, {
      entry: entry({ sealed }),
      key: { stream: 'exchange', epoch: 0, intake: wrap, receipt: wrap },
      newReference: () => 'Sentinelle-7777',
    });
    const kept = await submitted(programme, { entry: entry({ sealed: `kept${token()}` }) });
    await close(programme, actor, sent.file);
    const traces = [
      sealed,
      wrap,
      sent.receipt.locator,
      sent.receipt.authenticationHash,
      sent.entry.hash,
      'Sentinelle-7777',
    ];
    const before = await everything(store, programme.programme);
    for (const trace of traces) assert.ok(before.includes(trace), 'the search can find what it searches for');

    assert.equal(await destroyFile(programme, { file: sent.file, now: LATER }), true);
    assert.equal(await destroyFile(programme, { file: sent.file, now: LATER }), false);
    assert.equal(await programme.forget(), true);
    // The line that tells open screens keeps the id for a day, then loses it too.
    await programme.write((tx) => forgetExpired(tx, LATER + DAY));
    await programme.forget();
    const after = await everything(store, programme.programme);
    for (const trace of [...traces, sent.file]) assert.ok(!after.includes(trace), trace);
    assert.ok(after.includes(kept.entry.sealed));
    if (bench.engine === 'sqlite') {
      const files = readdirSync(folder).filter((name) => join(folder, name).startsWith(database));
      assert.ok(files.length > 0);
      const bytes = Buffer.concat(files.map((name) => readFileSync(join(folder, name))));
      assert.ok(bytes.includes(kept.entry.sealed), 'the search can find what it searches for');
      for (const trace of [...traces, sent.file]) assert.ok(!bytes.includes(trace), trace);
    }
  });

  test('a request outlives the one it was merged into, and can still be held', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const [kept, merged] = [await submitted(programme), await submitted(programme)];
    const take = (file: string, version: number, step: Step) =>
      programme.write((tx) =>
        takeStep(tx, { actor, file, version, step, entries: [], keys: [], records: [], now: MONDAY }),
      );
    await take(merged.file, 0, { step: 'merge', into: kept.file });
    await take(merged.file, 1, { step: 'hold', hold: true });
    await take(kept.file, 1, { step: 'close', reason: 'done' });
    assert.equal(await destroyFile(programme, { file: kept.file, now: LATER }), true);
    await take(merged.file, 2, { step: 'hold', hold: false });
    const row = (await programme.read((tx) => fileView(tx, actor, merged.file)))?.row;
    assert.deepEqual([row?.closeReason, row?.mergedInto, row?.hold], ['merged', null, false]);
  });

  test('an exercise goes at once, by a member of the team; a real request never goes that way', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const [exercise, real] = [await submitted(programme, { practice: true }), await submitted(programme)];
    const peer = await addMember(programme, 'peer');
    const hidden = (error: unknown) => error instanceof Refusal && error.code === 'unknown_or_hidden';
    await assert.rejects(erasePractice(programme, { actor: peer, file: exercise.file, now: MONDAY }), hidden);
    await assert.rejects(erasePractice(programme, { actor, file: real.file, now: MONDAY }), hidden);
    await erasePractice(programme, { actor, file: exercise.file, now: MONDAY });
    const left = await programme.read(({ db }) => db.selectFrom('entry').select('file').execute());
    assert.deepEqual(
      left.map(({ file }) => file),
      [real.file],
    );
  });

  test('what ends by itself ends: sign-ins, drafts, return cards', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    await programme.write((tx) =>
      keepAttempt(tx, { id: submission().file, subject: 's', member: null, state: 'x', now: MONDAY }),
    );
    const record = (kind: string, epoch: number | null) => ({
      kind,
      record: submission().file,
      version: 1,
      sealed: 'x',
      epoch,
    });
    const ends = [];
    for (const one of [record('draft', null), record('return_card', 0), record('directory', 0)])
      ends.push(
        (await programme.write((tx) => putRecord(tx, { actor, record: one, now: MONDAY }))).expiresAt,
      );
    const inAYear = Date.parse('2027-11-23T15:00:00Z');
    assert.deepEqual(ends, [MONDAY + 30 * DAY, inAYear, null]);
    const [card] = await programme.read((tx) => listRecords(tx, actor, 'return_card'));
    assert.equal(card?.expiresAt, inAYear, 'the screen can say until when it is there');
    const kinds = async () =>
      (
        await programme.read(({ db }) => db.selectFrom('record').select('kind').orderBy('kind').execute())
      ).map(({ kind }) => kind);
    await programme.write((tx) => forgetExpired(tx, MONDAY + 31 * DAY));
    assert.deepEqual(await kinds(), ['directory', 'return_card']);
    assert.deepEqual(
      await programme.read(({ db }) => db.selectFrom('sign_in_attempt').selectAll().execute()),
      [],
    );
    await programme.write((tx) => forgetExpired(tx, MONDAY + 366 * DAY));
    assert.deepEqual(await kinds(), ['directory']);
  });
});
