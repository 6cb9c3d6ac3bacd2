/** When the database cannot: nothing is acknowledged, nothing acknowledged is lost, and it works again afterwards. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, test, type TestContext } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { submitRequest } from '#server/store/door.ts';
import { lastEvent } from '#server/store/journal.ts';
import { createProgramme, listProgrammes } from '#server/store/programmes.ts';
import { countOpen } from '#server/store/requests.ts';
import { PROGRAMME_TABLES } from '#server/store/schema.ts';
import { openStore, type Store } from '#server/store/store.ts';
import { Crossed, StoreUnavailable } from '#server/store/unavailable.ts';
import { onBothEngines } from '#test/support/engines.ts';
import { entry, type Founded, foundedIn, MONDAY, submission, submitted } from '#test/support/founded.ts';
import { type Postgres, startPostgres } from '#test/support/postgres.ts';

const submit = ({ programme }: Founded) =>
  programme.write((tx) => submitRequest(tx, submission({ entry: entry({ sealed: 'x'.repeat(6000) }) })));

describe('SQLite in trouble', () => {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-faults-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  let files = 0;
  const open = async (t: TestContext): Promise<{ store: Store; file: string }> => {
    const file = join(folder, `${++files}.sqlite`);
    const store = await openStore({ databaseUrl: null, file });
    t.after(() => store.close());
    return { store, file };
  };

  test('a full disk: of many at once none is acknowledged that is not kept, and room makes it work again', async (t) => {
    const { store } = await open(t);
    const founded = await foundedIn(store);
    await submit(founded);
    // A page limit is to SQLite what a full disk is: the same error, in the middle of a transaction.
    const limit = (more: number) =>
      store.backend.write(null, async (db) => {
        const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
        await sql`pragma max_page_count = ${sql.lit((rows[0]?.page_count ?? 0) + more)}`.execute(db);
      });
    await limit(30);
    const answers: PromiseSettledResult<unknown>[] = [];
    // In waves, so that some groups fit and some do not.
    for (let wave = 0; wave < 20; wave++)
      answers.push(...(await Promise.allSettled([submit(founded), submit(founded), submit(founded)])));
    const kept = answers.filter(({ status }) => status === 'fulfilled').length;
    assert.ok(kept > 0, 'there was room at first');
    assert.ok(
      answers.some((answer) => answer.status === 'rejected'),
      'the limit was reached',
    );
    for (const answer of answers)
      assert.ok(
        answer.status === 'fulfilled' || answer.reason instanceof StoreUnavailable,
        String(answer.status === 'rejected' && answer.reason),
      );
    assert.equal(await founded.programme.read((tx) => countOpen(tx, founded.actor)), kept + 1);
    await limit(10_000);
    await submit(founded);
    assert.equal(await founded.programme.read((tx) => countOpen(tx, founded.actor)), kept + 2);
  });

  test('locked by another process for long: refused as unavailable, and stored once it lets go', async (t) => {
    const { store, file } = await open(t);
    const founded = await foundedIn(store);
    const other = new DatabaseSync(file);
    t.after(() => other.close());
    other.exec('BEGIN IMMEDIATE');
    await assert.rejects(submit(founded), StoreUnavailable);
    other.exec('COMMIT');
    await submit(founded);
    assert.equal(await founded.programme.read((tx) => countOpen(tx, founded.actor)), 1);
  });

  test('what cannot be opened says so', async () => {
    await assert.rejects(
      openStore({ databaseUrl: null, file: join(folder, 'no such folder', 'x.sqlite') }),
      StoreUnavailable,
    );
    const text = join(folder, 'text.sqlite');
    writeFileSync(text, 'this is no database, and long enough to be looked at as one '.repeat(20));
    await assert.rejects(openStore({ databaseUrl: null, file: text }), StoreUnavailable);
  });

  test('a transaction that throws takes nothing of its neighbours along', async (t) => {
    const { store } = await open(t);
    const founded = await foundedIn(store);
    const answers = await Promise.allSettled(
      Array.from({ length: 30 }, (_, i) =>
        founded.programme.write(async (tx) => {
          await submitRequest(tx, submission());
          if (i % 3 === 0) throw new Error('on purpose');
        }),
      ),
    );
    assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 20);
    assert.equal(await founded.programme.read((tx) => countOpen(tx, founded.actor)), 20);
  });

  test('a reader never sees what is not committed', async (t) => {
    const { store } = await open(t);
    const founded = await foundedIn(store);
    const seen: number[] = [];
    await Promise.all([
      ...Array.from(
        { length: 20 },
        async () => void seen.push(await founded.programme.read((tx) => countOpen(tx, founded.actor))),
      ),
      founded.programme.write(async (tx) => {
        for (let i = 0; i < 5; i++) await submitRequest(tx, submission());
      }),
    ]);
    assert.ok(
      seen.every((count) => count === 0 || count === 5),
      seen.join(),
    );
  });
});

describe('PostgreSQL in trouble', () => {
  let postgres: Postgres;
  before(async () => {
    postgres = await startPostgres();
  });
  after(() => postgres.stop());
  const open = async (t: TestContext): Promise<{ store: Store; url: string }> => {
    const url = await postgres.createDatabase();
    const store = await openStore({ databaseUrl: url, file: '' });
    t.after(() => store.close());
    return { store, url };
  };

  test('[Note: Second wall] raw SQL under another programme, or under none, sees and changes nothing', async (t) => {
    const { store, url } = await open(t);
    const mine = await foundedIn(store, { host: 'a.test' });
    const other = await foundedIn(store, { host: 'b.test' });
    await submitted(mine.programme);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    t.after(() => client.end());
    const rowsUnder = async (programme: string, table: string): Promise<string[]> => {
      await client.query("select set_config('passerelle.programme', $1, false)", [programme]);
      return (await client.query<{ programme: string }>(`select programme from "${table}"`)).rows.map(
        (row) => row.programme,
      );
    };
    let found = 0;
    for (const table of PROGRAMME_TABLES) {
      const own = await rowsUnder(mine.programme.programme, table);
      found += own.length;
      assert.ok(
        own.every((programme) => programme === mine.programme.programme),
        table,
      );
      assert.ok(
        (await rowsUnder(other.programme.programme, table)).every(
          (programme) => programme === other.programme.programme,
        ),
        table,
      );
      assert.deepEqual(await rowsUnder('', table), [], table);
      assert.equal((await client.query(`update "${table}" set programme = programme`)).rowCount, 0, table);
      assert.equal((await client.query(`delete from "${table}"`)).rowCount, 0, table);
    }
    assert.ok(found > 8, 'there was something to see');
    await client.query("select set_config('passerelle.programme', $1, false)", [other.programme.programme]);
    await assert.rejects(
      client.query('insert into tries values ($1, $2, 1, 1)', [mine.programme.programme, 'x']),
      /row-level security/,
    );
    assert.equal(
      (await client.query('update programme set last_event = 0 where id = $1', [mine.programme.programme]))
        .rowCount,
      0,
    );
    // A table that a later migration forgets to wall in fails here.
    const tables = await client.query<{ table_name: string }>(
      "select distinct table_name from information_schema.columns where table_schema = 'public' and column_name = 'programme'",
    );
    assert.deepEqual(tables.rows.map((row) => row.table_name).sort(), [...PROGRAMME_TABLES].sort());
  });

  test('a role that no wall holds back is refused, with what to do', async () => {
    const url = new URL(await postgres.createDatabase());
    url.username = 'postgres';
    await assert.rejects(
      openStore({ databaseUrl: url.href, file: '' }),
      /superuser or has BYPASSRLS.*create role/s,
    );
  });

  test('two nodes that start at once on an empty database both find it ready', async (t) => {
    const url = await postgres.createDatabase();
    const stores = await Promise.all([1, 2, 3].map(() => openStore({ databaseUrl: url, file: '' })));
    t.after(() => Promise.all(stores.map((store) => store.close())));
    await Promise.all(
      stores.map((store, i) =>
        createProgramme(store, { id: `p${i}`, host: `${i}.test`, setupTokenHash: 'x', now: MONDAY }),
      ),
    );
    assert.equal((await listProgrammes(stores[0] as Store)).length, 3);
  });

  test('transactions that cross are run again, and counted once', async (t) => {
    const { store } = await open(t);
    const founded = await foundedIn(store);
    let runs = 0;
    await founded.programme.write(async (tx) => {
      await submitRequest(tx, submission());
      if (++runs < 3) throw new Crossed();
    });
    assert.equal(runs, 3);
    assert.equal(await founded.programme.read((tx) => countOpen(tx, founded.actor)), 1);
    await assert.rejects(
      founded.programme.write(async () => {
        throw new Crossed();
      }),
      StoreUnavailable,
    );
  });

  test('a server that goes away: unavailable, not an unknown error', async (t) => {
    const own = await startPostgres();
    t.after(() => own.stop());
    const url = await own.createDatabase();
    const store = await openStore({ databaseUrl: url, file: '' });
    const founded = await foundedIn(store);
    await own.stop();
    await assert.rejects(submit(founded), StoreUnavailable);
    await assert.rejects(founded.programme.read(lastEvent), StoreUnavailable);
    await store.close();
    await assert.rejects(openStore({ databaseUrl: url, file: '' }), StoreUnavailable);
  });
});

onBothEngines('opening', (bench) => {
  test('a database of a newer program is left alone', async () => {
    const { store, file, databaseUrl } = await bench.newStore();
    await store.backend.write(null, (db) =>
      db.insertInto('migration').values({ name: '9999-later', applied_at: 0 }).execute(),
    );
    await assert.rejects(openStore({ databaseUrl, file }), /newer Passerelle \(9999-later\)/);
  });

  test('a second opening changes nothing', async () => {
    const { store, file, databaseUrl } = await bench.newStore();
    const { programme } = await foundedIn(store);
    const before = await programme.read(lastEvent);
    const again = await openStore({ databaseUrl, file });
    assert.equal(await again.forProgramme(programme.programme).read(lastEvent), before);
    await again.close();
  });
});
