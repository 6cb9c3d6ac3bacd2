/** By which ways each member can be told of something, beside the open app. */
import type { Way } from '#programme/alert-prefs.ts';
import type { Tx } from './tx.ts';

/** Members without any way are not in it. */
export async function waysOf(tx: Tx): Promise<ReadonlyMap<string, readonly Way[]>> {
  const mail = await tx.db
    .selectFrom('mail')
    .select('server')
    .where('programme', '=', tx.programme)
    .executeTakeFirst();
  const ways = new Map<string, Way[]>();
  if ((mail?.server ?? null) !== null) {
    const addressed = await tx.db
      .selectFrom('member')
      .select('id')
      .where('programme', '=', tx.programme)
      .where('alert_address', 'is not', null)
      .execute();
    for (const { id } of addressed) ways.set(id, ['mail']);
  }
  return ways;
}
