/** The team's app as it is fetched: its document, and the service worker that is in charge of it. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { SERVICE_WORKER_PATH, TEAM_PATH } from '#contract/links.ts';

/** @param dist where the build is; without one, nothing is served */
export function serveTeamApp(app: FastifyInstance, dist: string): void {
  const file = join(dist, 'team/index.html');
  if (!existsSync(file)) return;
  const document = readFile(file, 'utf8');
  // One document, whatever the screen: a navigation would end the worker that holds the keys.
  for (const url of [TEAM_PATH, `${TEAM_PATH}/*`])
    app.get(url, async (_request, reply) => reply.type('text/html; charset=utf-8').send(await document));
  serveServiceWorker(app, join(dist, 'team/service-worker.js'));
}

/** At one address for ever, whatever its content: that is how a browser finds the next version. */
function serveServiceWorker(app: FastifyInstance, file: string): void {
  if (!existsSync(file)) return;
  const plain = readFile(file);
  const small = existsSync(`${file}.br`) ? readFile(`${file}.br`) : null;
  app.get(SERVICE_WORKER_PATH, async (request, reply) => {
    // It may take charge of the team's app, and of no public page.
    reply
      .type('text/javascript; charset=utf-8')
      .header('service-worker-allowed', TEAM_PATH)
      .header('vary', 'accept-encoding');
    if (small === null || !/\bbr\b/.test(String(request.headers['accept-encoding'] ?? '')))
      return reply.send(await plain);
    return reply.header('content-encoding', 'br').send(await small);
  });
}
