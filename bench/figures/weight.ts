/** What comes over the wire at a first load, in a real Chromium with an empty cache. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TEAM_PATH } from '#contract/links.ts';
import { startChromium } from '#test/support/chromium.ts';
import { found } from '../support/programme.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import type { Figure } from './figure.ts';

export async function weightFigures(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-bench-'));
  const server = await startServer({ data: join(folder, 'data') });
  try {
    await found(server);
    const form = await firstLoad(server, '/demande');
    const team = await firstLoad(server, TEAM_PATH);
    return [
      {
        name: 'request_page_bytes',
        value: form.bytes,
        must: ['<=', 90_000],
        how: 'headers included, everything until the page is quiet',
      },
      { name: 'request_page_requests', value: form.requests, must: ['<=', 8], how: form.paths.join(' ') },
      {
        name: 'request_page_first_text_bytes',
        value: form.beforeScript,
        must: ['<=', 15_000],
        how: 'HTML and CSS',
      },
      {
        name: 'team_app_bytes',
        value: team.bytes,
        must: ['<=', 500_000],
        how: `sign-in included, ${team.requests} requests`,
      },
    ];
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function firstLoad(server: RunningServer, path: string) {
  const chromium = await startChromium();
  try {
    const { page } = await chromium.visitor(server.base);
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    const types = new Map<string, string>();
    const paths: string[] = [];
    let bytes = 0;
    let beforeScript = 0;
    session.on('Network.responseReceived', ({ requestId, type, response }) => {
      types.set(requestId, type);
      paths.push(new URL(response.url).pathname);
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      bytes += encodedDataLength;
      if (['Document', 'Stylesheet'].includes(types.get(requestId) ?? '')) beforeScript += encodedDataLength;
    });
    await page.goto(server.base + path, { waitUntil: 'networkidle' });
    return { bytes, requests: paths.length, beforeScript, paths };
  } finally {
    await chromium.stop();
  }
}
