/** The mailbox whose messages become requests: how it is reached, its health, and which node watches it. */
import type { MemberActor } from './access.ts';
import { writeLine } from './journal.ts';
import type { MailboxReasonName, MailboxTable } from './schema.ts';
import type { Tx } from './tx.ts';

/** Both under the server's secret; null = none. */
export interface StoredMailbox {
  readonly settings: string | null;
  readonly password: string | null;
  /** 0 while none was ever set. */
  readonly version: number;
  readonly checkedAt: number | null;
  readonly failing: { readonly since: number; readonly reason: MailboxReasonName } | null;
}

const find = (tx: Tx): Promise<MailboxTable | undefined> =>
  tx.db.selectFrom('mailbox').selectAll().where('programme', '=', tx.programme).executeTakeFirst();

export async function readMailbox(tx: Tx): Promise<StoredMailbox> {
  const row = await find(tx);
  return {
    settings: row?.settings ?? null,
    password: row?.password ?? null,
    version: row?.version ?? 0,
    checkedAt: row?.checked_at ?? null,
    failing:
      row && row.failing_since !== null
        ? { since: row.failing_since, reason: row.failing_reason ?? 'other' }
        : null,
  };
}

/** @param settings, password under the server's secret; a password that is undefined keeps the old one, which goes with the mailbox */
export async function putMailbox(
  tx: Tx,
  input: { actor: MemberActor; settings: string | null; password: string | undefined; now: number },
): Promise<void> {
  const { settings, password, now } = input;
  const old = await find(tx);
  const values = {
    settings,
    password: settings === null ? null : (password ?? old?.password ?? null),
    version: (old?.version ?? 0) + 1,
    checked_at: null,
    failing_since: null,
    failing_reason: null,
  };
  await tx.db
    .insertInto('mailbox')
    .values({ programme: tx.programme, taken_by: null, taken_until: null, ...values })
    .onConflict((conflict) => conflict.column('programme').doUpdateSet(values))
    .execute();
  await writeLine(tx, { kind: 'mailbox_changed', at: now, actor: input.actor.member });
}

/**
 * Takes the watch, or keeps it, until `now + holdMs`: one node at a time.
 * @param taker `<node>:<this start of it>`: the same node starting again takes over what its dead process held
 * @returns null when it is mine; else when the other's ends, epoch ms
 */
export async function takeMailbox(
  tx: Tx,
  input: { taker: string; now: number; holdMs: number },
): Promise<number | null> {
  const { taker, now, holdMs } = input;
  const row = await find(tx);
  if (row === undefined) return now + holdMs;
  const node = taker.slice(0, taker.indexOf(':') + 1);
  const free = row.taken_by === null || row.taken_until === null || row.taken_until < now;
  if (!free && !row.taken_by?.startsWith(node)) return row.taken_until;
  const result = await tx.db
    .updateTable('mailbox')
    .set({ taken_by: taker, taken_until: now + holdMs })
    .where('programme', '=', tx.programme)
    .where((eb) => (row.taken_by === null ? eb('taken_by', 'is', null) : eb('taken_by', '=', row.taken_by)))
    .where((eb) =>
      row.taken_until === null ? eb('taken_until', 'is', null) : eb('taken_until', '=', row.taken_until),
    )
    .executeTakeFirst();
  return result.numUpdatedRows === 1n ? null : now + holdMs;
}

export async function releaseMailbox(tx: Tx, taker: string): Promise<void> {
  await tx.db
    .updateTable('mailbox')
    .set({ taken_by: null, taken_until: null })
    .where('programme', '=', tx.programme)
    .where('taken_by', '=', taker)
    .execute();
}

/** It was looked into. If it was failing, it no longer is. */
export async function mailboxChecked(tx: Tx, now: number): Promise<void> {
  const row = await find(tx);
  if (row === undefined) return;
  await tx.db
    .updateTable('mailbox')
    .set({ checked_at: now, failing_since: null, failing_reason: null })
    .where('programme', '=', tx.programme)
    .execute();
  if (row.failing_since !== null) await writeLine(tx, { kind: 'mailbox_restored', at: now, actor: 'system' });
}

export async function mailboxFailed(
  tx: Tx,
  input: { reason: MailboxReasonName; version: number; now: number },
): Promise<void> {
  const { reason, version, now } = input;
  const row = await find(tx);
  // What failed may have been changed meanwhile: the new settings have not failed.
  if (row === undefined || row.settings === null || row.version !== version) return;
  if (row.failing_since !== null && row.failing_reason === reason) return;
  await tx.db
    .updateTable('mailbox')
    .set({ failing_since: row.failing_since ?? now, failing_reason: reason })
    .where('programme', '=', tx.programme)
    .execute();
  await writeLine(tx, { kind: 'mailbox_failing', at: now, actor: 'system' });
}
