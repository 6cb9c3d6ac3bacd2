/**
 * The built scripts and styles, as `bin/build` left them: names carry a hash of the content, `.br` and `.gz` stand
 * beside them, so nothing is compressed while people wait.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

export const DIST_FOLDER = join(import.meta.dirname, '../../dist');

/** Serves `dist/site` and `dist/team` under `/assets/`; without a build, those addresses answer 404. */
export async function serveAssets(app: FastifyInstance, dist = DIST_FOLDER): Promise<void> {
  let first = true;
  for (const part of ['site', 'team']) {
    if (!existsSync(join(dist, part))) continue;
    await app.register(fastifyStatic, {
      root: join(dist, part),
      prefix: `/assets/${part}/`,
      decorateReply: first,
      preCompressed: true,
      cacheControl: false,
      index: false,
      dotfiles: 'ignore',
      // What the server reads itself is not a file of the site.
      allowedPath: (path) => !/(?:\.html|manifest\.json|service-worker\.js)(?:\.br|\.gz)?$/.test(path),
    });
    first = false;
  }
  const list = join(dist, 'manifest.sha256.json');
  // Read by `passerelle verify`, from another machine.
  if (existsSync(list))
    app.get('/assets/manifest.sha256.json', async (_request, reply) =>
      reply
        .type('application/json')
        .serializer((text: string) => text)
        .send(await readFile(list, 'utf8')),
    );
}
