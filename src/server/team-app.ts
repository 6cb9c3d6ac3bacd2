/** The team's app as it is fetched: its document, and the service worker that is in charge of it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SERVICE_WORKER_PATH, TEAM_PATH } from '#contract/links.ts';

/** @param dist where the build is; without one, nothing is served */
export function serveTeamApp(app: FastifyInstance, dist: string): void {
  const [document, worker] = ['index.html', 'service-worker.js'].map((name) => join(dist, 'team', name));
  if (document === undefined || worker === undefined || !existsSync(document)) return;
  const sendDocument = sender(document, 'text/html; charset=utf-8');
  // One document, whatever the screen: a navigation would end the worker that holds the keys.
  for (const url of [TEAM_PATH, `${TEAM_PATH}/*`]) app.get(url, sendDocument);
  if (!existsSync(worker)) return;
  const sendWorker = sender(worker, 'text/javascript; charset=utf-8');
  // At one address for ever, whatever its content: that is how a browser finds the next version.
  app.get(SERVICE_WORKER_PATH, (request, reply) =>
    // It may take charge of the team's app, and of no public page.
    sendWorker(request, reply.header('service-worker-allowed', TEAM_PATH)),
  );
}

/** A small file, read and compressed once: the same for everybody, so that its length tells nothing. */
function sender(path: string, type: string) {
  const plain = readFileSync(path);
  const small = brotliCompressSync(plain);
  return (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    reply.type(type).header('vary', 'accept-encoding');
    return /\bbr\b/.test(request.headers['accept-encoding'] ?? '')
      ? reply.header('content-encoding', 'br').send(small)
      : reply.send(plain);
  };
}
