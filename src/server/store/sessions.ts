/** Sessions: a random cookie, of which only the hash is kept. They end twelve hours after the second factor, whatever is done in them. */
import { writeLine } from './journal.ts';
import { type Member, toMember } from './members.ts';
import type { SessionTable } from './schema.ts';
import { prepared, type Tx } from './tx.ts';

export const SESSION_MS = 12 * 60 * 60_000;
/** Between the passphrase and the second factor. */
export const PENDING_MS = 5 * 60_000;

export interface Session {
  /** SHA-256 of the cookie, base64url. */
  readonly tokenHash: string;
  readonly kind: 'pending' | 'full';
  /** Epoch ms. */
  readonly endsAt: number;
  readonly passphraseAt: number;
  readonly member: Member;
}

const select = prepared<{ programme: string; token_hash: string; kind: string; now: number }>()((db, p) =>
  db
    .selectFrom('session')
    .innerJoin('member', (join) =>
      join.onRef('member.programme', '=', 'session.programme').onRef('member.id', '=', 'session.member'),
    )
    .selectAll('member')
    .select(['session.kind', 'session.ends_at', 'session.passphrase_at'])
    .where('session.programme', '=', p('programme'))
    .where('session.token_hash', '=', p('token_hash'))
    .where('session.kind', '=', p('kind') as SessionTable['kind'])
    .where('session.ends_at', '>', p('now')),
);

/** The live session of a cookie; null when there is none. */
export async function findSession(
  tx: Tx,
  input: { tokenHash: string; kind: 'pending' | 'full'; now: number },
): Promise<Session | null> {
  const { rows } = await select(tx, {
    programme: tx.programme,
    token_hash: input.tokenHash,
    kind: input.kind,
    now: input.now,
  });
  const row = rows[0];
  if (row === undefined) return null;
  return {
    tokenHash: input.tokenHash,
    kind: row.kind,
    endsAt: row.ends_at,
    passphraseAt: row.passphrase_at,
    member: toMember(row),
  };
}

/** Until when the session of this cookie lives, epoch ms; null when it ended, was closed, or its member left. */
export async function sessionEnd(tx: Tx, input: { tokenHash: string; now: number }): Promise<number | null> {
  return (await findSession(tx, { ...input, kind: 'full' }))?.endsAt ?? null;
}

/** The passphrase was proved; the second factor is awaited. */
export async function openPending(
  tx: Tx,
  input: { tokenHash: string; member: string; now: number },
): Promise<void> {
  await insert(tx, { ...input, kind: 'pending', passphraseAt: input.now, endsAt: input.now + PENDING_MS });
}

/** The passphrase was proved again within a session: it is unlocked. */
export async function unlock(
  tx: Tx,
  input: { tokenHash: string; member: string; now: number },
): Promise<void> {
  await tx.db
    .updateTable('session')
    .set({ passphrase_at: input.now })
    .where('programme', '=', tx.programme)
    .where('token_hash', '=', input.tokenHash)
    .execute();
  await writeLine(tx, { kind: 'unlocked', at: input.now, actor: input.member });
}

export type Proof =
  | { readonly by: 'totp'; readonly counter: number }
  | { readonly by: 'recovery_code'; readonly hash: string };

/**
 * The second factor was right: the pending session becomes a full one, under another cookie.
 * @returns false when the code was used a moment ago by somebody else: no code works twice
 */
export async function openSession(
  tx: Tx,
  input: { pending: Session; tokenHash: string; proof: Proof; now: number },
): Promise<boolean> {
  const { pending, proof, now } = input;
  const mine = tx.db
    .updateTable('member')
    .where('programme', '=', tx.programme)
    .where('id', '=', pending.member.id);
  const used =
    proof.by === 'totp'
      ? await mine
          .set({ totp_counter: proof.counter, last_seen_at: now })
          .where('totp_counter', '<', proof.counter)
          .executeTakeFirst()
      : await mine
          .set({
            recovery_codes: JSON.stringify(
              pending.member.recoveryCodes.filter((hash) => hash !== proof.hash),
            ),
            last_seen_at: now,
          })
          .where('recovery_codes', '=', JSON.stringify(pending.member.recoveryCodes))
          .executeTakeFirst();
  if (used.numUpdatedRows === 0n) return false;
  await closeSession(tx, pending.tokenHash);
  await insert(tx, {
    tokenHash: input.tokenHash,
    member: pending.member.id,
    kind: 'full',
    now,
    passphraseAt: pending.passphraseAt,
    endsAt: now + SESSION_MS,
  });
  await writeLine(tx, { kind: 'signed_in', at: now, actor: pending.member.id });
  return true;
}

export async function signOut(
  tx: Tx,
  input: { tokenHash: string; member: string; now: number },
): Promise<void> {
  await closeSession(tx, input.tokenHash);
  await writeLine(tx, { kind: 'signed_out', at: input.now, actor: input.member });
}

/** All sessions of a member end, now. */
export async function endSessionsOf(tx: Tx, member: string): Promise<void> {
  await tx.db
    .deleteFrom('session')
    .where('programme', '=', tx.programme)
    .where('member', '=', member)
    .execute();
}

async function closeSession(tx: Tx, tokenHash: string): Promise<void> {
  await tx.db
    .deleteFrom('session')
    .where('programme', '=', tx.programme)
    .where('token_hash', '=', tokenHash)
    .execute();
}

async function insert(
  tx: Tx,
  s: {
    tokenHash: string;
    member: string;
    kind: 'pending' | 'full';
    now: number;
    passphraseAt: number;
    endsAt: number;
  },
): Promise<void> {
  await tx.db
    .insertInto('session')
    .values({
      programme: tx.programme,
      token_hash: s.tokenHash,
      member: s.member,
      kind: s.kind,
      created_at: s.now,
      ends_at: s.endsAt,
      passphrase_at: s.passphraseAt,
    })
    .execute();
}

/** The founder's or a recovered coordinator's first session, opened by what she has just proved. */
export async function openFirstSession(
  tx: Tx,
  input: { tokenHash: string; member: string; now: number },
): Promise<void> {
  await insert(tx, { ...input, kind: 'full', passphraseAt: input.now, endsAt: input.now + SESSION_MS });
}
