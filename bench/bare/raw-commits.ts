/** Bare inserts of the given texts by `node:sqlite`, one durable commit each, no HTTP. Prints commits per second. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const [folder, list] = process.argv.slice(2);
if (!folder || !list) throw new Error('node bench/bare/raw-commits.ts FOLDER FILE-WITH-ONE-TEXT-PER-LINE');
const texts = readFileSync(list, 'utf8').split('\n').filter(Boolean);
const db = new DatabaseSync(join(folder, 'raw.db'));
db.exec('pragma journal_mode = wal; pragma synchronous = full');
db.exec('create table raw (id integer primary key, body text not null)');
const insert = db.prepare('insert into raw (body) values (?)');
const began = performance.now();
for (const text of texts) insert.run(text);
process.stdout.write(`${(texts.length / (performance.now() - began)) * 1000}\n`);
