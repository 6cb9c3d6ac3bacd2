/** The calls of *Follow my request*, checked by hand as in parts/wire.ts; wire.test.ts holds them against the contract. */
import type { openReceipt, PartnerView, partnerStep, receiptLive } from '#contract/door.ts';
import { eventReader } from '../parts/sse.ts';
import { call, isObject, isText, isTime, readCertificate, type WireAnswer } from '../parts/wire.ts';
import type { StepBody } from './writer.ts';

export interface ReceiptAuth {
  readonly locator: string;
  readonly authentication: string;
}

const OPEN: (typeof openReceipt)['path'] = '/api/receipt/open';
const STEP: (typeof partnerStep)['path'] = '/api/receipt/step';
const LIVE: (typeof receiptLive)['path'] = '/api/receipt/live';
/** A line on which nothing comes for so long is dead: the server sends a comment every 15 s. */
const SILENCE_MS = 45_000;

export const postOpen = (auth: ReceiptAuth, reference: string | null): Promise<WireAnswer<PartnerView>> =>
  call(OPEN, readView, reference === null ? auth : { ...auth, reference });
export const postStep = (body: StepBody): Promise<WireAnswer<PartnerView>> => call(STEP, readView, body);

/**
 * One stream, until it ends: by `signal`, by a dropped line, by silence, or by the server.
 * @returns `gone`: the server refused it, the request is no longer there; `ended`: worth trying again
 */
export async function followOnce(
  auth: ReceiptAuth,
  onView: (view: PartnerView) => void,
  signal: AbortSignal,
): Promise<'gone' | 'ended'> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), SILENCE_MS);
  try {
    const { locator, authentication } = auth;
    const response = await fetch(LIVE, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ locator, authentication }),
      signal: AbortSignal.any([signal, silence.signal]),
    });
    if (response.status === 404) return 'gone';
    if (!response.ok || response.body === null) return 'ended';
    const read = eventReader();
    const pieces = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { value, done } = await pieces.read();
      if (done) return 'ended';
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), SILENCE_MS);
      for (const data of read(value)) {
        const view = readView(parse(data));
        if (view !== null) onView(view);
      }
    }
  } catch {
    return 'ended';
  } finally {
    clearTimeout(timer);
  }
}

/** The view in a refusal's `current`, or null. */
export const readCurrentView = (current: unknown): PartnerView | null =>
  isObject(current) ? readView(current['view']) : null;

/** What the partner's page shows, or null. What is sealed in it is checked by opening it. */
export function readView(json: unknown): PartnerView | null {
  if (!isObject(json)) return null;
  const texts = ['programme', 'file', 'reference', 'promptness', 'state', 'publicationKey'].every((name) =>
    isText(json[name]),
  );
  const times = [
    'seenAt',
    'claimedAt',
    'callingSince',
    'answeredAt',
    'closedAt',
    'destroyAt',
    'withdrawnAt',
    'nextOpeningAt',
  ].every((name) => json[name] === null || isTime(json[name]));
  const { receivedAt, next, openNow, keys, entries, intake } = json;
  const due =
    next === null ||
    (isObject(next) &&
      isTime(next['dueAt']) &&
      ['answer', 'promised', 'read'].includes(String(next['kind'])));
  const sealed =
    Array.isArray(entries) &&
    entries.every(isEntry) &&
    Array.isArray(keys) &&
    keys.every((key) => isObject(key) && isTime(key['epoch']));
  const fits =
    texts &&
    times &&
    due &&
    sealed &&
    isTime(receivedAt) &&
    typeof openNow === 'boolean' &&
    readCertificate(intake) !== null;
  return fits ? (json as unknown as PartnerView) : null;
}

const isEntry = (entry: unknown): boolean =>
  isObject(entry) &&
  isTime(entry['seq']) &&
  isTime(entry['at']) &&
  isText(entry['hash']) &&
  (entry['sealed'] === null || isText(entry['sealed']));

function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}
