/** Opening the queue with 500 other programmes of 50 open requests in the database, against the same programme alone. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load, median, shoot, type Shot } from '../support/load.ts';
import { crowd } from '../support/crowd.ts';
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
    crowd(crowdedData, OTHERS);

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
