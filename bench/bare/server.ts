/**
 * *Bare*: the smallest Fastify routes that store or return the same bytes with the same durability, and echo to
 * listeners. What our figures are divided by. Run as a child: `node bench/bare/server.ts FOLDER`; prints `ready PORT`.
 */
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import type { ServerResponse } from 'node:http';
import { fastify } from 'fastify';

const folder = process.argv[2];
if (!folder) throw new Error('node bench/bare/server.ts FOLDER');

const db = new DatabaseSync(join(folder, 'bare.db'));
db.exec('pragma journal_mode = wal; pragma synchronous = full');
db.exec('create table if not exists bare (id text primary key, body text not null)');
const insert = db.prepare('insert into bare (id, body) values (?, ?)');
const select = db.prepare('select body from bare where id = ?');

const app = fastify({ bodyLimit: 65_536 });
const listeners = new Set<ServerResponse>();
let count = 0;

app.addContentTypeParser('application/json', { parseAs: 'string' }, (_, body, done) => done(null, body));

app.post('/store', (request, reply) => {
  const id = String(++count);
  const body = request.body as string;
  insert.run(id, body);
  reply.code(201).send({ id });
  if (listeners.size === 0) return;
  const file = /"file":"([^"]*)"/.exec(body)?.[1];
  for (const listener of listeners) listener.write(`id: ${id}\ndata: {"file":"${file}"}\n\n`);
});
app.get<{ Params: { id: string } }>('/read/:id', (request, reply) => {
  const row = select.get(request.params.id) as { body: string } | undefined;
  reply.type('application/json').send(row?.body ?? '{}');
});
app.get('/live', (_, reply) => {
  reply.hijack();
  reply.raw.writeHead(200, { 'content-type': 'text/event-stream' });
  reply.raw.write(': hello\n\n');
  listeners.add(reply.raw);
  reply.raw.on('close', () => listeners.delete(reply.raw));
});

const address = await app.listen({ port: 0, host: '127.0.0.1' });
process.stdout.write(`ready ${new URL(address).port}\n`);
process.on('SIGTERM', () => process.exit(0));
