/**
 * [Note: Round] A round gives a questionnaire, or the questions box, to a room, or what is undertaken to an organiser: by a
 * short public code, between two times, for so many answers. It names neither session, organisation nor person: the server
 * never learns whose it is. All instants are epoch ms.
 */
import type { AnswerMoment } from './questionnaire.ts';

/**
 * Before a session, after it, three months later; `box`: questions asked without a name, during it; `undertaking`: what the
 * organiser undertakes before it is confirmed.
 */
export const ROUND_MOMENTS = ['before', 'after', 'later', 'box', 'undertaking'] as const;
export type RoundMoment = (typeof ROUND_MOMENTS)[number];

/** Whether a set of questions is asked then: the box and the undertaking have none. */
export const asksQuestions = (moment: RoundMoment): moment is AnswerMoment =>
  moment !== 'box' && moment !== 'undertaking';

/** `room`: whoever has the code answers. `slips`: only whoever has one of the slips that were printed, each once. */
export const ROUND_MODES = ['room', 'slips'] as const;
export type RoundMode = (typeof ROUND_MODES)[number];

/** The largest number of answers that a round may take. */
export const MOST_ANSWERS = 600;
/** How long a round and its answers are kept unless the team says otherwise; and at most. */
export const ROUND_DAYS = 400;
export const LONGEST_ROUND_DAYS = 800;

const DAY_MS = 24 * 60 * 60_000;

export interface RoundTimes {
  readonly opensAt: number;
  readonly closesAt: number;
  /** When the round and its answers are destroyed. */
  readonly destroyAt: number;
}

export type RoundStanding = 'not_yet' | 'open' | 'closed';

export function roundStanding(
  { opensAt, closesAt }: Pick<RoundTimes, 'opensAt' | 'closesAt'>,
  now: number,
): RoundStanding {
  if (now < opensAt) return 'not_yet';
  return now < closesAt ? 'open' : 'closed';
}

/** Whether a round may have these times: in order, and not kept longer than any may be. */
export function areRoundTimes({ opensAt, closesAt, destroyAt }: RoundTimes, now: number): boolean {
  return opensAt <= closesAt && closesAt < destroyAt && destroyAt <= now + LONGEST_ROUND_DAYS * DAY_MS;
}

/** When a round that is made now is destroyed, unless the team says otherwise. */
export const roundDestroyAt = (now: number): number => now + ROUND_DAYS * DAY_MS;

/** Crockford's base32: no letter that is taken for a digit (crockford.com/base32.html). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE = /^[0-9A-HJKMNP-TV-Z]{10}$/;

/** A new public code: ten characters, 50 random bits. */
export function newRoundCode(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => ALPHABET[byte & 31]).join('');
}

export const isRoundCode = (text: string): boolean => CODE.test(text);

/** The code that somebody typed: any case, with hyphens or spaces anywhere, O for 0, I or L for 1. Null when it is none. */
export function readRoundCode(text: string): string | null {
  if (text.length > 40) return null;
  const code = text
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return isRoundCode(code) ? code : null;
}

/** As it is printed and read aloud: `7FK3-9QXM-2T`. */
export const sayRoundCode = (code: string): string =>
  `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
