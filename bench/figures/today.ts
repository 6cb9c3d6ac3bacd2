/** Opening the queue with 500 other programmes of 50 open requests in the database, against the same programme alone. */
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { load, median, shoot, type Shot } from '../support/load.ts';
import { found, sealMany, sessionCookie } from '../support/programme.ts';
import { startServer } from '../support/server.ts';
import type { Figure } from './figure.ts';

const OTHERS = 500;
const OPEN = 50;
const ROUNDS = 100;
const WARM_UP = 20;

export async function todayFigures(say: (line: string) => void): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-bench-'));
  const aloneData = join(folder, 'alone');
  const crowdedData = join(folder, 'crowded');
  try {
    const founding = await startServer({ data: aloneData });
    const programme = await found(founding);
    const cookie = await sessionCookie(founding, programme, Date.now() + 30_000);
    const shots = (await sealMany(programme, OPEN)).map(
      ({ body }): Shot => ({ method: 'POST', path: '/api/door/requests', body: JSON.stringify(body) }),
    );
    const handed = await load(founding.port, shots, 4);
    if (handed.failures > 0) throw new Error(handed.firstFailures.join('; '));
    await founding.stop();
    cpSync(aloneData, crowdedData, { recursive: true });
    say(`copying the programme ${OTHERS} times`);
    crowd(crowdedData);

    const alone = await startServer({ data: aloneData });
    const crowded = await startServer({ data: crowdedData });
    try {
      const agent = new http.Agent({ keepAlive: true });
      const open = async (port: number) => {
        const began = performance.now();
        const answer = await shoot(agent, port, {
          method: 'GET',
          path: '/api/requests?which=open',
          headers: { cookie },
        });
        if (!answer.ok || answer.status !== 200) throw new Error(answer.ok ? answer.text : answer.why);
        const { rows } = JSON.parse(answer.text) as { rows: unknown[] };
        if (rows.length !== OPEN) throw new Error(`${rows.length} rows instead of ${OPEN}`);
        return performance.now() - began;
      };
      const a: number[] = [];
      const b: number[] = [];
      for (let i = 0; i < WARM_UP + ROUNDS; i++) {
        // Each goes first every other time: the second finds the machine warmer.
        const [first, second] = i % 2 === 0 ? [alone, crowded] : [crowded, alone];
        const times = [await open(first.port), await open(second.port)] as const;
        if (i < WARM_UP) continue;
        a.push(times[i % 2 === 0 ? 0 : 1]);
        b.push(times[i % 2 === 0 ? 1 : 0]);
      }
      agent.destroy();
      return [
        {
          name: 'today_500_programmes_ratio',
          value: median(b) / median(a),
          must: ['<=', 1.2],
          how: `medians of ${ROUNDS} openings in turn: ${median(b).toFixed(1)} ms with ${OTHERS * OPEN} other open requests, ${median(a).toFixed(1)} ms alone`,
        },
      ];
    } finally {
      await alone.stop();
      await crowded.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Copies every row of the one programme under 500 other programme ids. Row ids may repeat: a row is told by programme and id. */
function crowd(data: string): void {
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
  for (let n = 1; n <= OTHERS; n++) {
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
