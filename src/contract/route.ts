/** The shape of a route: one value that the server, the site, the team app and the CLI share. */
import type { z } from 'zod';

/**
 * Who may call: `public`; `setup` (one-time token in the body); `receipt` (locator + secret in the body);
 * `pending` (passphrase proved, second factor not yet); `member` (any role), `team` (coordinator or professional),
 * `coordinator`. Refusals to somebody signed in look like “not found”.
 */
export type Access = 'public' | 'setup' | 'receipt' | 'pending' | 'member' | 'team' | 'coordinator';

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Fastify path; parameters as `:file`. */
  readonly path: `/api/${string}`;
  readonly access: Access;
  readonly summary: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** Most bytes of the body, where the usual 64 kB cannot do: an epoch hands its keys to the whole team. */
  readonly bodyLimit?: number;
  readonly reply: z.ZodType;
  readonly status?: 200 | 201;
  /** Called by a device on its own: it is no sign that its member is at work. */
  readonly unattended?: true;
  /** Sent compressed: nothing in the reply comes from whoever asks, so that its size betrays nothing (CVE-2013-3587). */
  readonly compressed?: true;
  /** Called by a whole room behind one address, at once; no line of the log says when. */
  readonly room?: true;
  /** A stream of server-sent events instead of one reply; `reply` is then the schema of one event's data. */
  readonly stream?: true;
}

export const route = <const R extends Route>(r: R): R => r;

type In<S> = S extends z.ZodType ? z.input<S> : undefined;
type Part<R, K extends string> = K extends keyof R ? In<R[K]> : undefined;
type Needed<R, K extends string> =
  Part<R, K> extends undefined ? { [P in K]?: undefined } : { [P in K]: Part<R, K> };

/** What a caller gives: `params`, `query` and `body`, each only where the route has it. */
export type Input<R extends Route> = Needed<R, 'params'> & Needed<R, 'query'> & Needed<R, 'body'>;
export type Reply<R extends Route> = z.output<R['reply']>;
