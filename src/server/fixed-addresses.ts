/** What is fetched at an address that never changes: the team's app, its service worker, and that of the guide. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GUIDE_WORKER_PATH, SERVICE_WORKER_PATH, TEAM_PATH } from '#contract/links.ts';

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

/** The worker that keeps a copy of the guide; it takes charge of the pages whose scope it is given, and of no other. */
export function serveGuideWorker(app: FastifyInstance, dist: string): void {
  const worker = join(dist, 'site', 'guide-service-worker.js');
  if (existsSync(worker)) app.get(GUIDE_WORKER_PATH, sender(worker, 'text/javascript; charset=utf-8'));
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
