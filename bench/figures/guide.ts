/** The guide as an officer's phone gets it: everything that is read without a network later, and a search with typos. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadWording } from '#server/content/wording.ts';
import { NO_OWN_WORDING, shownGuide } from '#wording/guide.ts';
import { searchedWording, searchOver } from '#wording/search.ts';
import { startChromium } from '#test/support/chromium.ts';
import { found } from '../support/programme.ts';
import { startServer } from '../support/server.ts';
import { tapWire } from '../support/wire.ts';
import type { Figure } from './figure.ts';

export async function guideFigures(): Promise<Figure[]> {
  const times = await searchTimes();
  const p95 = times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] as number;
  const { bytes, requests } = await firstVisit();
  return [
    {
      name: 'guide_bytes',
      value: bytes,
      must: ['<=', 150_000],
      how: `guide, cards, numbers, styles, scripts, worker, until all of it is kept; ${requests} requests`,
    },
    {
      name: 'guide_search_p95_ms',
      value: p95,
      must: ['<=', 10],
      how: `${times.length} searches with a wrong letter over the whole guide, both languages`,
    },
  ];
}

/** What is typed by somebody who looks for it: the first words of each wording to avoid, one letter missing, key by key. */
async function searchTimes(): Promise<number[]> {
  const guide = shownGuide((await loadWording()).entries, NO_OWN_WORDING);
  const times: number[] = [];
  for (const language of ['fr', 'en'] as const) {
    const search = searchOver(
      guide.map((entry) => searchedWording(entry, language, '')),
      language,
    );
    for (const [place, { avoid }] of guide.entries()) {
      const text = avoid[language];
      const missing = 2 + (place % Math.max(1, text.length - 3));
      const typed = text.slice(0, missing) + text.slice(missing + 1);
      for (let length = 1; length <= typed.length; length += 1) {
        const began = performance.now();
        search.find(typed.slice(0, length));
        times.push(performance.now() - began);
      }
    }
  }
  return times;
}

async function firstVisit(): Promise<{ bytes: number; requests: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-bench-'));
  const server = await startServer({ data: join(folder, 'data') });
  const chromium = await startChromium({ whole: true });
  const wire = await tapWire(server.port);
  try {
    await found(server);
    const { page, leave } = await chromium.visitor(wire.base, { serviceWorkers: 'allow' });
    await page.goto('/guide');
    await page.locator('#offline:not(:empty)').waitFor();
    await wire.quiet();
    const result = { bytes: wire.received(), requests: wire.paths().length };
    await leave();
    return result;
  } finally {
    await wire.close();
    await chromium.stop();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
