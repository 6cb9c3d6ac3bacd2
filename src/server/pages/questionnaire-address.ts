/** Which round an address asks for: `/q/CODE` as it is printed, `/q?code=…` as it is typed into the form. */
import type { FastifyRequest } from 'fastify';
import { readRoundCode, sayRoundCode } from '#programme/round.ts';
import type { Locale } from '#texts/locales.ts';
import type { PublicRound } from './facts.ts';
import { pathTo } from './paths.ts';

/** What the code is called in an address. */
export const CODE_FIELD = 'code';
/** Longer ones are not shown again. */
const LONGEST = 40;

/** @returns the round (null: none is asked for, or none has that code), or the address where it is */
export async function questionnaireAt(
  request: FastifyRequest,
  locale: Locale,
  roundFor: (request: FastifyRequest, code: string) => Promise<PublicRound | null>,
): Promise<{ readonly round: PublicRound | null } | { readonly elsewhere: string }> {
  const { item } = request.params as { item?: string };
  const typed = (request.query as Record<string, unknown>)[CODE_FIELD];
  const asked = item ?? (typeof typed === 'string' ? typed : null);
  const code = asked === null ? null : readRoundCode(asked);
  const round = code === null ? null : await roundFor(request, code);
  const page = pathTo('questionnaire', locale);
  if (round !== null && item === undefined) return { elsewhere: `${page}/${sayRoundCode(round.code)}` };
  // Where a code can be typed again: the page of a questionnaire lets no form go anywhere.
  if (round === null && item !== undefined)
    return { elsewhere: `${page}?${CODE_FIELD}=${encodeURIComponent(item.slice(0, LONGEST))}` };
  return { round };
}
