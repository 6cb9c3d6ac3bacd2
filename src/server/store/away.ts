/** Going away in one tap: the absence, and everything that was hers given to somebody who is there. */
import { takesOver } from '#programme/duty.ts';
import { isAway, onDutyAt } from '#programme/on-duty.ts';
import { ownerLeft } from '#programme/partner-steps.ts';
import type { Id } from '#programme/request.ts';
import type { ProgrammeSettings } from '#programme/settings.ts';
import { applyStep } from '#programme/transitions.ts';
import { Refusal } from '../refusal.ts';
import type { MemberActor } from './access.ts';
import { rulesAt } from './calendar.ts';
import { begunAbsences, type Presence, presenceOf, setAbsence } from './duty.ts';
import { writeLine } from './journal.ts';
import { settingsOf } from './programmes.ts';
import { carriedBy } from './requests.ts';
import { toRequestRow } from './rows.ts';
import { refuseUnlessAccepted, storeRow, writeEvents } from './steps.ts';
import type { Tx } from './tx.ts';
import { wakeAt } from './wake.ts';

export interface GoingAway {
  /** Herself, or a coordinator for her. */
  readonly actor: MemberActor;
  readonly member: Id;
  /** Epoch ms. */
  readonly from: number;
  readonly until: number | null;
  /** Who takes over; null: whoever is on duty, else a coordinator, else anybody who is there. */
  readonly to: Id | null;
  readonly now: number;
}

/**
 * Away, with what is hers handed over in the same transaction when the absence begins now; told for later, it is handed
 * over when it begins. With nobody else there, what she owns stays hers, since its ladder then reaches whoever can be
 * reached; what she only said that she had waits for somebody again.
 * @returns how many requests were handed over, and to whom
 * @throws Refusal `refused_step` when `to` cannot take them, `malformed` when the time is over before it begins
 */
export async function goAway(tx: Tx, input: GoingAway): Promise<{ handedOver: number; to: Id | null }> {
  const { actor, member, from, until, now } = input;
  if (until !== null && until <= Math.max(from, now)) throw new Refusal('malformed');
  const { settings } = await settingsOf(tx);
  const presence = await presenceOf(tx, settings.hours.timeZone);
  if (!presence.members.some(({ id }) => id === member)) throw new Refusal('unknown_or_hidden');
  if (input.to !== null && (input.to === member || !presence.mayOwn(input.to)))
    throw new Refusal('refused_step');
  await setAbsence(tx, { actor, member, from, until, taker: input.to, now });
  const to = input.to ?? standIn(presence, member, now);
  if (from > now) {
    await wakeAt(tx, from);
    return { handedOver: 0, to };
  }
  return { handedOver: await handOverAll(tx, { member, to, actor, settings, presence, now }), to };
}

/** Absences that were told before and begin: what is hers then goes to whoever is there, by nobody's hand. */
export async function beginAbsences(tx: Tx, now: number): Promise<void> {
  const begun = await begunAbsences(tx, now);
  if (begun.length === 0) return;
  const { settings } = await settingsOf(tx);
  const presence = await presenceOf(tx, settings.hours.timeZone);
  for (const { member, until, taker } of begun) {
    // The server was away for all of it: she is back, and what is hers is hers.
    if (until !== null && until <= now) continue;
    const willing = taker !== null && presence.mayOwn(taker) && !isAway(presence.absences, taker, now);
    const to = willing ? taker : standIn(presence, member, now);
    await handOverAll(tx, { member, to, actor: null, settings, presence, now });
    // Said once more: screens that show who is there look again.
    await writeLine(tx, { kind: 'away', at: now, actor: 'system', subject: `member:${member}` });
  }
}

interface HandingOver {
  readonly member: Id;
  readonly to: Id | null;
  /** Null: time brought it about, as she had said. */
  readonly actor: MemberActor | null;
  readonly settings: ProgrammeSettings;
  readonly presence: Presence;
  readonly now: number;
}

async function handOverAll(tx: Tx, input: HandingOver): Promise<number> {
  const { member, to, actor, settings, presence, now } = input;
  const rules = rulesAt(settings, now);
  let handedOver = 0;
  for (const stored of await carriedBy(tx, member)) {
    const row = toRequestRow(stored);
    if (row.owner === null) {
      // She only said that she had it: it waits for somebody again, and its alerts begin anew.
      const freed = ownerLeft(row, member, member, rules);
      await storeRow(tx, stored, freed.row, stored, 'system');
      await writeEvents(tx, freed, now);
    } else if (to === null) continue;
    else {
      const role = actor?.role ?? presence.members.find(({ id }) => id === member)?.role;
      if (role === undefined) throw new Error('Nobody hands over for a member without access.');
      const by = actor?.member ?? member;
      const accepted = refuseUnlessAccepted(
        applyStep(
          row,
          { step: 'hand_over', to },
          { ...rules, actor: by, role, version: stored.version, mayOwn: presence.mayOwn },
        ),
      );
      await storeRow(tx, stored, accepted.row, stored, actor?.member ?? 'system');
      const events = actor
        ? accepted.events
        : accepted.events.map((e) => ({ ...e, actor: 'system' as const }));
      await writeEvents(tx, { ...accepted, events, undo: actor ? accepted.undo : null }, now);
    }
    handedOver++;
  }
  return handedOver;
}

/** Whoever is there in her place; never herself. */
function standIn(presence: Presence, member: Id, now: number): Id | null {
  const there = presence.members
    .filter(({ id }) => id !== member && presence.mayOwn(id) && !isAway(presence.absences, id, now))
    .map(({ id, role }) => ({ member: id, role }));
  return takesOver(there, onDutyAt(presence.rota, presence, now))?.member ?? null;
}
