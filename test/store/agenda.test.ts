/** Plans, taken time and engagements on both engines: nobody is booked twice, and nobody can count who said no. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { DEFAULT_ALERT_PREFS } from '#programme/alert-prefs.ts';
import { type Booking, QUARTER_MS } from '#programme/booking.ts';
import { PLACE_DAYS } from '#programme/plan.ts';
import type { SharedKind } from '#programme/engagement.ts';
import type { CheckedRecord, CheckedShared } from '#server/envelopes.ts';
import type { MemberActor } from '#server/store/access.ts';
import { freeTimes, minutesIn } from '#server/store/agenda/bookings.ts';
import { acceptEngagement, endEngagement } from '#server/store/agenda/engagements.ts';
import { forgetAgenda } from '#server/store/agenda/expiry.ts';
import { agendaFor, deletePlan, type PlanChange, putPlan, takePlan } from '#server/store/agenda/plans.ts';
import { listShared, putShared } from '#server/store/agenda/shared.ts';
import { removeMember } from '#server/store/leaving.ts';
import { changeAccount } from '#server/store/members.ts';
import { takeOutbox } from '#server/store/outbox.ts';
import { PROGRAMME_TABLES } from '#server/store/schema.ts';
import type { ProgrammeStore, Store } from '#server/store/store.ts';
import { onBothEngines } from '#test/support/engines.ts';
import { addMember, mailing, MONDAY } from '#test/support/founded.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const TOMORROW = MONDAY + DAY;
const always = { from: 0, until: MONDAY + 400 * DAY };
const refused = (code: string) => ({ code });
const zoned = (text: string) => Temporal.Instant.from(text).epochMilliseconds;

interface Team {
  readonly programme: ProgrammeStore;
  readonly host: string;
  readonly coordinator: MemberActor;
  readonly professional: MemberActor;
  readonly colleague: MemberActor;
  readonly peer: MemberActor;
  readonly otherPeer: MemberActor;
}

/** Three of the team and two peers; mail is a way to reach all but one. */
async function teamIn(store: Store): Promise<Team> {
  const host = `${randomUUID()}.test`;
  const { programme, actor: coordinator } = await mailing(store, host);
  const mail = { mail: true };
  await programme.write((tx) =>
    changeAccount(tx, {
      member: coordinator.member,
      language: 'fr',
      alertAddress: 'address',
      alerts: undefined,
      timeZone: 'America/Toronto',
      now: MONDAY,
    }),
  );
  return {
    programme,
    host,
    coordinator,
    professional: await addMember(programme, 'professional', mail),
    colleague: await addMember(programme, 'professional'),
    peer: await addMember(programme, 'peer', mail),
    otherPeer: await addMember(programme, 'peer', mail),
  };
}

const booking = (member: MemberActor, from: number, hours = 1, rest = 0): Booking => ({
  id: randomUUID(),
  member: member.member,
  choice: randomUUID(),
  from,
  until: from + hours * HOUR,
  restUntil: from + (hours + rest) * HOUR,
});
const sealedPlan = (record: string, version: number, kind = 'plan'): CheckedRecord => ({
  kind,
  record,
  version,
  sealed: `${kind} ${version}`,
  epoch: 0,
});
const sealedShared = (kind: SharedKind, record: string, version = 1): CheckedShared => ({
  kind,
  record,
  version,
  sealed: `${kind} ${version}`,
  memberKey: 'to her',
  teamKey: 'to the team',
  epoch: 0,
});
const offerTo = (peer: MemberActor, engagement: string = randomUUID(), answerBy = TOMORROW) => ({
  engagement,
  peer: peer.member,
  answerBy,
  until: TOMORROW + 2 * DAY,
  offer: sealedShared('engagement_offer', engagement),
});
const planned = (
  programme: ProgrammeStore,
  actor: MemberActor,
  over: Partial<PlanChange> & { id?: string; version?: number; now?: number } = {},
) => {
  const { id = randomUUID(), version = 1, now = MONDAY, ...rest } = over;
  const change: PlanChange = {
    plan: sealedPlan(id, version),
    place: null,
    owner: actor.member,
    span: { from: TOMORROW, until: TOMORROW + HOUR },
    destroyAt: MONDAY + 60 * DAY,
    bookings: [],
    offers: [],
    settle: [],
    ...rest,
  };
  return programme.write((tx) => putPlan(tx, { actor, change, now }));
};
const accepted = (
  programme: ProgrammeStore,
  actor: MemberActor,
  engagement: string,
  over: { version?: number; bookings?: readonly Booking[]; past?: boolean; now?: number } = {},
) => {
  const { version = 1, bookings = [booking(actor, TOMORROW)], past = false, now = MONDAY } = over;
  return programme.write((tx) =>
    acceptEngagement(tx, {
      actor,
      engagement,
      version,
      answer: sealedShared('engagement_answer', engagement, version),
      bookings,
      past,
      now,
    }),
  );
};
const ended = (programme: ProgrammeStore, actor: MemberActor, engagement: string, now = MONDAY) =>
  programme.write((tx) => endEngagement(tx, { actor, engagement, now }));
