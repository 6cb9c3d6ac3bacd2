/** Calling the contract from Node: one browser's worth of cookies, towards one server. */
import type { Transport } from '#contract/client.ts';

/** @param base `http://localhost:4180`. Cookies that the server sets are kept and sent back, as a browser would. */
export function transportTo(base: string): Transport & { readonly cookie: () => string } {
  const jar = new Map<string, string>();
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const send: typeof globalThis.fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    if (jar.size > 0) headers.set('cookie', cookie());
    headers.set('origin', base);
    const response = await fetch(input, { ...init, headers });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      const at = pair.indexOf('=');
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      if (value === '' || /max-age=0/i.test(set)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
  return { base, fetch: send, timeoutMs: 30_000, cookie };
}
