/** The server whole: the shell with its rooms. Nothing here listens to a port or touches the disk. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { changePassphrase, signOut } from '#contract/access.ts';
import { newEpoch, recover } from '#contract/keys.ts';
import { TEAM_PATH } from '#contract/links.ts';
import { DIST_FOLDER, serveAssets } from './assets.ts';
import { type Config, isLoopbackName } from './config.ts';
import type { LogStream } from './logs.ts';
import type { Metrics } from './metrics.ts';
import { openApi } from './openapi.ts';
import { readSiteAssets } from './pages/assets.ts';
import { errorPage, type PagesDeps, registerPages } from './pages/register.ts';
import type { Deps } from './routes/deps.ts';
import { registerRoutes } from './routes/all.ts';
import { isHostOfOne } from './routes/programme-of.ts';
import { publicFacts, publicRound } from './facts-for.ts';
import { buildShell } from './shell.ts';
import { serveGuideWorker, serveTeamApp } from './fixed-addresses.ts';

export interface AppOptions {
  readonly config: Config;
  readonly deps: Deps;
  readonly metrics: Metrics;
  readonly version: string;
  readonly logStream?: LogStream;
  readonly logLevel?: string;
  /** Told when sessions may have ended: somebody signed out, left, or was replaced. */
  readonly sessionsChanged?: () => void;
  /** Where the build is; `dist` beside `src` when absent. */
  readonly dist?: string;
}

/** After these, somebody may no longer listen: her stream ends at once, not at the next heartbeat. */
const ENDS_SESSIONS: ReadonlySet<string> = new Set(
  [signOut, changePassphrase, newEpoch, recover].map(({ path }) => path),
);

export async function buildApp({
  config,
  deps,
  metrics,
  version,
  logStream,
  logLevel,
  sessionsChanged = () => {},
  dist = DIST_FOLDER,
}: AppOptions): Promise<FastifyInstance> {
  const pages = existsSync(join(dist, 'site/manifest.json'))
    ? pagesDeps({ config, deps, dist, version })
    : null;
  const app = await buildShell({
    config,
    metrics,
    ...(logStream ? { logStream } : {}),
    ...(logLevel ? { logLevel } : {}),
    errorPage: (request, { status, log }) =>
      pages === null ? null : errorPage(request, pages, { status, reference: log?.reference ?? null }),
  });
  await serveAssets(app, dist);
  registerRoutes(app, deps);
  app.addHook('onResponse', async (request, reply) => {
    if (ENDS_SESSIONS.has(request.routeOptions.url ?? '') && reply.statusCode < 300) sessionsChanged();
  });
  if (pages !== null) registerPages(app, pages);
  serveTeamApp(app, dist);
  serveGuideWorker(app, dist);
  serveDescription(app, version);
  app.get('/health', { config: { unlimited: true } }, async () => {
    await deps.store.backend.read(null, (db) => db.selectFrom('migration').select('name').limit(1).execute());
    return { ok: true };
  });
  app.get('/robots.txt', (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(`User-agent: *\nDisallow: ${TEAM_PATH}\nDisallow: /api/\n`),
  );
  return app;
}

function serveDescription(app: FastifyInstance, version: string): void {
  let description: string | null = null;
  app.get('/api/openapi.json', (_request, reply) => {
    // Made when first asked for: a server that starts has better to do.
    description ??= JSON.stringify(openApi(version));
    return reply.type('application/json; charset=utf-8').send(description);
  });
}

function pagesDeps({
  config,
  deps,
  dist,
  version,
}: Pick<AppOptions, 'config' | 'deps' | 'version'> & { dist: string }): PagesDeps {
  return {
    program: { version, source: config.source },
    factsFor: (request) => publicFacts(deps, request.hostname),
    roundFor: (request, code) => publicRound(deps, request.hostname, code),
    assets: readSiteAssets(join(dist, 'site')),
    now: deps.clock,
    sealable: (request) => isSealable(config, request),
    originFor: async (request) => {
      if (config.origin === null) return `${request.protocol}://${request.host}`;
      const url = new URL(config.origin);
      if (await isHostOfOne(deps.store, request.hostname)) url.hostname = request.hostname;
      return url.origin;
    },
  };
}

/** Browsers offer WebCrypto on pages that came by HTTPS or from the machine itself (W3C Secure Contexts, 3.1). */
export function isSealable(
  config: Pick<Config, 'origin'>,
  request: Pick<FastifyRequest, 'protocol' | 'hostname'>,
): boolean {
  return (
    request.protocol === 'https' ||
    config.origin?.startsWith('https:') === true ||
    isLoopbackName(request.hostname)
  );
}
