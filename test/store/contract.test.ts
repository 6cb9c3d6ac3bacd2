/** What the store promises, on both engines: once, whole, in order, and only to those who may. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { LiveEvent } from '#contract/live.ts';
import { Refusal } from '#server/refusal.ts';
import { submitRequest } from '#server/store/door.ts';
import { eventsSince, lastEvent } from '#server/store/journal.ts';
import { liveEventsAfter } from '#server/store/live-events.ts';
import { changeSettings, confirmKit, settingsOf } from '#server/store/programmes.ts';
import { deleteRecord, listRecords, putRecord } from '#server/store/records.ts';
import { countOpen, fileView, listRequests } from '#server/store/requests.ts';
import type { ProgrammeStore } from '#server/store/store.ts';
import { onBothEngines } from '#test/support/engines.ts';
import { addMember, entry, foundedIn, MONDAY, submission, submitted, token } from '#test/support/founded.ts';

const refused = (code: Refusal['code']) => (error: unknown) =>
  error instanceof Refusal && error.code === code;
const journal = (programme: ProgrammeStore) =>
  programme.read(({ db }) =>
    db
      .selectFrom('journal')
      .selectAll()
      .where('programme', '=', programme.programme)
      .orderBy('event')
      .execute(),
  );

onBothEngines('submitting', (bench) => {
  test('the same request, sent twenty times at once, is one request with one acknowledgement', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const sent = submission();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        programme.write((tx) => submitRequest(tx, { ...sent, entry: entry() })),
      ),
    );
    assert.equal(new Set(answers.map((answer) => JSON.stringify(answer))).size, 1);
    const queue = await programme.read((tx) => listRequests(tx, actor, 'open'));
    assert.equal(queue.length, 1);
    assert.equal(queue[0]?.row.reference, answers[0]?.reference);
    assert.equal((await journal(programme)).filter(({ kind }) => kind === 'arrived').length, 1);
  });

  test('the same file with another receipt is refused and changes nothing', async () => {
    const { store } = await bench.newStore();
    const { programme } = await foundedIn(store);
    const sent = await submitted(programme);
    const before = await journal(programme);
    await assert.rejects(submitted(programme, { file: sent.file }), refused('already_exists'));
    await assert.rejects(
      submitted(programme, { receipt: { ...sent.receipt } }),
      refused('already_exists'),
      'one receipt opens one file',
    );
    assert.deepEqual(await journal(programme), before);
  });

  test('a reference name in use is drawn again', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    await submitted(programme, { newReference: () => 'Huard-1234' });
    const draws = ['Huard-1234', 'Huard-1234', 'Bouleau-5678'];
    await submitted(programme, { newReference: () => draws.shift() as string });
    const queue = await programme.read((tx) => listRequests(tx, actor, 'open'));
    assert.deepEqual(queue.map(({ row }) => row.reference).sort(), ['Bouleau-5678', 'Huard-1234']);
  });

  test('nothing is accepted before the kit is confirmed, except an exercise', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store, { open: false });
    await assert.rejects(submitted(programme), refused('door_closed'));
    await submitted(programme, { practice: true });
    await programme.write((tx) => confirmKit(tx, { actor, pendingKitRecord: null, now: MONDAY }));
    await submitted(programme);
    assert.equal(await programme.read((tx) => countOpen(tx, actor)), 2);
  });

  test('under an old certificate nothing is stored, and the new one is handed over', async () => {
    const { store } = await bench.newStore();
    const { programme, actor, epoch } = await foundedIn(store);
    await assert.rejects(
      submitted(programme, { key: { stream: 'exchange', epoch: 7, intake: 'age file', receipt: 'wrap' } }),
      (error) => {
        assert.ok(error instanceof Refusal && error.code === 'old_certificate');
        assert.equal((error.current as { certificate: string }).certificate, epoch.bundle.certificate);
        return true;
      },
    );
    assert.equal(await programme.read((tx) => countOpen(tx, actor)), 0);
  });
});

onBothEngines('the journal', (bench) => {
  test('numbers leave no gap, whoever commits when, and a listener that follows them misses nothing', async () => {
    const { store, anotherNode } = await bench.newStore();
    const second = await anotherNode();
    const { programme } = await foundedIn(store);
    const there = second.forProgramme(programme.programme);
    const start = await programme.read(lastEvent);
    const files = Array.from({ length: 60 }, () => randomUUID());
    const seen: LiveEvent[] = [];
    let done = false;
    const listening = (async () => {
      let cursor = start;
      for (let last = false; !last; ) {
        last = done;
        const batch = await there.read((tx) => liveEventsAfter(tx, cursor, 'team', MONDAY));
        seen.push(...batch.events);
        cursor = batch.upTo;
        await new Promise(setImmediate);
      }
    })();
    await Promise.all(
      files.map((file, i) =>
        // Every third one is rolled back at the very end: its number must be given to somebody else.
        (i % 2 ? programme : there)
          .write(async (tx) => {
            await submitRequest(tx, submission({ file }));
            if (i % 3 === 0) throw new Error('rolled back');
          })
          .catch((error: unknown) => assert.match(String(error), /rolled back/)),
      ),
    );
    done = true;
    await listening;
    const kept = files.filter((_, i) => i % 3 !== 0);
    assert.deepEqual(
      seen.map((event) => event.event),
      kept.map((_, i) => start + 1 + i),
    );
    assert.deepEqual(seen.map((event) => (event as { file: string }).file).sort(), [...kept].sort());
  });

  test('each commit is told once, after it can be read, with its number', async () => {
    const told: number[] = [];
    const { store } = await bench.newStore((_programme, event) => told.push(event));
    const { programme } = await foundedIn(store);
    told.length = 0;
    await Promise.all(Array.from({ length: 10 }, () => submitted(programme)));
    const last = await programme.read(lastEvent);
    assert.deepEqual(
      [...told].sort((a, b) => a - b),
      Array.from({ length: 10 }, (_, i) => last - 9 + i),
    );
    await assert.rejects(
      programme.write(async () => {
        throw new Error('no');
      }),
    );
    assert.equal(told.length, 10);
  });

  test('a number from another life of the database, or lines that are gone, answer “load everything again”', async () => {
    const { store } = await bench.newStore();
    const { programme } = await foundedIn(store);
    await submitted(programme);
    const last = await programme.read(lastEvent);
    const after = (event: number) => programme.read((tx) => liveEventsAfter(tx, event, 'team', MONDAY));
    assert.deepEqual(await after(last + 5), {
      events: [{ kind: 'reload', event: last, at: MONDAY }],
      upTo: last,
    });
    await programme.write(({ db }) =>
      db
        .deleteFrom('journal')
        .where('programme', '=', programme.programme)
        .where('event', '<', last)
        .execute(),
    );
    assert.equal((await after(0)).events[0]?.kind, 'reload');
    assert.deepEqual((await after(last)).events, []);
  });

  test('peers hear of cards, keys and settings, never of a request', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    await submitted(programme);
    const card = { kind: 'member_card', record: actor.member, version: 1, sealed: 'card', epoch: 0 };
    const directory = { kind: 'directory', record: randomUUID(), version: 1, sealed: 'entry', epoch: 0 };
    for (const record of [card, directory])
      await programme.write((tx) => putRecord(tx, { actor, record, now: MONDAY }));
    const kinds = async (view: 'team' | 'peer') =>
      (await programme.read((tx) => liveEventsAfter(tx, 0, view, MONDAY))).events.map((event) =>
        'record' in event ? event.record.split(':')[0] : event.kind,
      );
    assert.deepEqual(await kinds('peer'), ['roster', 'settings', 'member_card']);
    assert.deepEqual(await kinds('team'), ['roster', 'settings', 'arrived', 'member_card', 'directory']);
  });

  test('what changed since a time is told newest first, and only of files one may see', async () => {
    const { store } = await bench.newStore();
    const { programme } = await foundedIn(store);
    const first = await submitted(programme, { now: MONDAY });
    const second = await submitted(programme, { now: MONDAY + 1000 });
    const since = (time: number, visible: (file: string) => boolean) =>
      programme.read((tx) => eventsSince(tx, time, visible));
    assert.deepEqual(
      (await since(MONDAY, () => true)).map(({ file }) => file),
      [second.file, first.file],
    );
    assert.deepEqual(
      (await since(MONDAY + 1, () => true)).map(({ file }) => file),
      [second.file],
    );
    assert.deepEqual(
      (await since(MONDAY, (file) => file === first.file)).map(({ file }) => file),
      [first.file],
    );
  });
});

onBothEngines('who sees what', (bench) => {
  test('list, detail and count agree for each role, and a peer sees no request', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const { file } = await submitted(programme);
    for (const [who, sees] of [
      [actor, true],
      [await addMember(programme, 'professional'), true],
      [await addMember(programme, 'peer'), false],
    ] as const) {
      const [list, view, count] = await programme.read(
        async (tx) =>
          [
            await listRequests(tx, who, 'open'),
            await fileView(tx, who, file),
            await countOpen(tx, who),
          ] as const,
      );
      assert.deepEqual([list.length, view !== null, count], sees ? [1, true, 1] : [0, false, 0], who.role);
    }
  });

  test('a programme finds nothing of another one, by any function', async () => {
    const { store } = await bench.newStore();
    const mine = await foundedIn(store, { host: 'a.test' });
    const other = await foundedIn(store, { host: 'b.test' });
    const { file, receipt } = await submitted(mine.programme);
    assert.equal(await other.programme.read((tx) => fileView(tx, other.actor, file)), null);
    assert.deepEqual(await other.programme.read((tx) => listRequests(tx, other.actor, 'open')), []);
    // The same file id and receipt in another programme are another request: nothing tells that they exist elsewhere.
    await submitted(other.programme, { file, receipt });
    assert.equal(await other.programme.read((tx) => countOpen(tx, other.actor)), 1);
  });

  test('what was let be seen of answers is a log: whoever reads it may add to it, and nobody shortens it', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    for (const kind of ['evaluation_release', 'evaluation_lines']) {
      const entry = { kind, record: randomUUID(), version: 1, sealed: 'entry', epoch: 0 };
      await programme.write((tx) => putRecord(tx, { actor, record: entry, now: MONDAY }));
      await assert.rejects(
        programme.write((tx) => deleteRecord(tx, { actor, kind, record: entry.record, now: MONDAY })),
        refused('unknown_or_hidden'),
      );
      assert.equal((await programme.read((tx) => listRecords(tx, actor, kind))).length, 1);
    }
  });

  test('drafts are their author’s alone; a card is written by its member or a coordinator', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const peer = await addMember(programme, 'peer');
    const draft = { kind: 'draft', record: randomUUID(), version: 1, sealed: 'draft', epoch: null };
    await programme.write((tx) => putRecord(tx, { actor: peer, record: draft, now: MONDAY }));
    assert.equal((await programme.read((tx) => listRecords(tx, peer, 'draft'))).length, 1);
    assert.deepEqual(await programme.read((tx) => listRecords(tx, actor, 'draft')), []);
    await assert.rejects(
      programme.write((tx) => putRecord(tx, { actor, record: { ...draft, version: 2 }, now: MONDAY })),
      refused('unknown_or_hidden'),
    );
    await assert.rejects(
      programme.write((tx) => deleteRecord(tx, { actor, kind: 'draft', record: draft.record, now: MONDAY })),
      refused('unknown_or_hidden'),
    );
    const card = { kind: 'member_card', record: actor.member, version: 1, sealed: 'card', epoch: 0 };
    await assert.rejects(
      programme.write((tx) => putRecord(tx, { actor: peer, record: card, now: MONDAY })),
      refused('unknown_or_hidden'),
    );
    await programme.write((tx) =>
      putRecord(tx, { actor: peer, record: { ...card, record: peer.member }, now: MONDAY }),
    );
    for (const kind of ['directory', 'return_card', 'tally', 'pending_kit', 'no such kind']) {
      await assert.rejects(
        programme.read((tx) => listRecords(tx, peer, kind)),
        refused('unknown_or_hidden'),
        kind,
      );
    }
  });
});

onBothEngines('compare-and-set', (bench) => {
  test('of ten writers of one record one wins, and the others are shown what is stored', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const record = { kind: 'directory', record: randomUUID(), version: 1, sealed: 'first', epoch: 0 };
    await programme.write((tx) => putRecord(tx, { actor, record, now: MONDAY }));
    const answers = await Promise.allSettled(
      Array.from({ length: 10 }, (_, i) =>
        programme.write((tx) =>
          putRecord(tx, { actor, record: { ...record, version: 2, sealed: `second ${i}` }, now: MONDAY }),
        ),
      ),
    );
    const lost = answers
      .filter((answer) => answer.status === 'rejected')
      .map(({ reason }) => reason as unknown);
    assert.equal(lost.length, 9);
    assert.ok(lost.every(refused('stale')));
    const [stored] = await programme.read((tx) => listRecords(tx, actor, 'directory'));
    assert.equal(stored?.version, 2);
    const won = answers.find((answer) => answer.status === 'fulfilled');
    assert.equal(won?.value.sealed, stored?.sealed);
    await assert.rejects(
      programme.write((tx) => putRecord(tx, { actor, record: { ...record, version: 1 }, now: MONDAY })),
      (error) => {
        assert.deepEqual(error instanceof Refusal && error.current, { record: stored });
        return true;
      },
    );
  });

  test('of two coordinators who save the settings one wins', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const { version, settings } = await programme.read(settingsOf);
    const answers = await Promise.allSettled(
      [20, 40].map((retentionDays) =>
        programme.write((tx) =>
          changeSettings(tx, { actor, version, settings: { ...settings, retentionDays }, now: MONDAY }),
        ),
      ),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    const stored = await programme.read(settingsOf);
    assert.equal(stored.version, version + 1);
    assert.equal(stored.settings.retentionDays, answers[0]?.status === 'fulfilled' ? 20 : 40);
  });

  test('a record under an old key is refused', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const record = { kind: 'directory', record: randomUUID(), version: 1, sealed: token(), epoch: 1 };
    await assert.rejects(
      programme.write((tx) => putRecord(tx, { actor, record, now: MONDAY })),
      refused('old_epoch'),
    );
  });
});
