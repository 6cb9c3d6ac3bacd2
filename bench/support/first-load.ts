/** A first load in a real Chromium with an empty cache: every byte that came, until the page is at rest. */
import type { Page } from '@playwright/test';
import type { Chromium } from '#test/support/chromium.ts';
import { tapWire } from './wire.ts';

/** @param visit goes to the page; what follows by itself is counted too */
export async function firstLoad(chromium: Chromium, port: number, visit: (page: Page) => Promise<unknown>) {
  const wire = await tapWire(port);
  const { page, leave } = await chromium.visitor(wire.base, { serviceWorkers: 'allow' });
  try {
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    const first = new Set<string>();
    let documentAndStyle = 0;
    session.on('Network.responseReceived', ({ requestId, type }) => {
      if (type === 'Document' || type === 'Stylesheet') first.add(requestId);
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (first.has(requestId)) documentAndStyle += encodedDataLength;
    });
    await visit(page);
    await wire.quiet();
    return { bytes: wire.received(), paths: [...wire.paths()], documentAndStyle };
  } finally {
    await leave();
    await wire.close();
  }
}
