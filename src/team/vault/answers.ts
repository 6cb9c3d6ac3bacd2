/**
 * Answers to questionnaires: opened with the intake key, and sealed under the ring key, where reading them costs a
 * hundredth. Fetched when somebody first reads a round.
 */
import type { StoredAnswer } from '#contract/rounds.ts';
import { epochOfKept, openAnswer, openKeptAnswer, sealKeptAnswer } from '#sealing/answer.ts';
import type { Body } from '#sealing/signed-body.ts';
import { memberKeyIn } from '#sealing/roster.ts';
import { CONTENT_SCHEMA } from './files.ts';
import type { Sealer } from './records.ts';
import type { Ring } from './ring.ts';

/** An answer under the ring key, to be sent. */
export interface KeptAnswer {
  readonly token: string;
  readonly sealed: string;
}

export interface OpenedAnswers {
  /** Not yet checked against their questions. */
  readonly answers: readonly { readonly token: string; readonly answers: unknown }[];
  /** Sealed to another key, for another round, damaged, or written by nobody in the roster. */
  readonly unreadable: number;
  /** What was opened for the first time, to be sent back. */
  readonly keep: readonly KeptAnswer[];
}

/** An age file takes about 7 ms: call it with a page at a time, and show the progress. */
export async function openAnswers(
  ring: Ring,
  me: Sealer,
  round: string,
  stored: readonly StoredAnswer[],
): Promise<OpenedAnswers> {
  const answers: { token: string; answers: unknown }[] = [];
  const keep: KeptAnswer[] = [];
  let unreadable = 0;
  for (const one of stored) {
    const { token } = one;
    const opened = one.opened ? await openKept(ring, round, one) : await openFirst(ring, round, one.sealed);
    if (opened === null) {
      unreadable++;
      continue;
    }
    answers.push({ token, answers: opened.answers });
    if (!one.opened) keep.push(await sealAnswerOf(ring, me, round, token, opened.answers));
  }
  return { answers, unreadable, keep };
}

/** Under the ring key of now, signed by me. @throws VaultError `no_key` */
export async function sealAnswerOf(
  ring: Ring,
  { member, key }: Sealer,
  round: string,
  token: string,
  answers: unknown,
): Promise<KeptAnswer> {
  const body: Body = {
    schema: CONTENT_SCHEMA,
    roster: ring.rosterVersion,
    author: { kind: 'member', id: member },
    at: Date.now(),
    content: { kind: 'answer', round, answers },
  };
  const sealed = await sealKeptAnswer({
    ring: ring.keyOf('ring'),
    place: { programme: ring.programme, token, epoch: ring.epoch },
    body,
    signer: key.signer,
  });
  return { token, sealed };
}

type Opened = { readonly answers: unknown } | null;

/** The server keeps no epoch with an answer: it would be a time. The newest key is the likeliest. */
async function openFirst(ring: Ring, round: string, sealed: string): Promise<Opened> {
  for (let epoch = ring.epoch; epoch >= 0; epoch--) {
    const intake = await ring.intake(epoch);
    const opened = intake && (await openAnswer(sealed, { programme: ring.programme, round, intake }));
    if (opened) return opened;
  }
  return null;
}

async function openKept(ring: Ring, round: string, { token, sealed }: StoredAnswer): Promise<Opened> {
  const epoch = epochOfKept(sealed);
  const key = epoch === null ? undefined : ring.ringKey(epoch);
  if (epoch === null || key === undefined) return null;
  const opened = await openKeptAnswer({
    ring: key,
    sealed,
    place: { programme: ring.programme, token, epoch },
    rosterVersion: ring.rosterVersion,
    verifyKeyFor: (member, rosterVersion) => memberKeyIn(ring.chain.versions, member, rosterVersion),
  });
  if (!opened.ok) return null;
  const content = opened.body.content as { kind?: unknown; round?: unknown; answers?: unknown } | null;
  return content?.kind === 'answer' && content.round === round && content.answers !== undefined
    ? { answers: content.answers }
    : null;
}
