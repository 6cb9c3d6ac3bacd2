/** The list of what the server may know, compared with what it stores. A column that is not in the list fails here. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Store } from '#server/store/store.ts';
import { onBothEngines } from '#test/support/engines.ts';

const page = readFileSync(new URL('../docs/server-knows.md', import.meta.url), 'utf8');
const lines = [...page.matchAll(/^\| `([a-z_]+\.[a-z_]+)` \| ([^|]+) \| ([^|]+) \|$/gm)].map(
  ([, column = '', purpose = '', why = '']) => ({ column, purpose, why }),
);

async function columnsOf(store: Store): Promise<string[]> {
  return store.backend.read(null, async (db) => {
    if (store.engine === 'sqlite') {
      const { rows } = await sql<{ t: string; c: string }>`
        select m.name as t, p.name as c from sqlite_master m join pragma_table_info(m.name) p where m.type = 'table' and m.name not like 'sqlite_%'`.execute(
        db,
      );
      return rows.map(({ t, c }) => `${t}.${c}`);
    }
    const { rows } = await sql<{ t: string; c: string }>`
      select table_name as t, column_name as c from information_schema.columns where table_schema not in ('pg_catalog', 'information_schema')`.execute(
      db,
    );
    return rows.map(({ t, c }) => `${t}.${c}`);
  });
}

test('each line names a purpose within the limit, and a reason', () => {
  assert.ok(lines.length > 150);
  assert.equal(new Set(lines.map(({ column }) => column)).size, lines.length, 'no column twice');
  for (const { column, purpose, why } of lines) {
    assert.ok(
      ['clock', 'store', 'access', 'published', 'journal'].includes(purpose),
      `${column}: ${purpose}`,
    );
    assert.ok(why.trim().length > 3, column);
  }
});

onBothEngines('what the server knows', (bench) => {
  test('the database has exactly the columns of the list', async () => {
    const { store } = await bench.newStore();
    const columns = await columnsOf(store);
    assert.deepEqual(columns.sort(), lines.map(({ column }) => column).sort());
  });

  test('nothing but text and whole numbers: no column could hold a file or a tree of words by its type', async () => {
    const { store } = await bench.newStore();
    const types = await store.backend.read(null, async (db) => {
      const tables = await db.introspection.getTables();
      return new Set(tables.flatMap(({ columns }) => columns.map(({ dataType }) => dataType.toLowerCase())));
    });
    assert.deepEqual([...types].sort(), bench.engine === 'sqlite' ? ['bigint', 'text'] : ['int8', 'text']);
  });
});
