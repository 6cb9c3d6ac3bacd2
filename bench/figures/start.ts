/** A second start, to the first answer, against a bare Fastify that opens a database. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBare } from '../support/child.ts';
import { median } from '../support/load.ts';
import { startServer } from '../support/server.ts';
import type { Figure } from './figure.ts';

const PAIRS = 5;

export async function startFigures(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-bench-'));
  try {
    await (await startServer({ data: join(folder, 'data') })).stop();
    const ratios: number[] = [];
    let ours = 0;
    for (let i = 0; i < PAIRS; i++) {
      const server = await startServer({ data: join(folder, 'data') });
      await server.stop();
      const bare = await startBare(folder);
      await bare.stop();
      ratios.push(server.startMs / bare.startMs);
      ours = server.startMs;
    }
    return [
      {
        name: 'start_vs_bare',
        value: median(ratios),
        must: ['<=', 5],
        how: `median of ${PAIRS} pairs; last start ${Math.round(ours)} ms`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
