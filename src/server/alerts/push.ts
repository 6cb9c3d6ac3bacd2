/**
 * One empty message to a push service (RFC 8030). The connection goes to the very addresses that were checked: a name
 * that answers otherwise a moment later leads nowhere else.
 */
import { lookup } from 'node:dns';
import { request as requestInClear } from 'node:http';
import { request } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isLoopbackName } from '../config.ts';

const TIMEOUT_MS = 10_000;
/** A device that was off all day is told once it is on; what it then shows is asked for then. Seconds. */
const TTL_S = 24 * 60 * 60;
/** Knocks replace each other while a device is off: it is knocked on once. */
const TOPIC = 'knock';

/** Whether an address may be connected to. */
export type MayReach = (address: string) => boolean;

/** The push service could not be asked. `reason` is short and names no address. */
export class PushFailed extends Error {
  readonly reason: string;
  constructor(reason: string) {
    super(reason);
    this.name = 'PushFailed';
    this.reason = reason;
  }
}

/** The address of a push service as we may use it: HTTPS, on its own port, nothing else in it. Null for any other. */
export function readEndpoint(endpoint: string, mayReach: MayReach): URL | null {
  const url = URL.parse(endpoint);
  if (url === null || url.username !== '' || url.password !== '' || url.hash !== '') return null;
  // Only where tests say so: see `pushLoopback` in config.ts.
  if (isLoopbackName(url.hostname))
    return /^https?:$/.test(url.protocol) && mayReach('127.0.0.1') ? url : null;
  return url.protocol === 'https:' && url.port === '' ? url : null;
}

/** Whether its name leads to addresses that may all be reached, now. Never throws. */
export async function isReachable(url: URL, mayReach: MayReach): Promise<boolean> {
  const host = hostOf(url);
  if (isIP(host) !== 0) return mayReach(host);
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(false), TIMEOUT_MS);
    pinned(mayReach)(host, { all: true }, (error) => {
      clearTimeout(late);
      resolve(error === null);
    });
  });
}

/** @returns the status that the push service answered @throws PushFailed */
export async function sendEmptyPush(input: {
  url: URL;
  authorization: string;
  urgent: boolean;
  mayReach: MayReach;
  timeoutMs?: number;
}): Promise<number> {
  const { url, authorization, urgent, mayReach, timeoutMs = TIMEOUT_MS } = input;
  const host = hostOf(url);
  if (isIP(host) !== 0 && !mayReach(host)) throw new PushFailed('EPRIVATE');
  const ask = url.protocol === 'http:' ? requestInClear : request;
  return new Promise((resolve, reject) => {
    const asked = ask(
      url,
      {
        method: 'POST',
        agent: false,
        lookup: pinned(mayReach),
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          authorization,
          ttl: TTL_S,
          urgency: urgent ? 'high' : 'normal',
          topic: TOPIC,
          'content-length': 0,
        },
      },
      (response) => {
        resolve(response.statusCode ?? 0);
        // What it says besides is its own business; a redirect is not followed.
        response.destroy();
      },
    );
    asked.on('error', (error) => reject(new PushFailed(reasonOf(error))));
    asked.end();
  });
}

/** Resolves a name, and refuses it when any of its addresses may not be reached. */
function pinned(mayReach: MayReach): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) {
        callback(error, [], 0);
        return;
      }
      const [first] = addresses;
      if (first === undefined || addresses.some(({ address }) => !mayReach(address)))
        callback(Object.assign(new Error('private address'), { code: 'EPRIVATE' }), [], 0);
      else if (options.all) callback(null, addresses, 0);
      else callback(null, first.address, first.family);
    });
  };
}

const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

/** `ECONNREFUSED`, `ETIMEDOUT`, `CERT_HAS_EXPIRED`: the code, never the words, which name addresses. */
function reasonOf(error: Error & { code?: unknown; cause?: unknown }): string {
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'ETIMEDOUT';
  return typeof error.code === 'string' && /^[A-Z_]{1,60}$/.test(error.code) ? error.code : 'EPUSH';
}
