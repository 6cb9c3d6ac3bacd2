/** By which ways each member can be told of something, beside the open app. */
import { type Way, WAYS } from '#programme/alert-prefs.ts';
import { prepared, type Tx } from './tx.ts';

type Of = { programme: string };
const selectMail = prepared<Of>()((db, p) =>
  db.selectFrom('mail').select('server').where('programme', '=', p('programme')),
);
const selectAddressed = prepared<Of>()((db, p) =>
  db
    .selectFrom('member')
    .select('id')
    .where('programme', '=', p('programme'))
    .where('alert_address', 'is not', null),
);
const selectKnocked = prepared<Of>()((db, p) =>
  db.selectFrom('push_subscription').select('member').distinct().where('programme', '=', p('programme')),
);

/** Members without any way are not in it. */
export async function waysOf(tx: Tx): Promise<ReadonlyMap<string, readonly Way[]>> {
  const { programme } = tx;
  const server = (await selectMail(tx, { programme })).rows[0]?.server ?? null;
  const addressed = server === null ? [] : (await selectAddressed(tx, { programme })).rows;
  const knocked = (await selectKnocked(tx, { programme })).rows;
  const has: Readonly<Record<Way, ReadonlySet<string>>> = {
    mail: new Set(addressed.map(({ id }) => id)),
    push: new Set(knocked.map(({ member }) => member)),
  };
  return new Map(
    [...has.mail, ...has.push].map((member) => [member, WAYS.filter((way) => has[way].has(member))]),
  );
}
