/**
 * Questionnaires, the questions box and undertakings: rounds that the team opens, sealed answers that come in without a name
 * that the server could read, and the sets of questions as the programme edited them. See [Note: Round] in programme/round.ts.
 */
import { z } from 'zod';
import { ItemId, QuestionSet } from '#programme/questionnaire.ts';
import { isRoundCode, MOST_ANSWERS, ROUND_MODES, ROUND_MOMENTS } from '#programme/round.ts';
import { AgeFile, bytesOf, CompactJwe, Done, Epoch, EpochMs, Id } from './parts.ts';
import { route } from './route.ts';

export const RoundCode = z.string().refine(isRoundCode);

/** SHA-256 of a token's 16 bytes: all that is kept of it. */
const TokenHash = bytesOf(32);

/** A set of questions: which one, and its version. */
export const SetName = z.object({ id: ItemId, version: z.int().min(1) });
export type SetName = z.infer<typeof SetName>;

const round = {
  /** In the room's link, and printed. Made by the browser that makes the round. */
  code: RoundCode,
  moment: z.enum(ROUND_MOMENTS),
  mode: z.enum(ROUND_MODES),
  /** Null for the questions box and an undertaking. */
  set: SetName.nullable(),
  opensAt: EpochMs,
  closesAt: EpochMs,
  /** The largest number of answers that come in by the link. */
  most: z.int().min(1).max(MOST_ANSWERS),
  /** When the round and its answers are destroyed. */
  destroyAt: EpochMs,
};

/** A round as the team sees it: what was asked, and how many answers came. */
export const StoredRound = z.object({
  round: Id,
  ...round,
  version: z.int().min(1),
  /** Sealed answers, opened ones included. */
  answers: z.int().min(0),
  /** Those that no member has opened yet. */
  unopened: z.int().min(0),
  /** Slips that nobody has used yet. */
  slipsLeft: z.int().min(0),
});
export type StoredRound = z.infer<typeof StoredRound>;

/** In the room. `before`: an answer came with this token already, and it stays as it was. */
export const submitAnswer = route({
  method: 'POST',
  path: '/api/door/answers',
  access: 'public',
  status: 201,
  room: true,
  summary: 'Hand in a sealed answer: one for each token, whatever the ciphertext',
  body: z.object({
    code: RoundCode,
    token: bytesOf(16),
    /** Of the intake key that it is sealed to; not kept. */
    epoch: Epoch,
    sealed: AgeFile,
    /** Sent back only after `proof_needed`; altcha's solution, base64. */
    proof: z.string().max(4000).optional(),
  }),
  reply: z.object({ received: z.enum(['now', 'before']) }),
});

export const listRounds = route({
  method: 'GET',
  path: '/api/rounds',
  access: 'team',
  summary: 'Rounds of questionnaires, with how many answers came',
  reply: z.object({ rounds: z.array(StoredRound) }),
});

/** `set` as it was when the round was made; null for the questions box and an undertaking. */
export const getRound = route({
  method: 'GET',
  path: '/api/rounds/:round',
  access: 'team',
  summary: 'A round, and the questions that it asks',
  params: z.object({ round: Id }),
  reply: z.object({ round: StoredRound, set: QuestionSet.nullable() }),
});

/** `stale` carries `{ round }`. Once made, only times, `most` and slips change. `already_exists`: draw another code. */
export const putRound = route({
  method: 'PUT',
  path: '/api/rounds/:round',
  access: 'team',
  summary: 'Open a round, adjust or close it (compare-and-set; version 0 while there is none)',
  params: z.object({ round: Id }),
  body: z.object({
    version: z.int().min(0),
    ...round,
    /** Hashes of the tokens on slips that were printed; added to those there are. */
    slips: z.array(TokenHash).max(MOST_ANSWERS).optional(),
  }),
  reply: StoredRound,
});

export const deleteRound = route({
  method: 'DELETE',
  path: '/api/rounds/:round',
  access: 'team',
  summary: 'Delete a round and its answers',
  params: z.object({ round: Id }),
  reply: Done,
});

/** Answers that one call hands over or takes back. */
export const ANSWERS_AT_ONCE = 50;

/** An age file to the intake key, or once a member opened it a record under the ring key, `answer:<token>`. */
export const StoredAnswer = z.object({
  token: TokenHash,
  opened: z.boolean(),
  sealed: z.union([AgeFile, CompactJwe]),
});
export type StoredAnswer = z.infer<typeof StoredAnswer>;

/** In the order of the hashes: that of their coming is not kept. */
export const listAnswers = route({
  method: 'GET',
  path: '/api/rounds/:round/answers',
  access: 'team',
  summary: 'Sealed answers of a round, some at a time',
  params: z.object({ round: Id }),
  query: z.object({ after: TokenHash.optional() }),
  reply: z.object({ answers: z.array(StoredAnswer), next: TokenHash.nullable() }),
});

const KeptAnswers = z.object({
  answers: z
    .array(z.object({ token: TokenHash, sealed: CompactJwe }))
    .min(1)
    .max(ANSWERS_AT_ONCE),
});
const FULL_PAGE = 512 * 1024;

/** In place of the age files, which go. One that a colleague brought back first stays as she did. */
export const keepOpened = route({
  method: 'PUT',
  path: '/api/rounds/:round/opened',
  access: 'team',
  bodyLimit: FULL_PAGE,
  summary: 'Bring opened answers back under the ring key',
  params: z.object({ round: Id }),
  body: KeptAnswers,
  reply: z.object({ kept: z.int().min(0) }),
});

/** Each has a token of its own, so that a sheet sent twice counts once. Also once the round is closed. */
export const keyAnswers = route({
  method: 'POST',
  path: '/api/rounds/:round/keyed',
  access: 'team',
  status: 201,
  bodyLimit: FULL_PAGE,
  summary: 'Add answers from paper sheets, sealed under the ring key',
  params: z.object({ round: Id }),
  body: KeptAnswers,
  reply: StoredRound,
});

/** Versions are never changed: answers are read with the version that they were asked with. */
export const listQuestionSets = route({
  method: 'GET',
  path: '/api/question-sets',
  access: 'team',
  compressed: true,
  summary: 'Sets of questions: as shipped, and every version that the programme made',
  reply: z.object({ shipped: z.array(QuestionSet), own: z.array(QuestionSet) }),
});

/**
 * A set edited by `editSet` (programme/questionnaire-edit.ts): of the programme's own, `own-…`, its version after the last
 * one. `stale` carries `{ set }`, the last one.
 */
export const putQuestionSet = route({
  method: 'PUT',
  path: '/api/question-sets',
  access: 'team',
  summary: 'Add a version of a set of questions in the programme’s own words',
  body: z.object({
    /** The last version of this set that was seen; 0 for none. */
    last: z.int().min(0),
    set: QuestionSet,
  }),
  reply: QuestionSet,
});
