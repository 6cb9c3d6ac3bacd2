/** Alerts on both engines: none lost, none taken by two nodes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_ALERT_PREFS } from '#programme/alert-prefs.ts';
import { sendDailyMails } from '#server/store/daily.ts';
import { changeAccount } from '#server/store/members.ts';
import { mailFailed, mailSent, mailState, putMailServer } from '#server/store/mail.ts';
import { outboxFailed, outboxSent, outboxWaiting, takeOutbox } from '#server/store/outbox.ts';
import { climbDue } from '#server/store/ladder.ts';
import { takePartnerStep } from '#server/store/receipts.ts';
import { takeStep } from '#server/store/steps.ts';
import type { ProgrammeStore } from '#server/store/store.ts';
import { settleWake } from '#server/store/wake.ts';
import { onBothEngines } from '#test/support/engines.ts';
import { addMember, entry, foundedIn, mailing, MONDAY, submitted } from '#test/support/founded.ts';

const take = (programme: ProgrammeStore, taker: string, now = MONDAY, limit = 100) =>
  programme.write((tx) => takeOutbox(tx, { now, holdMs: 60_000, limit, taker }));

const climb = (programme: ProgrammeStore, now = MONDAY) => programme.write((tx) => climbDue(tx, now));

onBothEngines('the outbox', (bench) => {
  test('without a rota, what arrives is told to each member of the team who wants mail', async () => {
    const { store } = await bench.newStore();
    const { programme } = await mailing(store);
    const wants = await addMember(programme, 'professional', { mail: true });
    await addMember(programme, 'professional');
    await addMember(programme, 'peer', { mail: true });
    const { file } = await submitted(programme);
    await climb(programme);
    const alerts = await take(programme, 'node');
    assert.deepEqual(
      alerts.map(({ member, way, kind, id }) => [member, way, kind, id.startsWith(file)]),
      [[wants.member, 'mail', 'arrived', true]],
    );
    assert.match(alerts[0]?.reference ?? '', /^Mésange-\d+$/);
    assert.equal(alerts[0]?.address, `address of ${wants.member}`);
  });

  test('a closed request that the partner brings back is told again, as another message', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await mailing(store);
    const wants = await addMember(programme, 'professional', { mail: true });
    const sent = await submitted(programme);
    await climb(programme);
    const [first] = await take(programme, 'node');
    await programme.write((tx) =>
      takeStep(tx, {
        actor,
        file: sent.file,
        version: 0,
        step: { step: 'close', reason: 'done' },
        entries: [],
        keys: [],
        records: [],
        now: MONDAY,
      }),
    );
    const write = (place: { seq: number; prev: string }) => {
      const message = entry(place);
      return programme
        .write((tx) =>
          takePartnerStep(tx, {
            receipt: sent.receipt,
            step: { step: 'message' },
            entry: message,
            key: null,
            now: MONDAY,
          }),
        )
        .then(() => message);
    };
    const message = await write({ seq: 1, prev: sent.entry.hash });
    await climb(programme);
    await write({ seq: 2, prev: message.hash });
    await climb(programme);
    const again = await take(programme, 'node');
    assert.deepEqual(
      again.map(({ member, id }) => [member, id.startsWith(sent.file)]),
      [[wants.member, true]],
      'once: the second message finds it open',
    );
    assert.notEqual(again[0]?.id, first?.id);
  });

  test('four takers at once never hold the same alert, and together they hold all of them', async () => {
    const { store, anotherNode } = await bench.newStore();
    const second = (await anotherNode()).forProgramme((await mailing(store)).programme.programme);
    const programme = store.forProgramme(second.programme);
    for (let i = 0; i < 3; i++) await addMember(programme, 'professional', { mail: true });
    for (let i = 0; i < 8; i++) await submitted(programme);
    await climb(programme);
    const taken = await Promise.all(
      ['a', 'b', 'c', 'd'].map((taker, i) => take(i % 2 ? programme : second, taker)),
    );
    const ids = taken.flat().map(({ id }) => id);
    assert.equal(ids.length, 24);
    assert.equal(new Set(ids).size, 24);
  });

  test('what a dead node held is taken again when its hold ends, and the dead node can no longer settle it', async () => {
    const { store } = await bench.newStore();
    const { programme } = await mailing(store);
    await addMember(programme, 'professional', { mail: true });
    await submitted(programme);
    await climb(programme);
    const [held] = await take(programme, 'dead');
    assert.deepEqual(await take(programme, 'alive', MONDAY + 59_000), []);
    const [again] = await take(programme, 'alive', MONDAY + 61_000);
    assert.equal(again?.id, held?.id, 'the same id, so that a mail server knows the second copy');
    await programme.write((tx) => outboxSent(tx, { id: held?.id ?? '', taker: 'dead' }));
    assert.equal(await programme.read(outboxWaiting), 1);
    await programme.write((tx) => outboxSent(tx, { id: held?.id ?? '', taker: 'alive' }));
    assert.equal(await programme.read(outboxWaiting), 0);
  });

  test('what failed waits for its next try, and is given up when told so', async () => {
    const { store } = await bench.newStore();
    const { programme } = await mailing(store);
    await addMember(programme, 'professional', { mail: true });
    await submitted(programme);
    await climb(programme);
    const [first] = await take(programme, 'node');
    const id = first?.id ?? '';
    await programme.write((tx) => outboxFailed(tx, { id, taker: 'node', nextTryAt: MONDAY + 30_000 }));
    assert.equal(await programme.write(settleWake), MONDAY + 30_000);
    assert.deepEqual(await take(programme, 'node', MONDAY + 29_000), []);
    const [second] = await take(programme, 'node', MONDAY + 30_000);
    assert.equal(second?.attempts, 1);
    await programme.write((tx) => outboxFailed(tx, { id, taker: 'node', nextTryAt: null }));
    assert.equal(await programme.read(outboxWaiting), 0);
  });

  test('the daily mail goes each day at its hour, whether or not anything happened, and once for two nodes', async () => {
    const { store, anotherNode } = await bench.newStore();
    const { programme } = await mailing(store);
    const other = (await anotherNode()).forProgramme(programme.programme);
    const { member } = await addMember(programme, 'professional', { mail: true });
    const wants = (daily: string | null, now: number) =>
      programme.write((tx) =>
        changeAccount(tx, {
          member,
          language: 'fr',
          alertAddress: 'address',
          alerts: { ...DEFAULT_ALERT_PREFS, daily },
          timeZone: 'America/Toronto',
          now,
        }),
      );
    const daily = async (now: number) => {
      await Promise.all([programme, other].map((node) => node.write((tx) => sendDailyMails(tx, now))));
      const taken = await take(programme, 'node', now);
      for (const { id } of taken) await programme.write((tx) => outboxSent(tx, { id, taker: 'node' }));
      return taken.map(({ kind, reference }) => [kind, reference]);
    };
    const at = (wall: string) => Date.parse(`${wall}:00-05:00`);
    await wants('08:30', MONDAY);
    const [tuesday, wednesday, friday] = ['2026-11-24T08:30', '2026-11-25T08:30', '2026-11-27T11:00'].map(at);
    assert.equal(await programme.write(settleWake), tuesday, 'somebody looks at that hour');
    assert.deepEqual(await daily((tuesday as number) - 1), []);
    assert.deepEqual(await daily(tuesday as number), [['daily', null]]);
    assert.deepEqual(await daily((tuesday as number) + 60_000), []);
    assert.deepEqual(await daily(wednesday as number), [['daily', null]]);
    assert.deepEqual(await daily(friday as number), [['daily', null]], 'one for all that were missed');
    assert.equal(await programme.write(settleWake), at('2026-11-28T08:30'), 'and on a Saturday too');
    await wants(null, friday as number);
    assert.equal(await programme.write(settleWake), null);
  });

  test('failing mail is told once, with since when, until a message goes through', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const server = 'mail server, sealed';
    await programme.write((tx) => putMailServer(tx, { actor, server, password: 'sealed', now: MONDAY }));
    for (const now of [MONDAY + 1, MONDAY + 2])
      await programme.write((tx) => mailFailed(tx, { reason: '535', now }));
    assert.deepEqual((await programme.read(mailState)).failing, { since: MONDAY + 1, reason: '535' });
    await programme.write((tx) => mailSent(tx, { now: MONDAY + 3 }));
    const state = await programme.read(mailState);
    assert.deepEqual([state.failing, state.lastSentAt, state.passwordSet], [null, MONDAY + 3, true]);
    await programme.write((tx) =>
      putMailServer(tx, { actor, server: 'another, sealed', password: undefined, now: MONDAY }),
    );
    assert.equal((await programme.read(mailState)).passwordSet, true, 'an absent password keeps the old one');
    await programme.write((tx) =>
      putMailServer(tx, { actor, server: null, password: undefined, now: MONDAY }),
    );
    assert.equal((await programme.read(mailState)).passwordSet, false);
    const kinds = await programme.read(({ db }) =>
      db.selectFrom('journal').select('kind').where('kind', 'like', 'mail_%').orderBy('event').execute(),
    );
    assert.deepEqual(
      kinds.map(({ kind }) => kind),
      ['mail_changed', 'mail_failing', 'mail_restored', 'mail_changed', 'mail_changed'],
    );
  });
});
