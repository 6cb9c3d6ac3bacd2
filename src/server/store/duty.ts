/** Duty as it is kept: the rota, swaps that wait for an answer, and who is away. */
import { type AlertPrefs, DEFAULT_ALERT_PREFS } from '#programme/alert-prefs.ts';
import type { Absence } from '#programme/on-duty.ts';
import type { Id } from '#programme/request.ts';
import type { Role } from '#programme/roles.ts';
import { may } from '#programme/roles.ts';
import {
  DutyPlace,
  EMPTY_ROTA,
  Rota,
  rotaProblems,
  shiftsOf,
  swapped,
  withoutMember,
} from '#programme/rota.ts';
import { dateAt, instantOf } from '#programme/wall-time.ts';
import { Refusal } from '../refusal.ts';
import type { MemberActor } from './access.ts';
import { toPrefs } from './daily.ts';
import { writeLine } from './journal.ts';
import { ownersOf } from './members.ts';
import { prepared, type Tx } from './tx.ts';
import { Crossed } from './unavailable.ts';

export interface StoredRota {
  /** 0 until one was saved. */
  readonly version: number;
  readonly rota: Rota;
}

export interface Swap {
  readonly id: string;
  readonly asker: Id;
  readonly asked: Id;
  readonly place: DutyPlace;
  readonly endsAt: number;
  readonly createdAt: number;
}

/** Everything that says who is there at a moment. */
export interface Presence {
  readonly timeZone: string;
  readonly rota: Rota;
  readonly absences: readonly Absence[];
  /** With access, oldest first. */
  readonly members: readonly { readonly id: Id; readonly role: Role }[];
  readonly mayOwn: (member: Id) => boolean;
  readonly prefsOf: (member: Id) => AlertPrefs;
}

type Of = { programme: string };
const selectRota = prepared<Of>()((db, p) =>
  db.selectFrom('rota').selectAll().where('programme', '=', p('programme')),
);

export async function readRota(tx: Tx): Promise<StoredRota> {
  const row = (await selectRota(tx, { programme: tx.programme })).rows[0];
  return row === undefined
    ? { version: 0, rota: EMPTY_ROTA }
    : { version: row.version, rota: Rota.parse(JSON.parse(row.body)) };
}

const selectAbsences = prepared<Of>()((db, p) =>
  db
    .selectFrom('absence')
    .selectAll()
    .where('programme', '=', p('programme'))
    .orderBy('from_at')
    .orderBy('member'),
);

/** Those that have not ended before `now` (epoch ms). */
export async function readAbsences(tx: Tx): Promise<Absence[]> {
  const { rows } = await selectAbsences(tx, { programme: tx.programme });
  return rows.map(({ member, from_at, until_at }) => ({ member, from: from_at, until: until_at }));
}

const selectMembers = prepared<Of>()((db, p) =>
  db
    .selectFrom('member')
    .select(['id', 'role', 'alert_prefs'])
    .where('programme', '=', p('programme'))
    .orderBy('since')
    .orderBy('id'),
);

export async function presenceOf(tx: Tx, timeZone: string): Promise<Presence> {
  const { rows: members } = await selectMembers(tx, { programme: tx.programme });
  const prefs = new Map(members.map(({ id, alert_prefs }) => [id, toPrefs(alert_prefs)]));
  const owners = new Set(members.filter(({ role }) => may(role, 'own_requests')).map(({ id }) => id));
  return {
    timeZone,
    rota: (await readRota(tx)).rota,
    absences: await readAbsences(tx),
    members,
    mayOwn: (member) => owners.has(member),
    prefsOf: (member) => prefs.get(member) ?? DEFAULT_ALERT_PREFS,
  };
}

interface By {
  readonly actor: MemberActor;
  readonly now: number;
}

/**
 * By compare-and-set; dates that are past go.
 * @throws Refusal `stale`, `malformed` when it is unsound or names somebody who cannot be on duty
 */
