/**
 * The HTTP shell around the rooms (routes, pages, live): limits, headers, errors, logs. It knows nothing of requests or
 * members, so every answer, whoever makes it, leaves through the same door.
 */
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  fastify,
  LogController,
  type FastifyServerOptions,
} from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import * as m from '#texts/messages.ts';
import { CannotStart } from './cannot-start.ts';
import { type Config, isLoopbackName } from './config.ts';
import { answerFor, type FailureAnswer, refusal } from './errors.ts';
import { isFile, pathOf, setHeaders } from './headers.ts';
import { logAnswers, type LogStream, logOptions, templateOf } from './logs.ts';
import type { Metrics } from './metrics.ts';

export const BODY_LIMIT = 64 * 1024;
/** How many times as many requests an address may make where a whole room stands behind it. */
const ROOM = 5;

export interface ShellOptions {
  readonly config: Config;
  readonly metrics: Metrics;
  readonly logStream?: LogStream;
  readonly logLevel?: string;
  /** HTML of an error outside the API; null lets the contract's JSON answer. */
  readonly errorPage?: (
    request: FastifyRequest,
    failure: FailureAnswer,
  ) => Promise<string | null> | string | null;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Streams and probes: not counted, not limited. */
    unlimited?: boolean;
    /**
     * Questionnaires, answered by a whole room at once. It stands behind one address: these are counted apart, and five
     * times as many. And in a room of fifteen the time of an answer is a name: not even the log has it.
     */
    room?: boolean;
  }
}

/** A Fastify server without rooms; add them, then `listen`. */
export async function buildShell({
  config,
  metrics,
  logStream,
  logLevel,
  errorPage,
}: ShellOptions): Promise<FastifyInstance> {
  const failure = async (
    request: FastifyRequest,
    reply: FastifyReply,
    answer: FailureAnswer,
  ): Promise<FastifyReply> => {
    if (answer.log)
      request.log.error({ ...answer.log, route: templateOf(request), method: request.method }, 'failed');
    reply.code(answer.status);
    const html = pathOf(request.url).startsWith('/api/') ? null : await errorPage?.(request, answer);
    // The routes' own response schemas speak of success: an error is written past them.
    if (html) return reply.type('text/html; charset=utf-8').send(html);
    return reply.type('application/json; charset=utf-8').serializer(JSON.stringify).send(answer.body);
  };

  const app = fastify({
    logger: logOptions(logStream, logLevel),
    logController: new LogController({ disableRequestLogging: true }),
    // No line tells one request from another (logs.ts), so none needs a logger of its own.
    childLoggerFactory: (logger: FastifyBaseLogger) => logger,
    bodyLimit: BODY_LIMIT,
    // A whole request within 15 s; a silent connection ends after 75 s (streams send a heartbeat every 15 s).
    requestTimeout: 15_000,
    connectionTimeout: 75_000,
    keepAliveTimeout: 72_000,
    trustProxy: config.trustProxy.length > 0 ? [...config.trustProxy] : false,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    // Handed in here, so that Fastify does not load its own: 9 MB for JSON Schema, which no route speaks.
    // The types want a factory for JSON Schema; the routes' schemas are Zod's, as after `setValidatorCompiler`.
    schemaController: {
      compilersFactory: {
        buildValidator: () => validatorCompiler,
        buildSerializer: () => serializerCompiler,
      },
    } as unknown as NonNullable<FastifyServerOptions['schemaController']>,
    forceCloseConnections: 'idle',
    ...(config.tls ? { https: certificateOf(config.tls) } : {}),
    // A target that cannot be decoded never reaches the hooks.
    frameworkErrors: (_error, request, reply) => void failure(request, reply, refusal('unknown_or_hidden')),
    clientErrorHandler(error, socket) {
      if ((error as NodeJS.ErrnoException).code === 'ECONNRESET' || !socket.writable) return;
      const { status, body } =
        (error as NodeJS.ErrnoException).code === 'ERR_HTTP_REQUEST_TIMEOUT'
          ? refusal('malformed', 408)
          : refusal('malformed');
      const text = JSON.stringify(body);
      socket.end(
        `HTTP/1.1 ${status} Bad Request\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(text)}\r\nconnection: close\r\n\r\n${text}`,
      );
    },
  }) as unknown as FastifyInstance;

  app.setErrorHandler((error, request, reply) => failure(request, reply, answerFor(error)));
  // Only what the contract speaks: no form, no text.
  app.removeContentTypeParser('text/plain');

  logAnswers(app, metrics.answered);
  setHeaders(app, config.tls !== null || (config.origin?.startsWith('https:') ?? false));
  await app.register(cookie);
  await app.register(underPressure, {
    maxEventLoopDelay: 1500,
    sampleInterval: 500,
    pressureHandler: () => {},
  });
  app.addHook('onRoute', (route) => {
    if (route.config?.room) Object.assign(route.config, { rateLimit: { max: config.ratePerMinute * ROOM } });
  });
  await app.register(rateLimit, {
    global: true,
    max: config.ratePerMinute,
    timeWindow: 60_000,
    cache: 20_000,
    hook: 'onRequest',
    keyGenerator: ({ ip }) => networkOf(ip),
    // A proxy that was not declared makes everybody 127.0.0.1: better no limit than one for all together. Files cost next
    // to nothing, and whoever opens a page asks for several.
    allowList: (request) =>
      isLoopbackName(request.ip.replace(/^::ffff:/, '')) ||
      request.routeOptions.config.unlimited === true ||
      isFile(pathOf(request.url)),
    addHeadersOnExceeding: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
    },
    errorResponseBuilder: () => Object.assign(new Error('rate'), { statusCode: 429 }),
  });
  app.addHook('onRequest', refuseForeignWrites);
  app.setNotFoundHandler((request, reply) => failure(request, reply, refusal('unknown_or_hidden')));
  return app;
}

