/** The mail server that carries alerts, and its health. */
import type { MailState } from '#contract/settings.ts';
import type { MemberActor } from './access.ts';
import { writeLine } from './journal.ts';
import { outboxWaiting } from './outbox.ts';
import type { MailTable } from './schema.ts';
import type { Tx } from './tx.ts';

/** Both under the server's secret (mail-at-rest.ts); null = none. */
export interface StoredMail {
  readonly server: string | null;
  readonly password: string | null;
}

/** What *Today* and the settings show; the server is still sealed. */
export type StoredMailState = Omit<MailState, 'server'> & { readonly server: string | null };

const find = (tx: Tx): Promise<MailTable | undefined> =>
  tx.db.selectFrom('mail').selectAll().where('programme', '=', tx.programme).executeTakeFirst();

export async function readMail(tx: Tx): Promise<StoredMail> {
  const row = await find(tx);
  return { server: row?.server ?? null, password: row?.password ?? null };
}

export async function mailState(tx: Tx): Promise<StoredMailState> {
  const row = await find(tx);
  const failing =
    row && row.failing_since !== null ? { since: row.failing_since, reason: row.failing_reason ?? '' } : null;
  return {
    server: row?.server ?? null,
    passwordSet: (row?.password ?? null) !== null,
    waiting: await outboxWaiting(tx),
    lastSentAt: row?.last_sent_at ?? null,
    failing,
  };
}

/** @param server, password under the server's secret; a password that is undefined keeps the old one, which goes with the server */
export async function putMailServer(
  tx: Tx,
  input: { actor: MemberActor; server: string | null; password: string | undefined; now: number },
): Promise<void> {
  const { server, password, now } = input;
  const old = await find(tx);
  const kept = server === null ? null : (password ?? old?.password ?? null);
  const values = {
    server,
    password: kept,
    failing_since: null,
    failing_reason: null,
  };
  await tx.db
    .insertInto('mail')
    .values({ programme: tx.programme, last_sent_at: null, ...values })
    .onConflict((conflict) => conflict.column('programme').doUpdateSet(values))
    .execute();
  await writeLine(tx, { kind: 'mail_changed', at: now, actor: input.actor.member });
}

/** A message was handed over. If mail was failing, it no longer is. */
export async function mailSent(tx: Tx, { now }: { now: number }): Promise<void> {
  const row = await find(tx);
  if (row === undefined) return;
  await tx.db
    .updateTable('mail')
    .set({ last_sent_at: now, failing_since: null, failing_reason: null })
    .where('programme', '=', tx.programme)
    .execute();
  if (row.failing_since !== null) await writeLine(tx, { kind: 'mail_restored', at: now, actor: 'system' });
}

/** @param reason the mail server's short answer, without any address */
export async function mailFailed(tx: Tx, input: { reason: string; now: number }): Promise<void> {
  const row = await find(tx);
  if (row === undefined) return;
  await tx.db
    .updateTable('mail')
    .set({ failing_since: row.failing_since ?? input.now, failing_reason: input.reason })
    .where('programme', '=', tx.programme)
    .execute();
  if (row.failing_since === null)
    await writeLine(tx, { kind: 'mail_failing', at: input.now, actor: 'system' });
}
