/** Leaving: what must be gone in the same commit, and who answers for what she had. */
import { ownerLeft } from '#programme/partner-steps.ts';
import { Refusal } from '../refusal.ts';
import { dropAllBookings } from './agenda/bookings.ts';
import { endEngagementsOf } from './agenda/engagements.ts';
import { handPlansOver } from './agenda/plans.ts';
import { rulesAt } from './calendar.ts';
import { forgetDutyOf } from './duty.ts';
import { settingsOf } from './programmes.ts';
import { forgetDevicesOf } from './push.ts';
import { carriedBy } from './requests.ts';
import { toRequestRow } from './rows.ts';
import { endSessionsOf } from './sessions.ts';
import { storeRow, writeEvents } from './steps.ts';
import type { Tx } from './tx.ts';

/** She goes: account, sessions, wraps, drafts, alerts. Her open requests find another owner by the rules. */
export async function removeMember(
  tx: Tx,
  input: { member: string; to: string; now: number },
): Promise<void> {
  const { member, to, now } = input;
  const result = await tx.db
    .deleteFrom('member')
    .where('programme', '=', tx.programme)
    .where('id', '=', member)
    .executeTakeFirst();
  if (result.numDeletedRows !== 1n) throw new Refusal('unknown_or_hidden');
  await forgetKeysOf(tx, member);
  await forgetDutyOf(tx, member);
  await endEngagementsOf(tx, member, now);
  await dropAllBookings(tx, { member });
  await handPlansOver(tx, member, to);
  await tx.db
    .deleteFrom('shared')
    .where('programme', '=', tx.programme)
    .where('member', '=', member)
    .execute();
  await tx.db
    .deleteFrom('record')
    .where('programme', '=', tx.programme)
    .where('owner', '=', member)
    .execute();
  await tx.db
    .deleteFrom('outbox')
    .where('programme', '=', tx.programme)
    .where('member', '=', member)
    .execute();
  const rules = rulesAt((await settingsOf(tx)).settings, now);
  const rows = await carriedBy(tx, member);
  for (const stored of rows) {
    const accepted = ownerLeft(toRequestRow(stored), member, to, rules);
    // Whoever has it now, or is on duty while nobody has, is told by its ladder.
    await storeRow(tx, stored, accepted.row, stored, 'system');
    await writeEvents(tx, accepted, now);
  }
}

/** Her wraps, sessions and devices go, now: whoever has an old device of hers is not knocked on either. */
export async function forgetKeysOf(tx: Tx, member: string): Promise<void> {
  await tx.db
    .deleteFrom('wrap')
    .where('programme', '=', tx.programme)
    .where('recipient', '=', member)
    .execute();
  await tx.db
    .deleteFrom('circle')
    .where('programme', '=', tx.programme)
    .where('member', '=', member)
    .execute();
  await forgetDevicesOf(tx, member);
  await endSessionsOf(tx, member);
}
