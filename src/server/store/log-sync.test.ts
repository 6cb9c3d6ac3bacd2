import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, test, type TestContext } from 'node:test';
import { GroupCommit } from './group-commit.ts';
import { syncLogOf } from './log-sync.ts';
import { StoreUnavailable } from './unavailable.ts';

const folder = mkdtempSync(join(tmpdir(), 'passerelle-log-'));
after(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

/** A database with a disk that syncs when it is told to. */
function onSlowDisk(t: TestContext) {
  const file = join(folder, `${++files}.sqlite`);
  const db = new DatabaseSync(file, { timeout: 50 });
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE kept (n INTEGER)');
  const asked: PromiseWithResolvers<undefined>[] = [];
  const log = syncLogOf(db, file, () => {
    const one = Promise.withResolvers<undefined>();
    asked.push(one);
    return one.promise;
  });
  t.after(() => {
    log.close();
    db.close();
  });
  const group = new GroupCommit(db, log);
  const keep = (n: number) => group.transaction(async () => db.prepare('INSERT INTO kept VALUES (?)').run(n));
  const kept = () =>
    db
      .prepare('SELECT n FROM kept ORDER BY n')
      .all()
      .map(({ n }) => n);
  return { file, db, group, asked, keep, kept };
}

/** What was begun has gone as far as it can without the disk. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
}

test('nobody is answered before the disk has it, nor whoever reads meanwhile', async (t) => {
  const { group, asked, keep } = onSlowDisk(t);
  const answered: string[] = [];
  const all = [
    keep(1).then(() => answered.push('one')),
    keep(2).then(() => answered.push('two')),
    group
      .transaction(() => Promise.reject(new Error('on purpose')))
      .catch((error: unknown) => answered.push((error as Error).message)),
  ];
  await settle();
  all.push(group.synced().then(() => answered.push('reader')));
  const later = keep(3).then(() => answered.push('three'));
  await settle();
  assert.deepEqual([asked.length, answered], [1, []]);
  asked[0]?.resolve(undefined);
  await Promise.all(all);
  assert.deepEqual(answered.toSorted(), ['on purpose', 'one', 'reader', 'two']);
  await settle();
  assert.equal(asked.length, 2, 'what came later has a sync of its own');
  asked[1]?.resolve(undefined);
  await later;
});

test('a disk that refuses: nobody is acknowledged until the log was begun anew', async (t) => {
  const { file, asked, keep, kept } = onSlowDisk(t);
  const refused = keep(1);
  await settle();
  const committedMeanwhile = keep(10);
  await settle();
  const both = Promise.allSettled([refused, committedMeanwhile]);
  asked[0]?.reject(Object.assign(new Error('refused on purpose'), { code: 'EIO' }));
  for (const answer of await both)
    assert.ok(answer.status === 'rejected' && answer.reason instanceof StoreUnavailable);

  const reader = new DatabaseSync(file);
  t.after(() => reader.close());
  reader.exec('BEGIN; SELECT * FROM kept');
  await assert.rejects(keep(2), StoreUnavailable, 'somebody still reads the old log');
  assert.equal(asked.length, 1, 'and nothing was committed into it');
  reader.exec('COMMIT');

  const before = statSync(`${file}-wal`).size;
  const third = keep(3);
  await settle();
  assert.ok(statSync(`${file}-wal`).size < before, 'begun anew');
  asked[1]?.resolve(undefined);
  await third;
  assert.deepEqual(kept(), [1, 3, 10]);
});

test('without a log SQLite goes on syncing by itself', (t) => {
  const file = join(folder, 'rollback.sqlite');
  const db = new DatabaseSync(file);
  t.after(() => db.close());
  db.exec('PRAGMA synchronous = FULL');
  syncLogOf(db, file, () => assert.fail('never asked')).close();
  assert.equal(db.prepare('PRAGMA synchronous').get()?.['synchronous'], 2);
});
