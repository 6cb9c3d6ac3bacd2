/** Ladders as they are climbed, on both engines: each rung once, whoever climbs; and duty as it is kept. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { Step } from '#programme/request.ts';
import { EMPTY_ROTA, type Rota } from '#programme/rota.ts';
import { Refusal } from '#server/refusal.ts';
import type { MemberActor } from '#server/store/access.ts';
import { beginAbsences, goAway } from '#server/store/away.ts';
import {
  answerSwap,
  askSwap,
  endAbsence,
  putRota,
  readAbsences,
  readRota,
  readSwaps,
} from '#server/store/duty.ts';
import { toAlert } from '#server/store/journal.ts';
import { climbDue } from '#server/store/ladder.ts';
import { changeAccount } from '#server/store/members.ts';
import { removeMember } from '#server/store/leaving.ts';
import { takeOutbox } from '#server/store/outbox.ts';
import { takePartnerStep } from '#server/store/receipts.ts';
import { findRequest } from '#server/store/requests.ts';
import { takeStep } from '#server/store/steps.ts';
import type { ProgrammeStore, Store } from '#server/store/store.ts';
import { programmesToWake, settleWake } from '#server/store/wake.ts';
import { onBothEngines } from '#test/support/engines.ts';
import { addMember, entry, mailing, MONDAY, submitted } from '#test/support/founded.ts';

const MINUTE = 60_000;
const ZONE = 'America/Toronto';
const DATE = '2026-11-23';

interface Team {
  readonly programme: ProgrammeStore;
  readonly claire: MemberActor;
  readonly lea: MemberActor;
  readonly sam: MemberActor;
  readonly noe: MemberActor;
}

/** A coordinator and three professionals with mail; Léa is first and Sam second, all day, every day. */
async function teamIn(store: Store, rota?: (team: Omit<Team, 'programme'>) => Rota): Promise<Team> {
  const { programme, actor: claire } = await mailing(store);
  await programme.write((tx) =>
    changeAccount(tx, {
      member: claire.member,
      language: 'fr',
      alertAddress: 'address',
      alerts: undefined,
      timeZone: ZONE,
      now: MONDAY,
    }),
  );
  const [lea, sam, noe] = [
    await addMember(programme, 'professional', { mail: true }),
    await addMember(programme, 'professional', { mail: true }),
    await addMember(programme, 'professional', { mail: true }),
  ];
  const team = { claire, lea, sam, noe };
  const shift = { from: '00:00', to: '24:00', first: lea.member, second: sam.member };
  const week = {
    mon: [shift],
    tue: [shift],
    wed: [shift],
    thu: [shift],
    fri: [shift],
    sat: [shift],
    sun: [shift],
  };
  await programme.write((tx) =>
    putRota(tx, {
      actor: claire,
      now: MONDAY,
      version: 0,
      rota: rota?.(team) ?? { week, exceptions: [] },
      timeZone: ZONE,
    }),
  );
  return { programme, ...team };
}

const nameOf = (team: Team, member: string): string =>
  (['claire', 'lea', 'sam', 'noe'] as const).find((name) => team[name].member === member) ?? member;

/** Climbs what is due and sends it. @returns who was written to, and why */
async function told(team: Team, now: number, node = 'node'): Promise<string[]> {
  await team.programme.write((tx) => climbDue(tx, now));
  const alerts = await team.programme.write((tx) =>
    takeOutbox(tx, { now, holdMs: MINUTE * 60 * 24 * 365, limit: 1000, taker: node }),
  );
  return alerts.map(({ member, kind }) => `${nameOf(team, member)} ${kind}`).sort();
}

async function step(team: Team, actor: MemberActor, file: string, what: Step, now: number): Promise<void> {
  await team.programme.write(async (tx) =>
    takeStep(tx, {
      actor,
      file,
      version: (await findRequest(tx, actor, file))?.version ?? -1,
      step: what,
      entries: [],
      keys: [],
      records: [],
      now,
    }),
  );
}

const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;