const seen = (programme: ProgrammeStore, actor: MemberActor) =>
  programme.read((tx) => agendaFor(tx, actor, always));
const left = (programme: ProgrammeStore, member: MemberActor, to: MemberActor, now = MONDAY) =>
  programme.write((tx) => removeMember(tx, { member: member.member, to: to.member, now }));

/** Everything that the database holds of a programme, each id called by the name that a test gives it. */
async function everything(
  { programme }: Team,
  names: Readonly<Record<string, string>>,
  tables: readonly string[] = ['programme', ...PROGRAMME_TABLES],
): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  await programme.read(async (tx) => {
    for (const table of tables) {
      const of = table === 'programme' ? 'id' : 'programme';
      const rows = await tx.db
        .selectFrom(table as 'plan')
        .selectAll()
        .where(of as 'programme', '=', tx.programme)
        .execute();
      all[table] = rows
        .map((row) => {
          const text = JSON.stringify(table === 'outbox' ? { ...row, id: 'at random' } : row);
          return Object.entries(names).reduce((said, [name, id]) => said.replaceAll(id, name), text);
        })
        .sort();
    }
  });
  return all;
}

onBothEngines('the agenda', (bench) => {
  // One database for all: each test has a programme of its own in it, which nothing of another reaches.
  let opened: ReturnType<typeof bench.newStore> | undefined;
  const newStore = () => (opened ??= bench.newStore());

  test('two nodes that book somebody at the same moment: one has her, the other is told whose time it is', async () => {
    const { store, anotherNode } = await newStore();
    const team = await teamIn(store);
    const other = (await anotherNode()).forProgramme(team.programme.programme);
    const { coordinator, professional, colleague } = team;
    // In opposite orders: neither waits for ever for the other.
    const both = [booking(professional, TOMORROW), booking(colleague, TOMORROW)];
    const tries = await Promise.allSettled([
      planned(team.programme, coordinator, { bookings: both }),
      planned(other, coordinator, {
        bookings: both.map((one) => ({ ...one, id: randomUUID() })).reverse(),
      }),
    ]);
    assert.deepEqual(tries.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    const [lost] = tries.filter((one) => one.status === 'rejected');
    assert.equal(lost?.reason.code, 'time_taken');
    assert.deepEqual([...lost.reason.current.members].sort(), [professional.member, colleague.member].sort());
    assert.equal((await seen(team.programme, coordinator)).plans.length, 1, 'nothing of the other was kept');
    const beside = booking(professional, TOMORROW + HOUR);
    await planned(team.programme, coordinator, { bookings: [beside] });
  });

  test('a change of the clock opens no gap and hides none', async () => {
    const { store } = await newStore();
    const team = await teamIn(store);
    const { programme, coordinator, professional } = team;
    const book = (from: number, until: number) =>
      planned(programme, coordinator, {
        span: { from, until },
        bookings: [{ ...booking(professional, from), until, restUntil: until }],
      });
    // The hour that comes twice on the first of November: half past one, and half past one again.
    const first = zoned('2027-11-07T01:30:00-04:00');
    const again = zoned('2027-11-07T01:30:00-05:00');
    assert.equal(again - first, HOUR);
    await book(first, first + 2 * QUARTER_MS);
    await book(again, again + 2 * QUARTER_MS);
    await assert.rejects(book(again + QUARTER_MS, again + HOUR), refused('time_taken'));
    // From half past one to half past three on the night in March that has no two o'clock is one hour.
    const before = zoned('2027-03-14T01:30:00-05:00');
    const after = zoned('2027-03-14T03:30:00-04:00');
    await book(before, after);
    const quarters = await programme.read((tx) =>
      tx.db
        .selectFrom('booked_quarter')
        .select('quarter')
        .where('programme', '=', tx.programme)
        .where('quarter', '<', first / QUARTER_MS)
        .execute(),
    );
    assert.equal(quarters.length, 4);
    await assert.rejects(book(after - QUARTER_MS, after + HOUR), refused('time_taken'));
    await book(after, after + HOUR);
  });

  test('her rest is hers alone to give up; organisers are told that it is rest, and not of what', async () => {
    const { store } = await newStore();
    const team = await teamIn(store);
    const { programme, coordinator, peer } = team;
    const [first, second] = [randomUUID(), randomUUID()];
    await planned(programme, coordinator, { offers: [offerTo(peer, first)] });
    await planned(programme, coordinator, { offers: [offerTo(peer, second)] });
    await accepted(programme, peer, first, { bookings: [booking(peer, TOMORROW, 1, 4)] });
    const check = (from: number, hours = 1, except: string | null = null) =>
      programme.read(async (tx) => {
        const time = { id: 'asked', member: peer.member, from, until: from + hours * HOUR };
        return (await freeTimes(tx, [time], except))[0]?.state;
      });
    assert.deepEqual(
      [
        await check(TOMORROW + HOUR / 2),
        await check(TOMORROW + 3 * HOUR),
        await check(TOMORROW + 5 * HOUR),
        await check(TOMORROW - HOUR),
      ],
      ['taken', 'rest', 'free', 'free'],
    );
    const within = [booking(peer, TOMORROW + 3 * HOUR)];
    await assert.rejects(accepted(programme, peer, second, { bookings: within }), refused('rest_taken'));
    const rests = [booking(peer, TOMORROW - 3 * HOUR, 1, 4)];
    await assert.rejects(
      accepted(programme, peer, second, { bookings: rests }),
      refused('rest_taken'),
      'what was booked already begins in the rest after it',
    );
    await accepted(programme, peer, second, { bookings: within, past: true });
    const week = { from: TOMORROW - DAY, until: TOMORROW + DAY };
    const minutes = await programme.read((tx) =>
      minutesIn(tx, { member: peer.member, weeks: [week], except: null }),
    );
    assert.deepEqual(minutes, [120]);
    // What is taken cannot be given twice, whatever she gives up.
    const third = randomUUID();
    await planned(programme, coordinator, { offers: [offerTo(peer, third)] });
    await assert.rejects(
      accepted(programme, peer, third, { bookings: [booking(peer, TOMORROW)], past: true }),
      refused('time_taken'),
    );
  });

  test('settling one of the times gives her the others back', async () => {
    const { store } = await newStore();
    const { programme, coordinator, peer } = await teamIn(store);
    const [id, engagement] = [randomUUID(), randomUUID()];
    await planned(programme, coordinator, { id, offers: [offerTo(peer, engagement)] });
    const times = [booking(peer, TOMORROW), booking(peer, TOMORROW + 3 * HOUR)] as const;
    await accepted(programme, peer, engagement, { bookings: times });
    const settle = (version: number, choice: string) =>
      planned(programme, coordinator, { id, version: 2, settle: [{ engagement, version, choice }] });
    await assert.rejects(settle(2, randomUUID()), refused('stale'), 'a time that she did not accept');
    await assert.rejects(settle(1, times[1].choice), refused('stale'), 'what she said before');
    await settle(2, times[1].choice);
    const { engagements, bookings } = await seen(programme, peer);
    assert.deepEqual(
      engagements.map(({ state, choice }) => [state, choice]),
      [['confirmed', times[1].choice]],
    );
    assert.deepEqual(
      bookings.map(({ from }) => from),
      [times[1].from],
    );
    await assert.rejects(accepted(programme, peer, engagement, { version: 3 }), refused('stale'));
  });

  for (const standing of ['open', 'accepted', 'confirmed'] as const)
    test(`one ending (${standing}): declined, expired, taken back, stepped back from, or gone: the data are the same`, async () => {
      const { store } = await newStore();
      const NOW = MONDAY + 2 * HOUR;
      const ids = {
        plan: randomUUID(),
        engagement: randomUUID(),
        time: randomUUID(),
        professionals: randomUUID(),
      };
      const ways: Record<string, (team: Team) => Promise<unknown>> = {
        'she declines or steps back': ({ programme, peer }) => ended(programme, peer, ids.engagement, NOW),
        'the organiser takes it back': ({ programme, coordinator }) =>
          ended(programme, coordinator, ids.engagement, NOW),
        'a colleague who attends takes it back': ({ programme, professional }) =>
          ended(programme, professional, ids.engagement, NOW),
        'she leaves': ({ programme, peer, coordinator }) => left(programme, peer, coordinator, NOW),
        // What was confirmed does not expire.
        ...(standing === 'confirmed'
          ? {}
          : {
              'nobody settled it in time': ({ programme }: Team) =>
                programme.write((tx) => forgetAgenda(tx, NOW)),
            }),
      };
      const traces: [string, Record<string, string[]>][] = [];
      for (const [way, end] of Object.entries(ways)) {
        const team = await teamIn(store);
        const { programme, coordinator, professional, peer } = team;
        const hers = { ...booking(peer, TOMORROW), id: ids.time, choice: ids.time };
        const offer = {
          ...offerTo(peer, ids.engagement, standing === 'open' ? NOW : TOMORROW),
          ...(standing === 'accepted' ? { until: NOW } : {}),
        };
        await planned(programme, coordinator, {
          id: ids.plan,
          offers: [offer],
          bookings: [{ ...booking(professional, TOMORROW), id: ids.professionals, choice: ids.time }],
        });
        if (standing !== 'open') await accepted(programme, peer, ids.engagement, { bookings: [hers] });
        if (standing === 'confirmed')
          await planned(programme, coordinator, {
            id: ids.plan,
            version: 2,
            bookings: [{ ...booking(professional, TOMORROW), id: ids.professionals, choice: ids.time }],
            settle: [{ engagement: ids.engagement, version: 2, choice: ids.time }],
          });
        // What was told until then has been sent.
        await programme.write(async (tx) => {
          await tx.db.deleteFrom('outbox').where('programme', '=', tx.programme).execute();
        });
        await end(team);
        const names = {
          coordinator: coordinator.member,
          professional: professional.member,
          colleague: team.colleague.member,
          peer: peer.member,
          otherPeer: team.otherPeer.member,
          programme: programme.programme,
          host: team.host,
        };
        const tables = [
          'programme',
          'plan',
          'engagement',
          'booking',
          'booked_quarter',
          'shared',
          'record',
          'journal',
          'outbox',
          'entry',
          'request',
          'absence',
        ];
        const all = await everything(team, names, way === 'she leaves' ? tables : undefined);
        traces.push([way, all]);
      }
      const [first, ...others] = traces;
      assert.ok(first);
      const [, trace] = first;
      const own = (rows: readonly string[] = []) => rows.filter((row) => !row.includes('"member":"peer"'));
      // Genesis seals keys at random: those tables are of the team, not of the ending.
      const random = ['roster', 'epoch', 'wrap', 'settings', 'session', 'member'];
      for (const [way, all] of others)
        for (const [table, rows] of Object.entries(all)) {
          if (random.includes(table)) continue;
          // Who is gone is told nothing more.
          const gone = way === 'she leaves' && table === 'outbox';
          assert.deepEqual(rows, gone ? own(trace[table]) : trace[table], `${way}: ${table}`);
        }
      assert.deepEqual(
        trace['engagement']?.map((row) => JSON.parse(row) as unknown),
        [
          {
            programme: 'programme',
            id: ids.engagement,
            plan: ids.plan,
            peer: null,
            state: 'ended',
            answer_by: null,
            until_at: null,
            choice: null,
            version: 0,
          },
        ],
      );
      assert.deepEqual(trace['shared'], []);
      const lines = trace['journal']?.filter((row) => row.includes('engagement_ended')) ?? [];
      assert.equal(lines.length, 1);
      const line = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
      assert.deepEqual(
        [line['actor'], line['subject'], line['file'], line['at']],
        ['system', null, null, zoned('2026-11-23T00:00:00-05:00')],
      );
      // Whoever holds it and whoever has time booked for it, she among them, whoever ended it.
      const told = trace['outbox']?.map(
        (row) => (JSON.parse(row) as { member: string; kind: string }).member,
      );
      assert.deepEqual(told?.sort(), [
        'coordinator',
        ...(standing === 'open' ? [] : ['peer']),
        'professional',
      ]);
    });

  test('two who end it at the same moment leave one line', async () => {
    const { store, anotherNode } = await newStore();
    const { programme, coordinator, peer } = await teamIn(store);
    const other = (await anotherNode()).forProgramme(programme.programme);
    const engagement = randomUUID();
    await planned(programme, coordinator, { offers: [offerTo(peer, engagement)] });
    await accepted(programme, peer, engagement);
    await Promise.allSettled([ended(programme, peer, engagement), ended(other, coordinator, engagement)]);
    const lines = await programme.read((tx) =>
      tx.db
        .selectFrom('journal')
        .select('event')
        .where('programme', '=', tx.programme)
        .where('kind', '=', 'engagement_ended')
        .execute(),
    );
    assert.equal(lines.length, 1);
    assert.deepEqual((await seen(programme, peer)).bookings, []);
  });

  test('whoever was asked often and said no each time is like whoever was never asked', async () => {
    const { store } = await newStore();
    const team = await teamIn(store);
    const { programme, coordinator, peer, otherPeer } = team;
    for (let i = 0; i < 5; i++) {
      const engagement = randomUUID();
      await planned(programme, coordinator, { offers: [offerTo(peer, engagement)] });
      if (i % 2 === 0) await accepted(programme, peer, engagement);
      await ended(programme, peer, engagement);
    }
    await programme.write(async (tx) => {
      // Sent.
      await tx.db.deleteFrom('outbox').where('programme', '=', tx.programme).execute();
    });
    const all = await everything(team, { asked: peer.member, never: otherPeer.member });
    const count = (name: string) =>
      Object.entries(all).flatMap(([table, rows]) =>
        rows
          .filter((row) => row.includes(name))
          .map((row) => [table, (JSON.parse(row) as { kind?: string }).kind ?? '']),
      );
    assert.deepEqual(count('asked'), count('never'));
    const declines = await programme.read((tx) =>
      tx.db
        .selectFrom('journal')
        .selectAll()
        .where('programme', '=', tx.programme)
        .where('kind', '=', 'engagement_ended')
        .execute(),
    );
    assert.equal(new Set(declines.map(({ event: _, ...line }) => JSON.stringify(line))).size, 1);
  });

  test('a plan with a peer is for whoever holds it or attends; others see whose it is; peers see none', async () => {
    const { store } = await newStore();
    const { programme, coordinator, professional, colleague, peer, otherPeer } = await teamIn(store);
    const [id, engagement] = [randomUUID(), randomUUID()];
    await planned(programme, coordinator, {
      id,
      bookings: [booking(professional, TOMORROW)],
      offers: [offerTo(peer, engagement)],
    });
    await accepted(programme, peer, engagement);
    const view = async (actor: MemberActor) => {
      const { plans, hidden, engagements, shared, bookings } = await seen(programme, actor);
      return {
        plans: plans.length,
        hidden: hidden.map(({ owner }) => owner),
        engagements: engagements.length,
        shared: shared.length,
        bookings: bookings.map(({ member, plan }) => [member === peer.member, plan !== null]),
      };
    };
    const both = {
      plans: 1,
      hidden: [],
      engagements: 1,
      shared: 2,
      bookings: [
        [false, true],
        [true, true],
      ],
    };
    for (const actor of [coordinator, professional]) {
      const { bookings, ...rest } = await view(actor);
      assert.deepEqual({ ...rest, bookings: bookings.sort() }, both);
    }
    assert.deepEqual(await view(colleague), {
      plans: 0,
      hidden: [coordinator.member],
      engagements: 0,
      shared: 0,
      // That a colleague is not free, and not for what.
      bookings: [[false, false]],
    });
    assert.deepEqual(await view(peer), {
      plans: 0,
      hidden: [],
      engagements: 1,
      shared: 2,
      bookings: [[true, true]],
    });
    assert.deepEqual(await view(otherPeer), {
      plans: 0,
      hidden: [],
      engagements: 0,
      shared: 0,
      bookings: [],
    });
    // Nor may they do anything to it; a name that is taken is not even said to be.
    for (const actor of [colleague, otherPeer])
      await assert.rejects(ended(programme, actor, engagement), refused('unknown_or_hidden'));
    await assert.rejects(accepted(programme, otherPeer, engagement), refused('unknown_or_hidden'));
    await assert.rejects(accepted(programme, coordinator, engagement), refused('unknown_or_hidden'));
    for (const version of [1, 2])
      await assert.rejects(planned(programme, colleague, { id, version }), refused('unknown_or_hidden'));
    await assert.rejects(
      programme.write((tx) => deletePlan(tx, { actor: colleague, plan: id, now: MONDAY })),
      refused('unknown_or_hidden'),
    );
    // Taken over, it is hers; once it has no peer, it is everybody's.
    const take = (owner: MemberActor) =>
      programme.write((tx) => takePlan(tx, { actor: colleague, plan: id, owner: owner.member, now: MONDAY }));
    await assert.rejects(take(professional), refused('stale'));
    await take(coordinator);
    assert.equal((await view(colleague)).plans, 1);
    assert.equal((await view(coordinator)).plans, 0);
    await ended(programme, peer, engagement);
    assert.equal((await view(coordinator)).plans, 1);
  });

  test('who writes a plan over another’s version is told what stands, and whoever is gone is not booked', async () => {
    const { store, anotherNode } = await newStore();
    const { programme, coordinator, professional, peer } = await teamIn(store);
    const other = (await anotherNode()).forProgramme(programme.programme);
    const id = randomUUID();
    await planned(programme, coordinator, { id });
    const tries = await Promise.allSettled([
      planned(programme, coordinator, { id, version: 2, destroyAt: MONDAY + 40 * DAY }),
      planned(other, professional, { id, version: 2, destroyAt: MONDAY + 50 * DAY }),
    ]);
    assert.deepEqual(tries.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    const [lost] = tries.filter((one) => one.status === 'rejected');
    const [plan] = (await seen(programme, coordinator)).plans;
    assert.equal(lost?.reason.code, 'stale');
    assert.deepEqual(lost.reason.current, { plan });
    const nobody: MemberActor = { member: randomUUID(), role: 'professional' };
    for (const over of [
      { bookings: [booking(nobody, TOMORROW)] },
      { owner: nobody.member },
      { offers: [offerTo(nobody)] },
      // A peer is invited, never booked; and nobody else is invited.
      { bookings: [booking(peer, TOMORROW)] },
      { offers: [offerTo(professional)] },
    ])
      await assert.rejects(planned(programme, coordinator, over), refused('member_gone'));
    for (const late of [{ answerBy: MONDAY }, { until: MONDAY }])
      await assert.rejects(
        planned(programme, coordinator, { offers: [{ ...offerTo(peer), ...late }] }),
        refused('malformed'),
      );
  });

  test('who leaves gives back her time, and hands over what she held', async () => {
    const { store } = await newStore();
    const { programme, coordinator, professional, peer } = await teamIn(store);
    const [id, engagement] = [randomUUID(), randomUUID()];
    const taken = booking(professional, TOMORROW);
    await planned(programme, professional, { id, bookings: [taken], offers: [offerTo(peer, engagement)] });
    await left(programme, professional, coordinator);
    const view = await seen(programme, coordinator);
    assert.deepEqual(
      view.plans.map(({ plan, owner }) => [plan, owner]),
      [[id, coordinator.member]],
    );
    assert.deepEqual(view.bookings, []);
    assert.deepEqual(
      view.engagements.map(({ state }) => state),
      ['open'],
    );
    await left(programme, peer, coordinator);
    const after = await seen(programme, coordinator);
    assert.deepEqual(
      after.engagements.map(({ state, peer: who }) => [state, who]),
      [['ended', null]],
    );
  });

  test('a past place goes after 30 days, with what an invitation says of it; a plan at its date', async () => {
    const { store } = await newStore();
    const team = await teamIn(store);
    const { programme, coordinator, peer } = team;
    const [id, engagement] = [randomUUID(), randomUUID()];
    const over = { id, place: sealedPlan(id, 1, 'plan_place') };
    await planned(programme, coordinator, { ...over, offers: [offerTo(peer, engagement)] });
    const hers = booking(peer, TOMORROW);
    await accepted(programme, peer, engagement, { bookings: [hers] });
    await planned(programme, coordinator, {
      ...over,
      version: 2,
      plan: sealedPlan(id, 2),
      settle: [{ engagement, version: 2, choice: hers.choice }],
    });
    const end = TOMORROW + HOUR;
    const view = async (now: number) => {
      await programme.write((tx) => forgetAgenda(tx, now));
      const { plans, engagements, shared, bookings } = await seen(programme, coordinator);
      return [plans.map(({ place }) => place), engagements.length, shared.length, bookings.length];
    };
    const before = end + PLACE_DAYS * DAY - QUARTER_MS;
    assert.deepEqual(await view(before), [['plan_place 1'], 1, 2, 1]);
    assert.deepEqual(await view(end + PLACE_DAYS * DAY), [[null], 0, 0, 0]);
    assert.deepEqual(await view(MONDAY + 60 * DAY), [[], 0, 0, 0]);
    const all = await everything(team, {});
    for (const table of ['plan', 'engagement', 'booking', 'booked_quarter', 'shared'])
      assert.deepEqual(all[table], [], table);
  });

  test('her limits are hers to write and the team’s to read; a payment is for a coordinator', async () => {
    const { store } = await newStore();
    const { programme, coordinator, professional, peer, otherPeer } = await teamIn(store);
    const put = (actor: MemberActor, kind: SharedKind, record: string, member: MemberActor, version = 1) =>
      programme.write((tx) =>
        putShared(tx, {
          actor,
          record: sealedShared(kind, record, version),
          member: member.member,
          now: MONDAY,
        }),
      );
    await put(peer, 'peer_limits', peer.member, peer);
    await assert.rejects(put(peer, 'peer_limits', peer.member, peer), refused('stale'));
    await put(peer, 'peer_limits', peer.member, peer, 2);
    for (const actor of [otherPeer, professional, coordinator])
      await assert.rejects(put(actor, 'peer_limits', peer.member, peer, 3), refused('unknown_or_hidden'));
    const payment = randomUUID();
    for (const actor of [peer, professional])
      await assert.rejects(put(actor, 'payment', payment, peer), refused('unknown_or_hidden'));
    await put(coordinator, 'payment', payment, peer);
    const read = async (actor: MemberActor, kind: SharedKind) =>
      (await programme.read((tx) => listShared(tx, actor, kind))).length;
    for (const kind of ['peer_limits', 'payment'] as const)
      assert.deepEqual(
        await Promise.all([peer, otherPeer, professional, coordinator].map((actor) => read(actor, kind))),
        [1, 0, 1, 1],
      );
    await assert.rejects(
      programme.read((tx) => listShared(tx, coordinator, 'engagement_offer')),
      refused('unknown_or_hidden'),
    );
    await left(programme, peer, coordinator);
    assert.equal(await read(coordinator, 'peer_limits'), 0);
  });

  test('she is told of an invitation, once for several; whoever attends, of her answer; quiet hours are kept', async () => {
    const { store } = await newStore();
    const { programme, coordinator, professional, peer } = await teamIn(store);
    const told = async (now = MONDAY) => {
      const alerts = await programme.write((tx) =>
        takeOutbox(tx, { now, holdMs: 1, limit: 10, taker: 'node' }),
      );
      await programme.write(async (tx) => {
        for (const { id } of alerts) await tx.db.deleteFrom('outbox').where('id', '=', id).execute();
      });
      return alerts.map(({ kind, member, reference }) => [kind, member, reference]);
    };
    const [first, second] = [randomUUID(), randomUUID()];
    const over = {
      bookings: [booking(professional, TOMORROW + 5 * DAY)],
      span: { from: TOMORROW + 5 * DAY, until: TOMORROW + 5 * DAY + HOUR },
    };
    await planned(programme, coordinator, { ...over, offers: [offerTo(peer, first), offerTo(peer, second)] });
    assert.deepEqual(await told(), [['agenda', peer.member, null]]);
    await accepted(programme, peer, first);
    assert.deepEqual(
      (await told()).map(([, member]) => member).sort(),
      [coordinator.member, professional.member].sort(),
    );
    const quiet = { from: '08:00', to: '12:00', evenNow: false };
    await programme.write((tx) =>
      changeAccount(tx, {
        member: professional.member,
        language: 'fr',
        alertAddress: 'address',
        alerts: { ...DEFAULT_ALERT_PREFS, quiet },
        timeZone: 'America/Toronto',
        now: MONDAY,
      }),
    );
    await ended(programme, peer, first);
    // MONDAY is ten in the morning; nothing begins before noon.
    const rest = [coordinator.member, peer.member].sort();
    assert.deepEqual((await told()).map(([, member]) => member).sort(), rest);
    assert.deepEqual(await told(MONDAY + 2 * HOUR), [['agenda', professional.member, null]]);
  });
});