export async function putRota(
  tx: Tx,
  input: By & { version: number; rota: Rota; timeZone: string },
): Promise<void> {
  const { actor, now, rota } = input;
  const mayOwn = await ownersOf(tx);
  const people = [...Object.values(rota.week), ...rota.exceptions.map(({ shifts }) => shifts)]
    .flat()
    .flatMap(({ first, second }) => [first, second])
    .filter((one) => one !== null);
  if (rotaProblems(rota).length > 0 || !people.every(mayOwn)) throw new Refusal('malformed');
  await storeRota(tx, { version: input.version, rota: current(rota, input.timeZone, now) });
  await writeLine(tx, { kind: 'rota_changed', at: now, actor: actor.member });
}

const current = (rota: Rota, timeZone: string, now: number): Rota => {
  const today = dateAt(timeZone, now).toString();
  return { ...rota, exceptions: rota.exceptions.filter(({ date }) => date >= today) };
};

async function storeRota(tx: Tx, { version, rota }: StoredRota): Promise<void> {
  const body = JSON.stringify(rota);
  if (version === 0) {
    const inserted = await tx.db
      .insertInto('rota')
      .values({ programme: tx.programme, version: 1, body })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (inserted.numInsertedOrUpdatedRows !== 1n) throw new Refusal('stale');
    return;
  }
  const updated = await tx.db
    .updateTable('rota')
    .set({ version: version + 1, body })
    .where('programme', '=', tx.programme)
    .where('version', '=', version)
    .executeTakeFirst();
  if (updated.numUpdatedRows !== 1n) throw new Refusal('stale');
}

const toSwap = (row: {
  id: string;
  asker: string;
  asked: string;
  place: string;
  ends_at: number;
  created_at: number;
}): Swap => ({
  id: row.id,
  asker: row.asker,
  asked: row.asked,
  place: DutyPlace.parse(JSON.parse(row.place)),
  endsAt: row.ends_at,
  createdAt: row.created_at,
});

/** Those that wait for an answer and whose duty has not begun. */
export async function readSwaps(tx: Tx, now: number): Promise<Swap[]> {
  const rows = await tx.db
    .selectFrom('duty_swap')
    .selectAll()
    .where('programme', '=', tx.programme)
    .where('ends_at', '>', now)
    .orderBy('ends_at')
    .orderBy('id')
    .execute();
  return rows.map(toSwap);
}

/** Swaps asked for at once; more would be a mistake. */
const MOST_SWAPS = 50;

/**
 * Asks a colleague to take a duty. Asked again, it is the same.
 * @throws Refusal `refused_step` when the asker does not sit there, or the duty has begun
 */
export async function askSwap(
  tx: Tx,
  input: By & { id: string; place: DutyPlace; asked: Id; timeZone: string },
): Promise<void> {
  const { actor, now, place, asked, timeZone } = input;
  const begins = instantOf(timeZone, Temporal.PlainDate.from(place.date), place.from);
  const { rota } = await readRota(tx);
  const after = swapped(rota, shiftsOf(rota, place.date), place, actor.member, asked);
  const waiting = await readSwaps(tx, now);
  if (waiting.some(({ id }) => id === input.id)) return;
  const mayOwn = await ownersOf(tx);
  if (after === null || begins <= now || !mayOwn(asked) || waiting.length >= MOST_SWAPS)
    throw new Refusal('refused_step');
  await tx.db
    .insertInto('duty_swap')
    .values({
      programme: tx.programme,
      id: input.id,
      asker: actor.member,
      asked,
      place: JSON.stringify(place),
      ends_at: begins,
      created_at: now,
    })
    .execute();
  await writeLine(tx, { kind: 'swap_asked', at: now, actor: actor.member, subject: `member:${asked}` });
}

/**
 * Whoever was asked accepts or declines; whoever asked may only take it back (`accept` false).
 * @throws Refusal `unknown_or_hidden` when it is not hers to answer; `refused_step` when the rota has changed meanwhile
 */
