/**
 * What every answer tells the browser: nothing from elsewhere, nothing inline, nothing kept.
 *
 * [Note: Five kinds of answer] A *page* may load its own scripts and styles and talk to its own server. An *API* answer
 * is data: opened as a page it is sandboxed. A *script* carries a policy too, because a worker obeys the policy of its
 * own response; the *OPAQUE worker* is the only one that may compile WebAssembly. Other *files* need none.
 */
import type { FastifyInstance, FastifyReply } from 'fastify';

/** The one Trusted Types policy that our scripts may create (for the addresses of workers). */
export const TRUSTED_TYPES_POLICY = 'passerelle';

const TRUSTED = `require-trusted-types-for 'script'; trusted-types ${TRUSTED_TYPES_POLICY}`;
const NOWHERE = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export const PAGE_POLICY = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; ${NOWHERE}; ${TRUSTED}`;
/** A search in the guide, and the code of a questionnaire, are plain forms: with scripts off the browser sends them. No other page may send a form anywhere. */
const ASKING_POLICY = PAGE_POLICY.replace("form-action 'none'", "form-action 'self'");
export const API_POLICY = `default-src 'none'; sandbox; ${NOWHERE}`;
export const SCRIPT_POLICY = `default-src 'none'; script-src 'self'; connect-src 'self'; ${NOWHERE}; ${TRUSTED}`;
export const OPAQUE_WORKER_POLICY = `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; ${NOWHERE}; ${TRUSTED}`;
export const FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

const HASHED_ASSET = /^\/(?:[\w-]+\/)*assets\/(?:[\w.-]+\/)*[\w.~-]+-[\w-]{8,}\.[a-z0-9]+$/;
/** The guide in each language, and where a code is typed; not what stands below them. */
const ASKING_PAGE = /^(?:\/[a-z]{2})?\/(?:guide|q)$/;
const OPAQUE_WORKER = /\/opaque[\w.-]*\.js$/;

/** Whether an address names a file whose content its name depends on, so that it may be kept for ever. */
export const isHashedAsset = (path: string): boolean => HASHED_ASSET.test(path);

/** The policy of an answer, from its path and its content type. See [Note: Five kinds of answer]. */
export function policyFor(path: string, contentType: string): string {
  if (path.startsWith('/api/')) return API_POLICY;
  if (contentType.startsWith('text/html')) return ASKING_PAGE.test(path) ? ASKING_POLICY : PAGE_POLICY;
  if (contentType.includes('javascript'))
    return OPAQUE_WORKER.test(path) ? OPAQUE_WORKER_POLICY : SCRIPT_POLICY;
  return FILE_POLICY;
}

/** The same for every answer (OWASP HTTP Headers Cheat Sheet); policies and what obeys them are set below. */
const ALWAYS = {
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/** What only a page obeys: a script or a piece of data would carry it for nothing, forty times at a first load. */
const ON_PAGES = {
  'cross-origin-opener-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
  // Where a page's links lead is nobody's business before they are followed.
  'x-dns-prefetch-control': 'off',
  'x-frame-options': 'DENY',
} as const;

/** @param secure whether people reach the server by HTTPS: only then does it promise to stay there (RFC 6797) */
export function setHeaders(app: FastifyInstance, secure: boolean): void {
  const always = secure ? { ...ALWAYS, 'strict-transport-security': 'max-age=31536000' } : ALWAYS;
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(always);
    done();
  });
  app.addHook('onSend', async (request, reply) => {
    const path = pathOf(request.url);
    const policy = policyFor(path, String(reply.getHeader('content-type') ?? ''));
    reply.header('content-security-policy', policy);
    if (policy === PAGE_POLICY || policy === ASKING_POLICY) reply.headers(ON_PAGES);
    keepOrForget(reply, path);
  });
}

/** The drawing in the tab, the same on every page: browsers would ask for it again at each step of a conversation. */
const TAB_DRAWING = '/favicon.svg';

/** Whether an address is that of a file which browsers keep. */
export const isFile = (path: string): boolean => isHashedAsset(path) || path === TAB_DRAWING;

function keepOrForget(reply: FastifyReply, path: string): void {
  const found = reply.statusCode === 200 || reply.statusCode === 304;
  const kept = !found
    ? 'no-store'
    : isHashedAsset(path)
      ? 'public, max-age=31536000, immutable'
      : path === TAB_DRAWING
        ? 'public, max-age=86400'
        : 'no-store';
  reply.header('cache-control', kept);
}

/** The path of a request's target, without its query. */
export function pathOf(url: string): string {
  const end = url.search(/[?#;]/);
  return end === -1 ? url : url.slice(0, end);
}
