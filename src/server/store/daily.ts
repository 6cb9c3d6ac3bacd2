/** The daily mail: the same every day, whatever happened, so that a morning without it says that alerts are broken. */
import { AlertPrefs, DEFAULT_ALERT_PREFS } from '#programme/alert-prefs.ts';
import { dateAt, instantOf } from '#programme/wall-time.ts';
import { writeAlert } from './outbox.ts';
import { settingsOf } from './programmes.ts';
import { prepared, type Tx } from './tx.ts';

/** How a member wants to be told, as it is kept. */
export const toPrefs = (stored: string | null): AlertPrefs =>
  stored === null ? DEFAULT_ALERT_PREFS : AlertPrefs.parse(JSON.parse(stored));

/** The next time the clock on the wall shows the hour that she chose, after `now`; null: she wants none. Epoch ms. */
export function nextDaily(
  { daily }: Pick<AlertPrefs, 'daily'>,
  timeZone: string,
  now: number,
): number | null {
  if (daily === null) return null;
  const today = dateAt(timeZone, now);
  const at = instantOf(timeZone, today, daily);
  return at > now ? at : instantOf(timeZone, today.add({ days: 1 }), daily);
}

const selectDaily = prepared<{ programme: string; now: number }>()((db, p) =>
  db
    .selectFrom('member')
    .select(['id', 'alert_prefs', 'daily_at'])
    .where('programme', '=', p('programme'))
    .where('daily_at', '<=', p('now'))
    .orderBy('id'),
);

/** One for each member whose hour has come; a hour that was missed while the server was away is sent once, late. */
export async function sendDailyMails(tx: Tx, now: number): Promise<void> {
  const { rows: due } = await selectDaily(tx, { programme: tx.programme, now });
  if (due.length === 0) return;
  const { timeZone } = (await settingsOf(tx)).settings.hours;
  for (const { id, alert_prefs, daily_at } of due) {
    const next = nextDaily(toPrefs(alert_prefs), timeZone, now);
    const moved = await tx.db
      .updateTable('member')
      .set({ daily_at: next })
      .where('programme', '=', tx.programme)
      .where('id', '=', id)
      .where('daily_at', '=', daily_at)
      .executeTakeFirst();
    // Another node sends it.
    if (moved.numUpdatedRows !== 1n) continue;
    await writeAlert(tx, {
      id: `daily:${daily_at}:${id}`,
      kind: 'daily',
      way: 'mail',
      member: id,
      about: null,
      now,
    });
  }
}
