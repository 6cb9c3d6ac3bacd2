/** What ends by itself: run now and then by a job. */
import { forgetAgenda } from './agenda/expiry.ts';
import { forgetPastDuty } from './duty.ts';
import { endInvitation } from './invitations.ts';
import { forgetMessages } from './mail-messages.ts';
import { forgetPastRounds } from './rounds.ts';
import type { Tx } from './tx.ts';

/** How long the journal keeps who did what. */
export const JOURNAL_MS = 400 * 24 * 60 * 60_000;
/** How long the line of a destroyed file still names it, so that open screens drop it. */
const DESTROYED_MS = 24 * 60 * 60_000;

/**
 * Deletes old sessions, sign-ins, tries, invitations, challenges, drafts and return cards, undo data, past swaps and absences, rounds of questionnaires with their answers, and journal lines.
 * @returns whether something sealed, or the name of a file, went: call `store.forget()` then
 */
export async function forgetExpired(tx: Tx, now: number): Promise<boolean> {
  const { db, programme } = tx;
  await db.deleteFrom('session').where('programme', '=', programme).where('ends_at', '<=', now).execute();
  await db
    .deleteFrom('sign_in_attempt')
    .where('programme', '=', programme)
    .where('expires_at', '<=', now)
    .execute();
  await db
    .deleteFrom('tries')
    .where('programme', '=', programme)
    .where('window_ends_at', '<=', now)
    .execute();
  await db.deleteFrom('recovery').where('programme', '=', programme).where('expires_at', '<=', now).execute();
  await forgetMessages(tx, now);
  const records = await db
    .deleteFrom('record')
    .where('programme', '=', programme)
    .where('expires_at', '<=', now)
    .executeTakeFirst();
  const ended = await db
    .selectFrom('invitation')
    .select('id')
    .where('programme', '=', programme)
    .where('expires_at', '<=', now)
    .execute();
  for (const { id } of ended) await endInvitation(tx, id);
  await db
    .updateTable('journal')
    .set({ undo_record: null })
    .where('programme', '=', programme)
    .where('undo_record', 'is not', null)
    .where('undo_until', '<', now)
    .execute();
  const names = await db
    .updateTable('journal')
    .set({ file: null })
    .where('programme', '=', programme)
    .where('kind', 'in', ['destroyed', 'practice_erased'])
    .where('file', 'is not', null)
    .where('at', '<=', now - DESTROYED_MS)
    .executeTakeFirst();
  await db
    .deleteFrom('journal')
    .where('programme', '=', programme)
    .where('at', '<=', now - JOURNAL_MS)
    .execute();
  await forgetPastDuty(tx, now);
  const agenda = await forgetAgenda(tx, now);
  const rounds = await forgetPastRounds(tx, now);
  return agenda || rounds || records.numDeletedRows > 0n || names.numUpdatedRows > 0n;
}
