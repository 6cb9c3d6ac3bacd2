/**
 * Devices that are knocked on. A row is a browser on a device: whoever turns it on there is whom it knocks for, so a
 * computer that changes hands never knocks for somebody who is no longer at it.
 */
import { Refusal } from '../refusal.ts';
import type { MemberActor } from './access.ts';
import { writeLine } from './journal.ts';
import type { PushServiceName, PushSubscriptionTable } from './schema.ts';
import type { Tx } from './tx.ts';

/** A phone, a laptop, the office computer, and those she forgot about. */
export const MOST_DEVICES = 10;

export interface Device {
  /** Keyed hash of the address. */
  readonly id: string;
  readonly service: PushServiceName;
  /** Under the server's secret. */
  readonly endpoint: string;
  /** Epoch ms. */
  readonly createdAt: number;
  readonly lastOkAt: number | null;
  readonly failingSince: number | null;
}

const toDevice = (row: PushSubscriptionTable): Device => ({
  id: row.id,
  service: row.service,
  endpoint: row.endpoint,
  createdAt: row.created_at,
  lastOkAt: row.last_ok_at,
  failingSince: row.failing_since,
});

const ofProgramme = (tx: Tx) =>
  tx.db.selectFrom('push_subscription').selectAll().where('programme', '=', tx.programme);

/** A member's devices, in the order in which she turned them on. */
export async function devicesOf(tx: Tx, member: string): Promise<Device[]> {
  const rows = await ofProgramme(tx)
    .where('member', '=', member)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(toDevice);
}

/**
 * Knocks on this device from now on, for `actor`. The same device again changes nothing.
 * @throws Refusal `too_many_devices` beyond `MOST_DEVICES`
 */
export async function turnOnDevice(
  tx: Tx,
  input: { actor: MemberActor; id: string; service: PushServiceName; endpoint: string; now: number },
): Promise<void> {
  const { actor, id, service, endpoint, now } = input;
  const known = await ofProgramme(tx).where('id', '=', id).executeTakeFirst();
  if (known?.member === actor.member) return;
  // The journal's line is the lock that makes two devices turned on at once count each other.
  await writeLine(tx, { kind: 'device_on', at: now, actor: actor.member });
  if ((await devicesOf(tx, actor.member)).length >= MOST_DEVICES) throw new Refusal('too_many_devices');
  const values = {
    member: actor.member,
    service,
    endpoint,
    created_at: now,
    last_ok_at: null,
    failing_since: null,
  };
  await tx.db
    .insertInto('push_subscription')
    .values({ programme: tx.programme, id, ...values })
    .onConflict((conflict) => conflict.columns(['programme', 'id']).doUpdateSet(values))
    .execute();
}

/** @throws Refusal `unknown_or_hidden` when it is not hers, or not there */
export async function turnOffDevice(
  tx: Tx,
  input: { actor: MemberActor; id: string; now: number },
): Promise<void> {
  const { actor, id, now } = input;
  const result = await tx.db
    .deleteFrom('push_subscription')
    .where('programme', '=', tx.programme)
    .where('id', '=', id)
    .where('member', '=', actor.member)
    .executeTakeFirst();
  if (result.numDeletedRows === 0n) throw new Refusal('unknown_or_hidden');
  await writeLine(tx, { kind: 'device_off', at: now, actor: actor.member });
}

/** What the push service answered to one knock: it took it, it knows this device no longer, or it failed. */
export type Answered = 'taken' | 'gone' | 'failed';

/** Notes what came of a knock. A device that is gone is forgotten, and the journal says so. */
export async function noteAnswer(
  tx: Tx,
  input: { id: string; member: string; answered: Answered; now: number },
): Promise<void> {
  const { id, member, answered, now } = input;
  // Hers alone: the device may have changed hands while the push service was asked.
  const hers = { programme: tx.programme, id, member };
  if (answered === 'gone') {
    const result = await tx.db
      .deleteFrom('push_subscription')
      .where((eb) => eb.and(hers))
      .executeTakeFirst();
    if (result.numDeletedRows > 0n) await writeLine(tx, { kind: 'device_off', at: now, actor: 'system' });
    return;
  }
  const mine = tx.db.updateTable('push_subscription').where((eb) => eb.and(hers));
  if (answered === 'taken') await mine.set({ last_ok_at: now, failing_since: null }).execute();
  else await mine.set({ failing_since: now }).where('failing_since', 'is', null).execute();
}

/** She leaves, or her keys were replaced. */
export async function forgetDevicesOf(tx: Tx, member: string): Promise<void> {
  await tx.db
    .deleteFrom('push_subscription')
    .where('programme', '=', tx.programme)
    .where('member', '=', member)
    .execute();
}
