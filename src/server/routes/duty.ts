/** Who is on duty when, swaps, absences. */
import * as contract from '#contract/duty.ts';
import { dutyGaps, dutySpans, GAP_HORIZON_DAYS, onDutyAt } from '#programme/on-duty.ts';
import { may } from '#programme/roles.ts';
import { hasShifts } from '#programme/rota.ts';
import { dateAt } from '#programme/wall-time.ts';
import { Refusal } from '../refusal.ts';
import type { MemberActor } from '../store/access.ts';
import { goAway } from '../store/away.ts';
import { rulesAt } from '../store/calendar.ts';
import { answerSwap, askSwap, endAbsence, presenceOf, putRota, readRota, readSwaps } from '../store/duty.ts';
import { settingsOf } from '../store/programmes.ts';
import type { Tx } from '../store/tx.ts';
import type { Register, SignedIn } from './register.ts';

const HORIZON_MS = GAP_HORIZON_DAYS * 24 * 60 * 60_000;

export function dutyRoutes(register: Register): void {
  register(contract.getDuty, (call) => shown(call));

  register(contract.putRota, async (call, { body }) => {
    const { store, actor, now } = call;
    try {
      await store.write(async (tx) => putRota(tx, { ...body, actor, now, timeZone: await zoneOf(tx) }));
    } catch (error) {
      if (error instanceof Refusal && error.code === 'stale') throw new Refusal('stale', await shown(call));
      throw error;
    }
    return shown(call);
  });

  register(contract.askSwap, async (call, { body }) => {
    const { store, actor, now } = call;
    await store.write(async (tx) => askSwap(tx, { ...body, actor, now, timeZone: await zoneOf(tx) }));
    return shown(call);
  });

  register(contract.answerSwap, async (call, { params, body }) => {
    const { store, actor, now } = call;
    await store.write(async (tx) =>
      answerSwap(tx, { id: params.swap, accept: body.accept, actor, now, timeZone: await zoneOf(tx) }),
    );
    return shown(call);
  });

  register(contract.goAway, async (call, { params: { member }, body }) => {
    const { store, actor, now } = call;
    refuseForOthers(actor, member);
    const done = await store.write((tx) =>
      goAway(tx, { actor, member, from: body.from ?? now, until: body.until, to: body.to, now }),
    );
    return { ...done, duty: await shown(call) };
  });

  register(contract.comeBack, async (call, { params: { member } }) => {
    const { store, actor, now } = call;
    refuseForOthers(actor, member);
    await store.write((tx) => endAbsence(tx, { actor, member, now }));
    return shown(call);
  });
}

/** @throws Refusal `unknown_or_hidden` when it is somebody else's to say */
function refuseForOthers(actor: MemberActor, member: string): void {
  if (member !== actor.member && !may(actor.role, 'edit_duty')) throw new Refusal('unknown_or_hidden');
}

const zoneOf = async (tx: Tx): Promise<string> => (await settingsOf(tx)).settings.hours.timeZone;

function shown({ store, now }: Pick<SignedIn, 'store' | 'now'>): Promise<contract.Duty> {
  return store.read(async (tx) => {
    const { settings } = await settingsOf(tx);
    const { version, rota } = await readRota(tx);
    const presence = await presenceOf(tx, settings.hours.timeZone);
    const { hours, holidays } = rulesAt(settings, now);
    return {
      version,
      rota,
      today: dateAt(presence.timeZone, now).toString(),
      now: onDutyAt(rota, presence, now),
      spans: dutySpans(rota, presence, now, now + HORIZON_MS),
      horizon: now + HORIZON_MS,
      gaps: hasShifts(rota) ? dutyGaps(rota, presence, hours, holidays, now) : [],
      absences: presence.absences.filter(({ until }) => until === null || until > now),
      swaps: await readSwaps(tx, now),
    };
  });
}