onBothEngines('the ladder', (bench) => {
  test('now: first, second, coordinator, everybody, each once; taking it ends it', async () => {
    const { store } = await bench.newStore();
    const team = await teamIn(store);
    const { file } = await submitted(team.programme, { promptness: 'now' });
    assert.deepEqual(await told(team, MONDAY), ['lea arrived']);
    assert.deepEqual(await told(team, MONDAY + 9 * MINUTE), []);
    assert.deepEqual(await told(team, MONDAY + 10 * MINUTE), ['sam unclaimed']);
    assert.deepEqual(await told(team, MONDAY + 10 * MINUTE), [], 'once');
    assert.deepEqual(await told(team, MONDAY + 20 * MINUTE), ['claire unclaimed']);
    assert.deepEqual(await told(team, MONDAY + 30 * MINUTE), [
      'claire late',
      'lea late',
      'noe late',
      'sam late',
    ]);
    await step(team, team.noe, file, { step: 'claim' }, MONDAY + 31 * MINUTE);
    assert.deepEqual(await told(team, MONDAY + 31 * MINUTE), [], 'nobody tells her what she just did');
    assert.deepEqual(await told(team, MONDAY + 41 * MINUTE), ['claire late'], 'unless she does not call');
  });

  test('“I have it” stops what was about to be sent, and what would have been', async () => {
    const { store } = await bench.newStore();
    const team = await teamIn(store);
    const { file } = await submitted(team.programme, { promptness: 'now' });
    await told(team, MONDAY);
    await team.programme.write((tx) => climbDue(tx, MONDAY + 10 * MINUTE));
    await step(team, team.lea, file, { step: 'acknowledge' }, MONDAY + 10 * MINUTE);
    assert.deepEqual(await told(team, MONDAY + 10 * MINUTE), [], 'the message to Sam is not sent any more');
    assert.deepEqual(await told(team, MONDAY + 20 * MINUTE), []);
    assert.deepEqual(
      await told(team, MONDAY + 25 * MINUTE),
      ['lea due_soon'],
      'she promised, she is reminded',
    );
    assert.deepEqual(await told(team, MONDAY + 30 * MINUTE), ['lea late']);
    assert.deepEqual(await told(team, MONDAY + 40 * MINUTE), ['claire late']);
    await assert.rejects(
      step(team, team.sam, file, { step: 'acknowledge' }, MONDAY),
      refused('already_claimed'),
    );
  });

  test('two nodes that climb at the same moment write each alert once', async () => {
    const { store, anotherNode } = await bench.newStore();
    const team = await teamIn(store);
    const second = (await anotherNode()).forProgramme(team.programme.programme);
    for (let i = 0; i < 12; i++) await submitted(team.programme, { promptness: 'now' });
    const minutes = [0, 10, 20, 30, 40];
    for (const minute of minutes)
      await Promise.all(
        [team.programme, second, team.programme, second].map((one) =>
          one.write((tx) => climbDue(tx, MONDAY + minute * MINUTE)),
        ),
      );
    const rows = await team.programme.read(({ db }) =>
      db.selectFrom('journal').select('subject').where('kind', '=', 'alerted').execute(),
    );
    assert.equal(rows.length, 12 * minutes.length);
    assert.equal((await told(team, MONDAY + 40 * MINUTE)).length, 12 * (1 + 1 + 1 + 4 + 4));
  });

  test('after three days without a clock, everybody is told once, not twenty times', async () => {
    const { store } = await bench.newStore();
    const team = await teamIn(store);
    await submitted(team.programme, { promptness: 'now' });
    assert.deepEqual(await told(team, MONDAY + 3 * 24 * 60 * MINUTE), [
      'claire late',
      'lea late',
      'noe late',
      'sam late',
    ]);
  });

  test('whoever gets a request from somebody else, or whose partner cannot wait, is told at once', async () => {
    const { store } = await bench.newStore();
    const team = await teamIn(store);
    const sent = await submitted(team.programme, { promptness: 'soon' });
    await told(team, MONDAY);
    await step(team, team.lea, sent.file, { step: 'claim' }, MONDAY + MINUTE);
    assert.deepEqual(await told(team, MONDAY + MINUTE), [], 'nobody tells her what she just did');
    await step(team, team.lea, sent.file, { step: 'hand_over', to: team.noe.member }, MONDAY + 2 * MINUTE);
    assert.deepEqual(await told(team, MONDAY + 2 * MINUTE), ['noe arrived']);
    await team.programme.write((tx) =>
      takePartnerStep(tx, {
        receipt: sent.receipt,
        step: { step: 'raise' },
        entry: entry({ seq: 1, prev: sent.entry.hash }),
        key: null,
        now: MONDAY + 3 * MINUTE,
      }),
    );
    assert.deepEqual(await told(team, MONDAY + 3 * MINUTE), ['noe arrived']);
  });

  test('nobody is called out over whoever is on the telephone about it', async () => {
    const { store } = await bench.newStore();
    const team = await teamIn(store);
    const { file } = await submitted(team.programme, { promptness: 'now' });
    await told(team, MONDAY);
    await step(team, team.noe, file, { step: 'start_call' }, MONDAY + 20 * MINUTE);
    assert.deepEqual(await told(team, MONDAY + 31 * MINUTE), []);
    await step(team, team.noe, file, { step: 'end_call' }, MONDAY + 33 * MINUTE);
    assert.deepEqual(await told(team, MONDAY + 34 * MINUTE), ['lea late', 'noe late']);
  });

  test('quiet hours spare whoever is not on duty, unless all of them are asleep', async () => {
    const { store } = await bench.newStore();
    const team = await teamIn(store);
    const quiet = async (who: MemberActor) =>
      team.programme.write((tx) =>
        changeAccount(tx, {
          member: who.member,
          language: 'fr',
          alertAddress: 'address',
          alerts: {
            mail: ['now', 'soon', 'no_rush'],
            push: [],
            every: false,
            quiet: { from: '00:00', to: '23:59', evenNow: true },
            daily: null,
          },
          timeZone: ZONE,
          now: MONDAY,
        }),
      );
    await quiet(team.noe);
    await quiet(team.lea);
    await submitted(team.programme, { promptness: 'now' });
    assert.deepEqual(await told(team, MONDAY), ['lea arrived'], 'on duty');
    await told(team, MONDAY + 20 * MINUTE);
    assert.deepEqual(await told(team, MONDAY + 30 * MINUTE), ['claire late', 'lea late', 'sam late']);
    await quiet(team.claire);
    await submitted(team.programme, { promptness: 'now', now: MONDAY + 60 * MINUTE });
    await told(team, MONDAY + 60 * MINUTE);
    await told(team, MONDAY + 70 * MINUTE);
    assert.deepEqual(
      (await told(team, MONDAY + 80 * MINUTE)).filter((one) => one.endsWith('unclaimed')),
      ['lea unclaimed', 'sam unclaimed'],
      'the coordinator sleeps: whoever is awake is told',
    );
  });

  test('whoever sleeps, or wants no such mail, is woken when nobody else can be reached; the journal says to whom it went', async () => {
    const { store } = await bench.newStore();
    const team = await teamIn(store);
    const set = (who: MemberActor, more: { address?: null; now?: boolean; quiet?: boolean }) =>
      team.programme.write((tx) =>
        changeAccount(tx, {
          member: who.member,
          language: 'fr',
          alertAddress: more.address === null ? null : 'address',
          alerts: {
            mail: more.now === false ? ['soon'] : ['now', 'soon', 'no_rush'],
            push: [],
            every: false,
            quiet: more.quiet ? { from: '00:00', to: '23:59', evenNow: true } : null,
            daily: null,
          },
          timeZone: ZONE,
          now: MONDAY,
        }),
      );
    await set(team.claire, { address: null });
    await set(team.sam, { address: null });
    await set(team.lea, { now: false });
    await set(team.noe, { quiet: true });
    const first = await submitted(team.programme, { promptness: 'now' });
    assert.deepEqual(await told(team, MONDAY), ['noe arrived'], 'asleep, and the only one who wants it');
    const line = await team.programme.read(({ db }) =>
      db.selectFrom('journal').select('subject').where('kind', '=', 'alerted').executeTakeFirst(),
    );
    assert.deepEqual(toAlert(line?.subject ?? null), {
      why: 'arrived',
      to: [team.lea.member, team.noe.member],
      sent: [team.noe.member],
    });
    await step(team, team.claire, first.file, { step: 'close', reason: 'done' }, MONDAY + MINUTE);
    await set(team.noe, { address: null });
    await submitted(team.programme, { promptness: 'now', now: MONDAY + 2 * MINUTE });
    assert.deepEqual(await told(team, MONDAY + 2 * MINUTE), ['lea arrived'], 'by the only way that is left');
  });

  test('“I have it” of whoever goes away is over: it waits for somebody again, and is said at once', async () => {
    const { store } = await bench.newStore();
    const team = await teamIn(store);
    const { file } = await submitted(team.programme, { promptness: 'now' });
    await told(team, MONDAY);
    await step(team, team.noe, file, { step: 'acknowledge' }, MONDAY + MINUTE);
    await team.programme.write((tx) =>
      goAway(tx, {
        actor: team.noe,
        member: team.noe.member,
        from: MONDAY + 2 * MINUTE,
        until: null,
        to: null,
        now: MONDAY + 2 * MINUTE,
      }),
    );
    assert.deepEqual(await told(team, MONDAY + 2 * MINUTE), ['lea arrived']);
    const row = await team.programme.read((tx) => findRequest(tx, team.claire, file));
    assert.deepEqual([row?.owner, row?.acknowledged_by], [null, null]);
  });

  test('a first person whom nothing reaches is no end: everybody who can be reached is told', async () => {
    const { store } = await bench.newStore();
    const team = await teamIn(store);
    await team.programme.write((tx) =>
      changeAccount(tx, {
        member: team.lea.member,
        language: 'fr',
        alertAddress: null,
        alerts: undefined,
        timeZone: ZONE,
        now: MONDAY,
      }),
    );
    await submitted(team.programme, { promptness: 'now' });
    assert.deepEqual(await told(team, MONDAY), ['claire arrived', 'noe arrived', 'sam arrived']);
  });

  test('the programme is woken for the next rung, and sleeps when nothing waits', async () => {
    const { store } = await bench.newStore();
    const team = await teamIn(store);
    const { programme } = team.programme;
    assert.equal(await team.programme.write(settleWake), null);
    const { file } = await submitted(team.programme, { promptness: 'now' });
    assert.deepEqual(await programmesToWake(store, MONDAY), [{ id: programme, at: MONDAY }]);
    await told(team, MONDAY);
    await team.programme.write(({ db }) => db.deleteFrom('outbox').execute());
    assert.equal(await team.programme.write(settleWake), MONDAY + 10 * MINUTE);
    assert.deepEqual(await programmesToWake(store, MONDAY + 9 * MINUTE), []);
    await step(team, team.lea, file, { step: 'close', reason: 'done' }, MONDAY + MINUTE);
    assert.equal(await team.programme.write(settleWake), null);
  });

  test('going away in one tap hands over what is hers, and takes her off duty until she is back', async () => {
    const { store } = await bench.newStore();
    const team = await teamIn(store);
    const mine = await submitted(team.programme);
    const other = await submitted(team.programme);
    await step(team, team.lea, mine.file, { step: 'claim' }, MONDAY);
    await step(team, team.noe, other.file, { step: 'claim' }, MONDAY);
    const away = {
      actor: team.lea,
      member: team.lea.member,
      from: MONDAY,
      until: null,
      to: null,
      now: MONDAY,
    };
    const done = await team.programme.write((tx) => goAway(tx, away));
    assert.deepEqual(done, { handedOver: 1, to: team.sam.member }, 'Sam is on duty when she is not');
    const owner = (file: string) =>
      team.programme.read(async (tx) => (await findRequest(tx, team.claire, file))?.owner);
    assert.equal(await owner(mine.file), team.sam.member);
    assert.equal(await owner(other.file), team.noe.member);
    assert.deepEqual(await told(team, MONDAY), ['sam arrived']);
    await submitted(team.programme, { promptness: 'now', now: MONDAY + MINUTE });
    assert.deepEqual(await told(team, MONDAY + MINUTE), ['sam arrived']);
    await team.programme.write((tx) =>
      endAbsence(tx, { actor: team.lea, member: team.lea.member, now: MONDAY + 2 * MINUTE }),
    );
    await submitted(team.programme, { promptness: 'now', now: MONDAY + 3 * MINUTE });
    assert.deepEqual(await told(team, MONDAY + 3 * MINUTE), ['lea arrived']);
    await assert.rejects(
      team.programme.write((tx) => goAway(tx, { ...away, until: MONDAY - 1 })),
      refused('malformed'),
    );
    await assert.rejects(
      team.programme.write((tx) => goAway(tx, { ...away, to: team.lea.member })),
      refused('refused_step'),
    );
    assert.deepEqual(await team.programme.read(readAbsences), [], 'a refusal leaves nothing behind');
  });

  test('an absence told for later hands over when it begins, once, and what was hers rings at once', async () => {
    const { store, anotherNode } = await bench.newStore();
    const team = await teamIn(store);
    const mine = await submitted(team.programme);
    const said = await submitted(team.programme, { promptness: 'now' });
    await step(team, team.lea, mine.file, { step: 'claim' }, MONDAY);
    await step(team, team.lea, said.file, { step: 'acknowledge' }, MONDAY);
    const from = MONDAY + 5 * MINUTE;
    const away = { actor: team.lea, member: team.lea.member, from, until: null, to: null, now: MONDAY };
    assert.deepEqual(await team.programme.write((tx) => goAway(tx, away)), {
      handedOver: 0,
      to: team.sam.member,
    });
    assert.deepEqual(await told(team, MONDAY), [], 'nothing before it begins');
    assert.equal((await programmesToWake(store, from)).length, 1, 'somebody looks when it begins');
    assert.equal(await team.programme.write(settleWake), from);
    const other = (await anotherNode()).forProgramme(team.programme.programme);
    await Promise.all([team.programme, other].map((node) => node.write((tx) => beginAbsences(tx, from))));
    const row = (file: string) => team.programme.read((tx) => findRequest(tx, team.claire, file));
    assert.equal((await row(mine.file))?.owner, team.sam.member);
    assert.equal((await row(said.file))?.acknowledged_by, null, 'nobody absent has it');
    assert.deepEqual(await told(team, from), ['sam arrived', 'sam arrived']);
    const lines = await team.programme.read(({ db }) =>
      db.selectFrom('journal').select(['kind', 'actor']).where('at', '=', from).orderBy('kind').execute(),
    );
    assert.deepEqual(
      lines.filter(({ kind }) => kind !== 'alerted').map(({ kind, actor }) => `${kind} ${actor}`),
      ['away system', 'handed_over system', 'owner_left system'],
    );
  });

  test('with nobody else there, “I have it” does not stay with who goes; what she owns does', async () => {
    const { store } = await bench.newStore();
    const team = await teamIn(store);
    const mine = await submitted(team.programme);
    const said = await submitted(team.programme, { promptness: 'now' });
    await step(team, team.lea, mine.file, { step: 'claim' }, MONDAY);
    await step(team, team.lea, said.file, { step: 'acknowledge' }, MONDAY);
    const goes = (actor: MemberActor) =>
      team.programme.write((tx) =>
        goAway(tx, { actor, member: actor.member, from: MONDAY, until: null, to: null, now: MONDAY }),
      );
    for (const actor of [team.claire, team.sam, team.noe]) await goes(actor);
    assert.deepEqual(await goes(team.lea), { handedOver: 1, to: null });
    const row = (file: string) => team.programme.read((tx) => findRequest(tx, team.claire, file));
    assert.equal((await row(mine.file))?.owner, team.lea.member);
    assert.equal((await row(said.file))?.acknowledged_by, null);
    assert.ok((await told(team, MONDAY)).length > 0, 'it rings again, whoever can be reached');
  });

  test('a swap is asked for and accepted: that duty alone is the other’s', async () => {
    const { store } = await bench.newStore();
    const team = await teamIn(store);
    const place = { date: '2026-11-24', from: '00:00', to: '24:00', seat: 'first' } as const;
    const id = randomUUID();
    const ask = (actor: MemberActor, asked: MemberActor, over: Partial<typeof place> = {}) =>
      team.programme.write((tx) =>
        askSwap(tx, {
          actor,
          asked: asked.member,
          id,
          place: { ...place, ...over },
          timeZone: ZONE,
          now: MONDAY,
        }),
      );
    const answer = (actor: MemberActor, accept: boolean) =>
      team.programme.write((tx) => answerSwap(tx, { actor, id, accept, timeZone: ZONE, now: MONDAY }));
    await assert.rejects(ask(team.sam, team.noe), refused('refused_step'), 'she does not sit there');
    await assert.rejects(
      ask(team.lea, team.noe, { date: DATE as never }),
      refused('refused_step'),
      'it has begun',
    );
    await assert.rejects(ask(team.lea, team.sam), refused('refused_step'), 'she holds the other seat');
    await ask(team.lea, team.noe);
    await ask(team.lea, team.noe);
    assert.equal(
      (await team.programme.read((tx) => readSwaps(tx, MONDAY))).length,
      1,
      'asked twice, kept once',
    );
    await assert.rejects(answer(team.sam, true), refused('unknown_or_hidden'));
    await assert.rejects(answer(team.lea, true), refused('unknown_or_hidden'), 'nobody accepts for another');
    await answer(team.noe, true);
    const tuesday = MONDAY + 24 * 60 * MINUTE;
    await submitted(team.programme, { promptness: 'now', now: tuesday });
    assert.deepEqual(await told(team, tuesday), ['noe arrived']);
    await submitted(team.programme, { promptness: 'now', now: tuesday + 24 * 60 * MINUTE });
    assert.deepEqual(
      (await told(team, tuesday + 24 * 60 * MINUTE)).filter((one) => one.endsWith('arrived')),
      ['lea arrived'],
    );
  });

  test('a rota is saved by compare-and-set, and only with people who can be on duty', async () => {
    const { store } = await bench.newStore();
    const team = await teamIn(store);
    const put = (version: number, rota: Rota) =>
      team.programme.write((tx) =>
        putRota(tx, { actor: team.claire, now: MONDAY, version, rota, timeZone: ZONE }),
      );
    await assert.rejects(put(0, EMPTY_ROTA), refused('stale'));
    const peer = await addMember(team.programme, 'peer');
    const withPeer = {
      ...EMPTY_ROTA,
      exceptions: [
        { date: '2026-12-01', shifts: [{ from: '09:00', to: '12:00', first: peer.member, second: null }] },
      ],
    };
    await assert.rejects(put(1, withPeer), refused('malformed'));
    const past = {
      ...EMPTY_ROTA,
      exceptions: [
        { date: '2026-11-22', shifts: [] },
        { date: DATE, shifts: [] },
      ],
    };
    await put(1, past);
    const { version, rota } = await team.programme.read(readRota);
    assert.equal(version, 2);
    assert.deepEqual(
      rota.exceptions.map(({ date }) => date),
      [DATE],
      'what is past goes',
    );
  });

  test('who leaves holds no seat, swap, absence or “I have it” any more', async () => {
    const { store } = await bench.newStore();
    const team = await teamIn(store);
    const { file } = await submitted(team.programme, { promptness: 'now' });
    await step(team, team.lea, file, { step: 'acknowledge' }, MONDAY);
    await team.programme.write((tx) =>
      removeMember(tx, { member: team.lea.member, to: team.claire.member, now: MONDAY + MINUTE }),
    );
    assert.deepEqual(await told(team, MONDAY + MINUTE), ['sam arrived']);
    const seats = async () =>
      Object.values((await team.programme.read(readRota)).rota.week).map((day) =>
        day.map(({ first, second }) => `${first} ${second}`).join(),
      );
    assert.deepEqual([...new Set(await seats())], [`${team.sam.member} null`]);
    await team.programme.write((tx) =>
      removeMember(tx, { member: team.sam.member, to: team.claire.member, now: MONDAY + MINUTE }),
    );
    assert.deepEqual(await seats(), Array(7).fill('null null'), 'her shifts stay, to be filled');
    await submitted(team.programme, { promptness: 'now', now: MONDAY + 2 * MINUTE });
    assert.ok((await told(team, MONDAY + 2 * MINUTE)).includes('claire arrived'), 'the coordinators answer');
  });
});
