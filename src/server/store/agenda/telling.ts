/**
 * Telling members that something about the agenda changed: one fixed message whatever it is, by the ways that each set. So a
 * row, a letter or a knock says neither what, nor of which plan, nor why ([Note: One ending]).
 */
import { randomUUID } from 'node:crypto';
import { agendaAlert } from '#programme/alert-prefs.ts';
import { wallTimeAt } from '#programme/wall-time.ts';
import { nextDaily, toPrefs } from '../daily.ts';
import { writeAlert } from '../outbox.ts';
import { settingsOf } from '../programmes.ts';
import type { Tx } from '../tx.ts';
import { waysOf } from '../ways.ts';
import { wakeAt } from '../wake.ts';

/**
 * Whoever holds a plan, and those of the team who have time booked for it.
 * @param engagement the peer of this one too, if she has; `everybody`: every peer who has
 */
export async function attending(tx: Tx, plan: string, engagement: string | null = null): Promise<string[]> {
  const { programme } = tx;
  const owners = await tx.db
    .selectFrom('plan')
    .select('owner')
    .where('programme', '=', programme)
    .where('id', '=', plan)
    .execute();
  const booked = await tx.db
    .selectFrom('booking')
    .select(['member', 'engagement'])
    .where('programme', '=', programme)
    .where('plan', '=', plan)
    .execute();
  const those = booked.filter(
    (one) => one.engagement === null || engagement === 'everybody' || one.engagement === engagement,
  );
  return [...new Set([...owners.map(({ owner }) => owner), ...those.map(({ member }) => member)])].sort();
}

/** Peers whose engagement in a plan has not ended. */
export async function invitedTo(tx: Tx, plan: string): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('engagement')
    .select('peer')
    .where('programme', '=', tx.programme)
    .where('plan', '=', plan)
    .execute();
  return rows.flatMap(({ peer }) => peer ?? []);
}

/** Writes what is to be sent. Somebody for whom the same waits already is told once. */
export async function tellOfAgenda(
  tx: Tx,
  input: { plan: string; members: readonly string[]; now: number },
): Promise<void> {
  const { plan, members, now } = input;
  const ways = await waysOf(tx);
  const reached = [...new Set(members)].filter((member) => ways.has(member));
  if (reached.length === 0) return;
  const { timeZone } = (await settingsOf(tx)).settings.hours;
  const stored = await tx.db
    .selectFrom('plan')
    .select(['from_at', 'until_at'])
    .where('programme', '=', tx.programme)
    .where('id', '=', plan)
    .executeTakeFirst();
  const [from, until] = [stored?.from_at ?? null, stored?.until_at ?? null];
  const span = from === null || until === null ? null : { from, until };
  const rows = await tx.db
    .selectFrom('member')
    .select(['id', 'alert_prefs'])
    .where('programme', '=', tx.programme)
    .where('id', 'in', reached)
    .orderBy('id')
    .execute();
  for (const { id: member, alert_prefs } of rows) {
    const prefs = toPrefs(alert_prefs);
    const told = agendaAlert(prefs, { span, now, wall: wallTimeAt(timeZone, now) });
    const morning = told.waits ? nextDaily({ daily: prefs.quiet?.to ?? null }, timeZone, now) : null;
    for (const way of told.ways) {
      if (!ways.get(member)?.includes(way) || (await waits(tx, member, way))) continue;
      // At random: neither the plan nor the moment can be read off it.
      await writeAlert(tx, {
        id: randomUUID(),
        kind: 'agenda',
        way,
        member,
        about: null,
        now,
        ...(morning === null ? {} : { notBefore: morning }),
      });
      await wakeAt(tx, morning ?? now);
    }
  }
}

/** Whether the same is on its way to her, and no node has begun to send it. */
async function waits(tx: Tx, member: string, way: 'mail' | 'push'): Promise<boolean> {
  const row = await tx.db
    .selectFrom('outbox')
    .select('id')
    .where('programme', '=', tx.programme)
    .where('kind', '=', 'agenda')
    .where('member', '=', member)
    .where('way', '=', way)
    .where('taken_by', 'is', null)
    .where('attempts', '=', 0)
    .executeTakeFirst();
  return row !== undefined;
}
