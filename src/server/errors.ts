/**
 * Every failure becomes one of the contract's errors, here and nowhere else. What we did not foresee travels as
 * `unexpected` with a reference; the log has the reference, the kind of failure and where it happened, never its words:
 * an error's message may quote what somebody typed.
 */
import { randomInt } from 'node:crypto';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { ERRORS, type ErrorBody, type ErrorCode, errorBody } from '#contract/errors.ts';
import { Refusal } from './refusal.ts';
import { StoreUnavailable, storeError } from './store/unavailable.ts';

export interface FailureAnswer {
  readonly status: number;
  readonly body: ErrorBody;
  /** Written to the log; null for refusals, which are part of a normal day. */
  readonly log: FailureLog | null;
}

export interface FailureLog {
  readonly reference: string;
  readonly failure: string;
  readonly where: readonly string[];
}

/** The answer to an error thrown while handling a request. */
export function answerFor(error: unknown): FailureAnswer {
  if (error instanceof Refusal)
    return refusal(error.code, error.status, error.current === undefined ? {} : { current: error.current });
  if (hasZodFastifySchemaValidationErrors(error)) return refusal('malformed');
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || statusCode === 413) return refusal('too_large');
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || statusCode === 415) return refusal('malformed', 415);
  if (statusCode === 429) return refusal('slow_down');
  if (statusCode === 404) return refusal('unknown_or_hidden');
  if (storeError(error) instanceof StoreUnavailable) return failed('not_stored', error);
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500)
    return refusal('malformed', 400);
  return failed('unexpected', error);
}

/** The answer where there is no handler, or no longer one that listens. */
export const refusal = (
  code: ErrorCode,
  status: number = ERRORS[code].status,
  extra: { current?: unknown } = {},
): FailureAnswer => ({
  status,
  body: errorBody(code, extra),
  log: null,
});

function failed(code: 'unexpected' | 'not_stored', error: unknown): FailureAnswer {
  const log = { reference: newReference(), ...describe(error) };
  return { status: ERRORS[code].status, body: errorBody(code, { reference: log.reference }), log };
}

/** Kind and place of a failure, without its message. */
export function describe(thrown: unknown): { failure: string; where: string[] } {
  const error = thrown instanceof StoreUnavailable && thrown.cause instanceof Error ? thrown.cause : thrown;
  if (!(error instanceof Error)) return { failure: typeof error, where: [] };
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  const parts = [error.name, code, errcode].filter(
    (part): part is string | number =>
      (typeof part === 'string' || typeof part === 'number') && /^[\w.-]{1,60}$/.test(String(part)),
  );
  // The stack begins with the message, which may have lines of its own that look like frames.
  const stack = error.stack ?? '';
  const frames = stack
    .slice(stack.indexOf(error.message) + error.message.length)
    .split('\n')
    .filter((line) => /^\s+at /.test(line));
  return { failure: parts.join(' '), where: frames.slice(0, 8).map((line) => line.trim()) };
}

/** Said on the phone: four digits twice, without anything to misread. */
const newReference = (): string => `${randomInt(1000, 10_000)}-${randomInt(1000, 10_000)}`;
