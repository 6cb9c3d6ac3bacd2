/** By which ways each member can be told of something, beside the open app. */
import { type Way, WAYS } from '#programme/alert-prefs.ts';
import type { Tx } from './tx.ts';

/** Members without any way are not in it. */
export async function waysOf(tx: Tx): Promise<ReadonlyMap<string, readonly Way[]>> {
  const mail = await tx.db
    .selectFrom('mail')
    .select('server')
    .where('programme', '=', tx.programme)
    .executeTakeFirst();
  const addressed =
    (mail?.server ?? null) === null
      ? []
      : await tx.db
          .selectFrom('member')
          .select('id')
          .where('programme', '=', tx.programme)
          .where('alert_address', 'is not', null)
          .execute();
  const knocked = await tx.db
    .selectFrom('push_subscription')
    .select('member')
    .distinct()
    .where('programme', '=', tx.programme)
    .execute();
  const has: Readonly<Record<Way, ReadonlySet<string>>> = {
    mail: new Set(addressed.map(({ id }) => id)),
    push: new Set(knocked.map(({ member }) => member)),
  };
  return new Map(
    [...has.mail, ...has.push].map((member) => [member, WAYS.filter((way) => has[way].has(member))]),
  );
}