export async function answerSwap(
  tx: Tx,
  input: By & { id: string; accept: boolean; timeZone: string },
): Promise<void> {
  const { actor, now, accept } = input;
  const swap = (await readSwaps(tx, now)).find(({ id }) => id === input.id);
  const mine = swap?.asked === actor.member || (swap?.asker === actor.member && !accept);
  if (swap === undefined || !mine) throw new Refusal('unknown_or_hidden');
  if (accept) {
    const { version, rota } = await readRota(tx);
    const after = swapped(rota, shiftsOf(rota, swap.place.date), swap.place, swap.asker, swap.asked);
    if (after === null) throw new Refusal('refused_step');
    await storeRota(tx, { version, rota: current(after, input.timeZone, now) });
  }
  await tx.db
    .deleteFrom('duty_swap')
    .where('programme', '=', tx.programme)
    .where('id', '=', swap.id)
    .execute();
  await writeLine(tx, {
    kind: accept ? 'swap_accepted' : 'swap_ended',
    at: now,
    actor: actor.member,
    subject: `member:${swap.asker}`,
  });
}

/**
 * @param until epoch ms; null: until she says that she is back
 * @param taker who takes over when it begins later; null: whoever is there then
 */
export async function setAbsence(
  tx: Tx,
  input: By & { member: Id; from: number; until: number | null; taker: Id | null },
): Promise<void> {
  const { actor, now, member, from, until, taker } = input;
  const later = from > now;
  const values = {
    from_at: from,
    until_at: until,
    begins_at: later ? from : null,
    taker: later ? taker : null,
  };
  await tx.db
    .insertInto('absence')
    .values({ programme: tx.programme, member, ...values })
    .onConflict((conflict) => conflict.columns(['programme', 'member']).doUpdateSet(values))
    .execute();
  await writeLine(tx, { kind: 'away', at: now, actor: actor.member, subject: `member:${member}` });
}

/** Absences that have begun since anybody looked; each is given to one caller. */
export async function begunAbsences(
  tx: Tx,
  now: number,
): Promise<{ readonly member: Id; readonly until: number | null; readonly taker: Id | null }[]> {
  const due = await tx.db
    .selectFrom('absence')
    .selectAll()
    .where('programme', '=', tx.programme)
    .where('begins_at', '<=', now)
    .orderBy('member')
    .execute();
  for (const { member, begins_at } of due) {
    const taken = await tx.db
      .updateTable('absence')
      .set({ begins_at: null, taker: null })
      .where('programme', '=', tx.programme)
      .where('member', '=', member)
      .where('begins_at', '=', begins_at)
      .executeTakeFirst();
    if (taken.numUpdatedRows !== 1n) throw new Crossed();
  }
  return due.map(({ member, until_at, taker }) => ({ member, until: until_at, taker }));
}

/** She is back; said twice, it is the same. @throws Refusal `unknown_or_hidden` for another who is not away */
export async function endAbsence(tx: Tx, { actor, now, member }: By & { member: Id }): Promise<void> {
  const result = await tx.db
    .deleteFrom('absence')
    .where('programme', '=', tx.programme)
    .where('member', '=', member)
    .executeTakeFirst();
  if (result.numDeletedRows === 0n && member !== actor.member) throw new Refusal('unknown_or_hidden');
  if (result.numDeletedRows > 0n)
    await writeLine(tx, { kind: 'back', at: now, actor: actor.member, subject: `member:${member}` });
}

/** She has left: no seat, no swap and no absence names her any more. */
export async function forgetDutyOf(tx: Tx, member: Id): Promise<void> {
  const { version, rota } = await readRota(tx);
  if (version > 0) await storeRota(tx, { version, rota: withoutMember(rota, member) });
  await tx.db
    .deleteFrom('duty_swap')
    .where('programme', '=', tx.programme)
    .where((eb) => eb.or([eb('asker', '=', member), eb('asked', '=', member)]))
    .execute();
  await tx.db
    .deleteFrom('absence')
    .where('programme', '=', tx.programme)
    .where('member', '=', member)
    .execute();
}

/** What time has ended: swaps whose duty began, absences that are over. */
export async function forgetPastDuty(tx: Tx, now: number): Promise<void> {
  await tx.db
    .deleteFrom('duty_swap')
    .where('programme', '=', tx.programme)
    .where('ends_at', '<=', now)
    .execute();
  await tx.db
    .deleteFrom('absence')
    .where('programme', '=', tx.programme)
    .where('until_at', '<=', now)
    .execute();
}
