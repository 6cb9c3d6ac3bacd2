/** How far ahead a call may be asked for. A file of its own, without schemas: the request form must stay light. */

/** How far ahead a partner may ask to be called, or a next try be set: an unanswered request is not parked. Days. */
export const ANSWER_HORIZON_DAYS = 92;

/** Whether a partner may ask to be called from `notBefore` on: at most {@link ANSWER_HORIZON_DAYS} days ahead. */
export function isAcceptableNotBefore(notBefore: number, now: number): boolean {
  return notBefore <= now + ANSWER_HORIZON_DAYS * 24 * 60 * 60_000;
}
