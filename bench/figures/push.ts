/** From the handing in of a request, before its commit, to the knock at a push service on loopback. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must, signIn } from '#cli/client/member.ts';
import { transportTo } from '#cli/client/transport.ts';
import { callRoute } from '#contract/client.ts';
import { submitRequest } from '#contract/door.ts';
import { turnOnDevice } from '#contract/push.ts';
import { startPushService } from '#test/support/push-service.ts';
import { percentile } from '../support/load.ts';
import { found, sealMany } from '../support/programme.ts';
import { startServer } from '../support/server.ts';
import type { Figure } from './figure.ts';

const KNOCKS = 60;

export async function pushFigures(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-bench-'));
  const service = await startPushService();
  const server = await startServer({ data: join(folder, 'data'), env: { PASSERELLE_PUSH_LOOPBACK: '1' } });
  try {
    const programme = await found(server);
    const partner = transportTo(server.base);
    const member = transportTo(server.base);
    await signIn(member, programme.credentials, Date.now() + 30_000);
    const endpoint = service.endpoint('phone');
    must(turnOnDevice, await callRoute(turnOnDevice, { body: { endpoint } }, member));
    const times: number[] = [];
    for (const [i, { body }] of (await sealMany(programme, KNOCKS)).entries()) {
      // Earlier than the commit: what is told is never better than what is asked for.
      const handedIn = performance.now();
      must(submitRequest, await callRoute(submitRequest, { body }, partner));
      const knocks = await service.received(i + 1, 10_000);
      times.push((knocks[i]?.at ?? Number.NaN) - handedIn);
    }
    return [
      {
        name: 'push_p95_ms',
        value: percentile(times, 0.95),
        must: ['<=', 2000],
        how: `${KNOCKS} requests, one device, from handing in, before the commit, to the knock at a push service on loopback`,
      },
    ];
  } finally {
    await server.stop();
    await service.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
