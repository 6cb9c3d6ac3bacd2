/** What comes over the wire at a first load, in a real Chromium with an empty cache. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signIn } from '#test/journeys/team-access-support.ts';
import { startChromium } from '#test/support/chromium.ts';
import { firstLoad } from '../support/first-load.ts';
import { found } from '../support/programme.ts';
import { startServer } from '../support/server.ts';
import type { Figure } from './figure.ts';

export async function weightFigures(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-bench-'));
  const server = await startServer({ data: join(folder, 'data') });
  const chromium = await startChromium({ whole: true });
  try {
    const { credentials } = await found(server);
    const form = await firstLoad(chromium, server.port, (page) => page.goto('/demande'));
    const team = await firstLoad(chromium, server.port, (page) => signIn(page, credentials));
    return [
      {
        name: 'request_page_bytes',
        value: form.bytes,
        must: ['<=', 90_000],
        how: 'headers included, everything until the page is at rest',
      },
      {
        name: 'request_page_requests',
        value: form.paths.length,
        must: ['<=', 8],
        how: form.paths.join(' '),
      },
      {
        name: 'request_page_first_text_bytes',
        value: form.documentAndStyle,
        must: ['<=', 15_000],
        how: 'document and style sheet, headers included',
      },
      {
        name: 'team_app_bytes',
        value: team.bytes,
        must: ['<=', 500_000],
        how: `from the address to Today at rest, signing in included; ${team.paths.length} requests`,
      },
    ];
  } finally {
    await chromium.stop();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
