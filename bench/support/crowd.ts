/** Many programmes in one database, made from one. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Copies every row of the one programme in the folder under `others` other programme ids. Row ids may repeat: a row is told by programme and id. */
export function crowd(data: string, others: number): void {
  const file = readdirSync(data).find((name) => name.endsWith('.db') || name.endsWith('.sqlite'));
  if (!file) throw new Error('no database in the data folder');
  const db = new DatabaseSync(join(data, file));
  const tables = db
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
    .all() as { name: string }[];
  const columns = (table: string) =>
    (db.prepare(`select name from pragma_table_info('${table}')`).all() as { name: string }[]).map(
      (c) => c.name,
    );
  db.exec('begin');
  for (let n = 1; n <= others; n++) {
    const other = `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
    db.prepare(
      `insert into programme select ${columns('programme')
        .map((c) => (c === 'id' ? '?' : c === 'host' ? '?' : c))
        .join(', ')} from programme limit 1`,
    ).run(other, `p${n}.invalid`);
    for (const { name } of tables) {
      const all = columns(name);
      if (!all.includes('programme')) continue;
      const source = `(select id from programme where id not like '00000000-0000-7000-8000-%' limit 1)`;
      db.prepare(
        `insert into ${name} (${all.join(', ')}) select ${all.map((c) => (c === 'programme' ? '?' : c)).join(', ')} from ${name} where programme = ${source}`,
      ).run(other);
    }
  }
  db.exec('commit');
  db.close();
}
