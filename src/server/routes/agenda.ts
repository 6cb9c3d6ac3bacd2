/** Plans, engagements and taken time. */
import * as contract from '#contract/agenda.ts';
import { checkRecord, checkShared } from '../envelopes.ts';
import { Refusal } from '../refusal.ts';
import { freeTimes, minutesIn } from '../store/agenda/bookings.ts';
import { acceptEngagement, endEngagement } from '../store/agenda/engagements.ts';
import { agendaFor, deletePlan, putPlan, takePlan } from '../store/agenda/plans.ts';
import { deleteShared, listShared, putShared } from '../store/agenda/shared.ts';
import { listMembers } from '../store/members.ts';
import { DONE, type Register } from './register.ts';

/** The widest window of one call: as far back as answers are kept, and two seasons ahead. */
const WIDEST_MS = 700 * 24 * 60 * 60_000;

export function agendaRoutes(register: Register): void {
  register(contract.getAgenda, async ({ store, actor, now }, { query }) => {
    if (query.until <= query.from || query.until - query.from > WIDEST_MS) throw new Refusal('malformed');
    return { now, ...(await store.read((tx) => agendaFor(tx, actor, query))) };
  });

  register(contract.putPlan, async ({ store, programme, actor, now }, { params: { plan: id }, body }) => {
    const { version, sealed, place, offers, ...rest } = body;
    const change = {
      ...rest,
      plan: checkRecord(programme, { kind: 'plan', record: id, version, sealed }),
      place:
        place === null
          ? null
          : checkRecord(programme, { kind: 'plan_place', record: id, version, sealed: place }),
      offers: offers.map(({ offer, ...one }) => ({
        ...one,
        offer: checkShared(programme, { kind: 'engagement_offer', record: one.engagement, ...offer }),
      })),
    };
    return store.write((tx) => putPlan(tx, { actor, change, now }));
  });

  register(contract.takePlan, async ({ store, actor, now }, { params, body }) =>
    store.write((tx) => takePlan(tx, { actor, ...params, ...body, now })),
  );

  register(contract.deletePlan, async ({ store, actor, now }, { params }) => {
    await store.write((tx) => deletePlan(tx, { actor, ...params, now }));
    return DONE;
  });

  register(contract.checkTimes, async ({ store }, { body: { times, weeks, except } }) =>
    store.read(async (tx) => {
      const asked = new Set(times.map(({ member }) => member));
      const peers = (await listMembers(tx)).filter(({ id, role }) => role === 'peer' && asked.has(id));
      const minutes = [];
      for (const { id } of peers)
        minutes.push({ member: id, weeks: await minutesIn(tx, { member: id, weeks, except }) });
      return { times: await freeTimes(tx, times, except), minutes };
    }),
  );

  register(contract.acceptEngagement, async ({ store, programme, actor, now }, { params, body }) => {
    const answer = checkShared(programme, {
      kind: 'engagement_answer',
      record: params.engagement,
      ...body.answer,
    });
    return store.write((tx) => acceptEngagement(tx, { actor, ...params, ...body, answer, now }));
  });

  register(contract.endEngagement, async ({ store, actor, now }, { params }) => {
    await store.write((tx) => endEngagement(tx, { actor, ...params, now }));
    return DONE;
  });

  register(contract.listShared, async ({ store, actor }, { query }) =>
    store.read(async (tx) => ({ records: await listShared(tx, actor, query.kind) })),
  );

  register(contract.putShared, async ({ store, programme, actor, now }, { params, body }) => {
    const { member, ...sealed } = body;
    const record = checkShared(programme, { ...params, ...sealed });
    return store.write((tx) => putShared(tx, { actor, record, member, now }));
  });

  register(contract.deleteShared, async ({ store, actor, now }, { params }) => {
    await store.write((tx) => deleteShared(tx, { actor, ...params, now }));
    return DONE;
  });
}
