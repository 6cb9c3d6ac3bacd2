/** Calls a route of the contract from a browser or from Node, and tells failures apart without throwing. */
import { ErrorBody, type ErrorCode } from './errors.ts';
import type { Input, Reply, Route } from './route.ts';

export type Answer<R extends Route> =
  | { ok: true; value: Reply<R> }
  /** The server answered with one of our errors. */
  | { ok: false; code: ErrorCode; error: ErrorBody['error'] }
  /** No answer: network dropped, time-out, or something between us and the server spoke. Nothing is known to be stored. */
  | { ok: false; code: 'unreachable'; error: null };

export interface Transport {
  /** `''` in a browser (same origin). */
  readonly base: string;
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutMs?: number;
  readonly headers?: Record<string, string>;
}

export const sameOrigin: Transport = { base: '', fetch: (...a) => globalThis.fetch(...a), timeoutMs: 20_000 };

/** The address of a route with its parameters filled in; never contains anything secret. */
export function addressOf(route: Route, input: { params?: unknown; query?: unknown }): string {
  const params = (input.params ?? {}) as Record<string, string | number>;
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const query = new URLSearchParams();
  const asked = (input.query ?? {}) as Record<string, string | number | boolean | undefined>;
  for (const [name, value] of Object.entries(asked)) if (value !== undefined) query.set(name, String(value));
  return query.size > 0 ? `${path}?${query}` : path;
}

/** @param input `params`, `query`, `body` as the route declares them. Never throws for a network failure or a refusal. */
export async function callRoute<R extends Route>(
  route: R,
  input: Input<R>,
  transport: Transport = sameOrigin,
): Promise<Answer<R>> {
  let response: Response;
  let text: string;
  try {
    const headers: Record<string, string> = { accept: 'application/json', ...transport.headers };
    const init: RequestInit = { method: route.method, headers };
    if (input.body !== undefined) {
      headers['content-type'] = 'application/json';
      init.body = JSON.stringify(input.body);
    }
    if (transport.timeoutMs) init.signal = AbortSignal.timeout(transport.timeoutMs);
    response = await transport.fetch(transport.base + addressOf(route, input), init);
    text = await response.text();
  } catch {
    return { ok: false, code: 'unreachable', error: null };
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, code: 'unreachable', error: null };
  }
  if (response.ok) {
    const parsed = route.reply.safeParse(json);
    // An answer that does not parse is not an acknowledgement.
    return parsed.success
      ? { ok: true, value: parsed.data as Reply<R> }
      : { ok: false, code: 'unreachable', error: null };
  }
  const failure = ErrorBody.safeParse(json);
  return failure.success
    ? { ok: false, code: failure.data.error.code, error: failure.data.error }
    : { ok: false, code: 'unreachable', error: null };
}
