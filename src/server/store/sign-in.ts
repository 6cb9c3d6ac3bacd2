/** The first half of a sign-in, kept for two minutes, and how often things were tried. */
import { sql } from 'kysely';
import type { Tx } from './tx.ts';

export const ATTEMPT_MS = 2 * 60_000;

export interface SignInAttempt {
  readonly id: string;
  /** Keyed hash under which tries are counted. */
  readonly subject: string;
  /** Null when the name is unknown. */
  readonly member: string | null;
  /** Under the server's secret. */
  readonly state: string;
}

export async function keepAttempt(tx: Tx, attempt: SignInAttempt & { now: number }): Promise<void> {
  await tx.db
    .insertInto('sign_in_attempt')
    .values({
      programme: tx.programme,
      id: attempt.id,
      subject: attempt.subject,
      member: attempt.member,
      state: attempt.state,
      expires_at: attempt.now + ATTEMPT_MS,
    })
    .execute();
}

/** Takes an attempt out: it serves once. Null when there is none, or it is too old. */
export async function takeAttempt(tx: Tx, input: { id: string; now: number }): Promise<SignInAttempt | null> {
  const row = await tx.db
    .deleteFrom('sign_in_attempt')
    .where('programme', '=', tx.programme)
    .where('id', '=', input.id)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined || row.expires_at <= input.now) return null;
  return { id: row.id, subject: row.subject, member: row.member, state: row.state };
}

/**
 * Counts a try of `subject` within a window of time, in one statement, and returns how many there were with this one.
 * @param subject keyed hash; what was typed is never kept
 */
export async function countTry(
  tx: Tx,
  input: { subject: string; windowMs: number; now: number },
): Promise<number> {
  const { subject, windowMs, now } = input;
  const row = await tx.db
    .insertInto('tries')
    .values({ programme: tx.programme, subject, count: 1, window_ends_at: now + windowMs })
    .onConflict((conflict) =>
      conflict.columns(['programme', 'subject']).doUpdateSet({
        count: sql<number>`case when tries.window_ends_at <= cast(${now} as bigint) then 1 else tries.count + 1 end`,
        window_ends_at: sql<number>`case when tries.window_ends_at <= cast(${now} as bigint) then cast(${now + windowMs} as bigint) else tries.window_ends_at end`,
      }),
    )
    .returning('count')
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Forgets the tries of `subject`: it was right. */
export async function forgetTries(tx: Tx, subject: string): Promise<void> {
  await tx.db
    .deleteFrom('tries')
    .where('programme', '=', tx.programme)
    .where('subject', '=', subject)
    .execute();
}
