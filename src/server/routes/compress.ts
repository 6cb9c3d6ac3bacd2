/** Compressing a reply on its way out (RFC 7932), for the routes of which the contract says that it may be. */
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { onSendAsyncHookHandler } from 'fastify';

const compressed = promisify(brotliCompress);
/** Below, the header costs what is saved. */
const WORTHWHILE = 1024;
/** Little work for most of the gain: replies are made anew each time. */
const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

export const compress: onSendAsyncHookHandler = async (request, reply, payload) => {
  void reply.header('vary', 'accept-encoding');
  const accepted = request.headers['accept-encoding'] ?? '';
  if (typeof payload !== 'string' || payload.length < WORTHWHILE || !/\bbr\b/.test(accepted)) return payload;
  void reply.header('content-encoding', 'br');
  return compressed(payload, options);
};
