/** Going away in one tap: the absence, and everything that was hers given to somebody who is there. */
import { takesOver } from '#programme/duty.ts';
import { isAway, onDutyAt } from '#programme/on-duty.ts';
import { ownerLeft } from '#programme/partner-steps.ts';
import type { Id } from '#programme/request.ts';
import { applyStep } from '#programme/transitions.ts';
import { Refusal } from '../refusal.ts';
import type { MemberActor } from './access.ts';
import { rulesAt } from './calendar.ts';
import { type Presence, presenceOf, setAbsence } from './duty.ts';
import { settingsOf } from './programmes.ts';
import { carriedBy } from './requests.ts';
import { toRequestRow } from './rows.ts';
import { refuseUnlessAccepted, storeRow, writeEvents } from './steps.ts';
import type { Tx } from './tx.ts';

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
 * Away, with what is hers handed over in the same transaction when the absence begins now. With nobody else there,
 * her requests stay hers: the ladders then reach whoever can be reached.
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
  await setAbsence(tx, { actor, member, from, until, now });
  const to = input.to ?? standIn(presence, member, now);
  if (to === null || from > now) return { handedOver: 0, to };

  const hers = await carriedBy(tx, member);
  for (const stored of hers) {
    if (stored.owner === null) {
      // She only said that she had it: it waits for somebody again, and its alerts begin anew.
      const freed = ownerLeft(toRequestRow(stored), member, to, rulesAt(settings, now));
      await storeRow(tx, stored, freed.row, stored, 'system');
      await writeEvents(tx, freed, now);
      continue;
    }
    const accepted = refuseUnlessAccepted(
      applyStep(
        toRequestRow(stored),
        { step: 'hand_over', to },
        {
          ...rulesAt(settings, now),
          actor: actor.member,
          role: actor.role,
          version: stored.version,
          mayOwn: presence.mayOwn,
        },
      ),
    );
    await storeRow(tx, stored, accepted.row, stored, actor.member);
    await writeEvents(tx, accepted, now);
  }
  return { handedOver: hers.length, to };
}

/** Whoever is there in her place; never herself. */
function standIn(presence: Presence, member: Id, now: number): Id | null {
  const there = presence.members
    .filter(({ id }) => id !== member && presence.mayOwn(id) && !isAway(presence.absences, id, now))
    .map(({ id, role }) => ({ member: id, role }));
  return takesOver(there, onDutyAt(presence.rota, presence, now))?.member ?? null;
}
