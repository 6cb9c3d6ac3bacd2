/**
 * The server's log: what the caretaker needs, and nothing about anybody. No address, no path (a path can carry a code),
 * no header, no body, no error message: the route's template, the status, the time it took.
 */
import type { FastifyInstance, FastifyLoggerOptions, FastifyServerOptions } from 'fastify';
import { describe } from './errors.ts';

/** Where lines of the log go; standard output when there is none. */
export type LogStream = { write(line: string): void };

/** How long a line may wait for others: a write for each answer would cost as much as finding what it answers. */
const GATHER_MS = 100;

/** Lines go out together; those that still wait when the process ends go out then. */
export function gathered(out: { write(text: string): unknown }): LogStream {
  let waiting = '';
  const flush = (): void => {
    if (waiting === '') return;
    const text = waiting;
    waiting = '';
    out.write(text);
  };
  process.once('exit', flush);
  return {
    write(line) {
      if (waiting === '') setTimeout(flush, GATHER_MS).unref();
      waiting += line;
    },
  };
}

/** Options of Fastify's logger (pino). */
export function logOptions(
  stream: LogStream = gathered(process.stdout),
  level = 'info',
): NonNullable<FastifyServerOptions['logger']> {
  const hidden = (): undefined => undefined;
  const options = {
    level,
    base: null,
    timestamp: (): string => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }), bindings: () => ({}) },
    // Whatever a library hands over under these names is described, never printed.
    serializers: { err: describe, error: describe, req: hidden, request: hidden, res: hidden, reply: hidden },
    stream,
  };
  return options as unknown as FastifyLoggerOptions;
}

/** The template of the matched route (`/api/requests/:file`), or `none`. */
export const templateOf = (request: { routeOptions: { url?: string | undefined } }): string =>
  request.routeOptions.url ?? 'none';

/** One line per answer, but for what a whole room answers. */
export function logAnswers(
  app: FastifyInstance,
  onAnswer: (template: string, method: string, status: number, ms: number) => void,
): void {
  app.addHook('onResponse', async (request, reply) => {
    const template = templateOf(request);
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    onAnswer(template, request.method, reply.statusCode, ms);
    if (request.routeOptions.config.room === true) return;
    app.log.info({ route: template, method: request.method, status: reply.statusCode, ms }, 'answer');
  });
}