/** A page from elsewhere must not act here, even where a browser would send our cookie. */
async function refuseForeignWrites(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  const site = request.headers['sec-fetch-site'];
  if (
    request.method === 'GET' ||
    request.method === 'HEAD' ||
    site === undefined ||
    site === 'same-origin' ||
    site === 'none'
  )
    return;
  const { body } = refusal('malformed');
  return reply.code(403).type('application/json; charset=utf-8').serializer(JSON.stringify).send(body);
}

/** An IPv4 address, or the /64 that one IPv6 subscriber has. */
export function networkOf(ip: string): string {
  const v4 = ip.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!v4.includes(':')) return v4;
  const [head = '', tail] = v4.split('::');
  const groups = head === '' ? [] : head.split(':');
  const missing =
    tail === undefined ? 0 : Math.max(0, 8 - groups.length - (tail === '' ? 0 : tail.split(':').length));
  const all = [...groups, ...new Array<string>(missing).fill('0'), ...(tail ? tail.split(':') : [])];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/** One's own certificate and its key. @throws CannotStart that names the file which cannot be used, and why */
function certificateOf({ certPath, keyPath }: NonNullable<Config['tls']>): { cert: Buffer; key: Buffer } {
  const read = (path: string): Buffer => {
    try {
      return readFileSync(path);
    } catch (error) {
      throw unusable(path, error);
    }
  };
  const unusable = (path: string, error: unknown) =>
    new CannotStart(
      (locale) => m.cli_tls_unusable(locale, { path, reason: (error as Error).message }),
      error,
    );
  const [cert, key] = [read(certPath), read(keyPath)];
  for (const [path, part] of [
    [certPath, { cert }],
    [keyPath, { key }],
    [`${certPath} + ${keyPath}`, { cert, key }],
  ] as const) {
    try {
      createSecureContext(part);
    } catch (error) {
      throw unusable(path, error);
    }
  }
  return { cert, key };
}
