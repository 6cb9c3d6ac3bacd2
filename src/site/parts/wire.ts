/**
 * Calls to the server, for the page that must stay light. The contract's `callRoute` brings Zod (27 kB compressed); here
 * the contract gives its types and addresses (a wrong one does not compile), and the few answers are checked by hand.
 * `wire.test.ts` holds those checks against the contract's schemas.
 */
import type {
  Acknowledgement,
  getProgramme,
  getProof,
  IntakeCertificate,
  PublicProgramme,
  submitRequest,
} from '#contract/door.ts';
import type { ErrorCode } from '#contract/errors.ts';

export type WireAnswer<T> =
  | { readonly ok: true; readonly value: T }
  /** The server refused, in both languages. */
  | {
      readonly ok: false;
      readonly code: ErrorCode;
      readonly fr: string;
      readonly en: string;
      readonly current: unknown;
      readonly reference: string | null;
    }
  /** No answer that can be trusted: whether anything was stored is not known. */
  | { readonly ok: false; readonly code: 'unreachable' };

const SUBMIT: (typeof submitRequest)['path'] = '/api/door/requests';
const PROGRAMME: (typeof getProgramme)['path'] = '/api/programme';
const PROOF: (typeof getProof)['path'] = '/api/proof';
const TIMEOUT_MS = 20_000;

export const postRequest = (body: unknown): Promise<WireAnswer<Acknowledgement>> =>
  call(SUBMIT, readAcknowledgement, body);
export const fetchProgramme = (): Promise<WireAnswer<PublicProgramme>> => call(PROGRAMME, readProgramme);
export const fetchProof = (of: 'request' | 'answer'): Promise<WireAnswer<unknown>> =>
  call(of === 'answer' ? `${PROOF}?of=answer` : PROOF, (json) =>
    isObject(json) ? (json['challenge'] ?? null) : null,
  );

/** One call; never throws. @param read the answer's check, null when it is not what the contract says */
export async function call<T>(
  path: string,
  read: (json: unknown) => T | null,
  body?: unknown,
): Promise<WireAnswer<T>> {
  const unreachable = { ok: false, code: 'unreachable' } as const;
  try {
    const post = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    };
    const response = await fetch(path, {
      ...(body === undefined ? {} : post),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const json: unknown = await response.json();
    if (!response.ok) return readRefusal(json) ?? unreachable;
    // An answer that cannot be read is not an acknowledgement.
    const value = read(json);
    return value === null ? unreachable : { ok: true, value };
  } catch {
    return unreachable;
  }
}

/** The acknowledgement as the contract has it, or null. */
export function readAcknowledgement(json: unknown): Acknowledgement | null {
  if (!isObject(json)) return null;
  const { file, reference, receivedAt, callBy, openNow, nextOpeningAt } = json;
  const fits =
    isText(file) &&
    isText(reference) &&
    isTime(receivedAt) &&
    isTime(callBy) &&
    typeof openNow === 'boolean' &&
    (nextOpeningAt === null || isTime(nextOpeningAt));
  return fits ? { file, reference, receivedAt, callBy, openNow, nextOpeningAt } : null;
}

/** The certificate that comes with `old_certificate`, or null. Its signature is checked elsewhere, before any use. */
export function readCertificate(json: unknown): IntakeCertificate | null {
  if (!isObject(json)) return null;
  const { epoch, certificate, genesisHash } = json;
  return isTime(epoch) && isText(certificate) && isText(genesisHash)
    ? { epoch, certificate, genesisHash }
    : null;
}

/** What the programme publishes, or null. */
export function readProgramme(json: unknown): PublicProgramme | null {
  if (!isObject(json)) return null;
  const { callBy, openNow, closesAt, nextOpeningAt, programme, timeZone, phone, doorOpen } = json;
  const times =
    isObject(callBy) && isTime(callBy['now']) && isTime(callBy['soon']) && isTime(callBy['no_rush']);
  const hours =
    typeof openNow === 'boolean' &&
    (closesAt === null || isTime(closesAt)) &&
    (nextOpeningAt === null || isTime(nextOpeningAt));
  const rest = isText(programme) && isText(timeZone) && isText(phone) && typeof doorOpen === 'boolean';
  return times && hours && rest ? (json as PublicProgramme) : null;
}

function readRefusal(json: unknown): Extract<WireAnswer<never>, { fr: string }> | null {
  const error = isObject(json) ? json['error'] : null;
  if (!isObject(error)) return null;
  const { code, fr, en, current, reference } = error;
  if (!isText(code) || !isText(fr) || !isText(en)) return null;
  return {
    ok: false,
    code: code as ErrorCode,
    fr,
    en,
    current,
    reference: isText(reference) ? reference : null,
  };
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isText = (value: unknown): value is string => typeof value === 'string';
export const isTime = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0;
