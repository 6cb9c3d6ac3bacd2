/** Steps on requests, on both engines: one wins, all of it is stored or nothing is, and a mis-tap can be taken back. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { UNDO_WINDOW_MS, type Step } from '#programme/request.ts';
import { Refusal } from '#server/refusal.ts';
import type { MemberActor } from '#server/store/access.ts';
import { eraseEntry, issueReceipt, keepKeys } from '#server/store/entries.ts';
import { forgetExpired } from '#server/store/expiry.ts';
import { takePhoneRequest } from '#server/store/phone.ts';
import { changeSettings, settingsOf } from '#server/store/programmes.ts';
import { listRecords, putRecord } from '#server/store/records.ts';
import { findByReceipt, partnerView, takePartnerStep } from '#server/store/receipts.ts';
import { fileView, noteOpening } from '#server/store/requests.ts';
import { appendEntries, type StepInput, takeStep } from '#server/store/steps.ts';
import type { ProgrammeStore } from '#server/store/store.ts';
import { onBothEngines } from '#test/support/engines.ts';
import {
  addMember,
  entry,
  foundedIn,
  MONDAY,
  nextReference,
  submission,
  submitted,
  token,
} from '#test/support/founded.ts';

const refused = (code: Refusal['code']) => (error: unknown) =>
  error instanceof Refusal && error.code === code;
const notesKey = { stream: 'notes', epoch: 0, ring: 'wrap' } as const;

const step = (
  programme: ProgrammeStore,
  actor: MemberActor,
  file: string,
  version: number,
  what: Step,
  more: Partial<StepInput> = {},
) =>
  programme.write((tx) =>
    takeStep(tx, {
      actor,
      file,
      version,
      step: what,
      entries: [],
      keys: [],
      records: [],
      now: MONDAY,
      ...more,
    }),
  );
const claim = (
  programme: ProgrammeStore,
  actor: MemberActor,
  file: string,
  version = 0,
  more: Partial<StepInput> = {},
) =>
  step(
    programme,
    actor,
    file,
    version,
    { step: 'claim' },
    { entries: [entry({ stream: 'notes' })], keys: [notesKey], ...more },
  );
const append = (
  programme: ProgrammeStore,
  actor: MemberActor,
  file: string,
  entries: StepInput['entries'],
  more: Partial<Parameters<typeof appendEntries>[1]> = {},
) =>
  programme.write((tx) =>
    appendEntries(tx, { actor, file, entries, keys: [], reply: false, now: MONDAY, ...more }),
  );
const look = async (programme: ProgrammeStore, actor: MemberActor, file: string) => {
  const view = await programme.read((tx) => fileView(tx, actor, file));
  assert.ok(view);
  return view;
};

onBothEngines('steps', (bench) => {
  test('eight members claim at once: one has it, the seven others are told so and nothing of theirs is stored', async () => {
    const { store, anotherNode } = await bench.newStore();
    const second = await anotherNode();
    const { programme } = await foundedIn(store);
    const members = await Promise.all(Array.from({ length: 8 }, () => addMember(programme, 'professional')));
    const { file } = await submitted(programme);
    const answers = await Promise.allSettled(
      members.map((member, i) =>
        claim(i % 2 ? programme : second.forProgramme(programme.programme), member, file),
      ),
    );
    const winners = members.filter((_, i) => answers[i]?.status === 'fulfilled');
    assert.equal(winners.length, 1);
    assert.ok(
      answers.every((answer) => answer.status === 'fulfilled' || refused('already_claimed')(answer.reason)),
    );
    const view = await look(programme, members[0] as MemberActor, file);
    assert.equal(view.row.owner, winners[0]?.member);
    assert.deepEqual(
      view.entries.filter(({ stream }) => stream === 'notes').map(({ member }) => member),
      [winners[0]?.member],
    );
    assert.equal(view.events.filter(({ kind }) => kind === 'claimed').length, 1);
    assert.equal(view.keys.filter(({ stream }) => stream === 'notes').length, 1);
  });

  test('two write the same place of a thread: one is stored, the other is told to reseal', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const sent = await submitted(programme);
    const write = () => append(programme, actor, sent.file, [entry({ seq: 1, prev: sent.entry.hash })]);
    const answers = await Promise.allSettled([write(), write(), write()]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), ['fulfilled', 'rejected', 'rejected']);
    assert.ok(answers.every((answer) => answer.status === 'fulfilled' || refused('stale')(answer.reason)));
    assert.equal((await look(programme, actor, sent.file)).entries.length, 2);
  });

  test('an entry that does not follow the head, by number or by hash, is refused', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const sent = await submitted(programme);
    for (const place of [{ seq: 1, prev: token() }, { seq: 2, prev: sent.entry.hash }, { seq: 0 }]) {
      await assert.rejects(
        append(programme, actor, sent.file, [entry(place)]),
        refused('stale'),
        JSON.stringify(place),
      );
    }
    await append(programme, actor, sent.file, [entry({ seq: 1, prev: sent.entry.hash })]);
  });

  test('a refused step stores none of its entries, keys or records', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const { file } = await submitted(programme);
    const before = await look(programme, actor, file);
    const record = { kind: 'tally', record: randomUUID(), version: 1, sealed: 'tally', epoch: 0 };
    await assert.rejects(claim(programme, actor, file, 9), refused('stale'));
    await assert.rejects(
      claim(programme, actor, file, 0, {
        entries: [entry({ stream: 'notes', epoch: 3 })],
        keys: [{ ...notesKey, epoch: 3 }],
      }),
      refused('old_epoch'),
    );
    await assert.rejects(
      claim(programme, actor, file, 0, { keys: [] }),
      refused('malformed'),
      'an entry under a key that nobody was handed',
    );
    await assert.rejects(
      step(programme, actor, file, 0, { step: 'close', reason: 'done' }, { records: [record, record] }),
      refused('stale'),
    );
    assert.deepEqual(await look(programme, actor, file), before);
    assert.deepEqual(await programme.read((tx) => listRecords(tx, actor, 'tally')), []);
  });

  test('closing writes the tally with it, once', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const { file } = await submitted(programme);
    const record = { kind: 'tally', record: randomUUID(), version: 1, sealed: 'tally', epoch: 0 };
    const close = () =>
      step(programme, actor, file, 0, { step: 'close', reason: 'done' }, { records: [record] });
    const answers = await Promise.allSettled([close(), close()]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    const tallies = await programme.read((tx) => listRecords(tx, actor, 'tally'));
    assert.equal(tallies.length, 1);
    // Neither the row nor a line of the journal says more of when than the tally itself: its quarter.
    assert.equal(new Date(tallies[0]?.updatedAt ?? 0).toISOString(), '2026-10-01T04:00:00.000Z');
    const about = await programme.read(({ db }) =>
      db.selectFrom('journal').select('kind').where('subject', 'like', 'tally:%').execute(),
    );
    assert.deepEqual(about, []);
    assert.equal((await look(programme, actor, file)).row.state, 'closed');
  });

  test('closing that is undone takes back the tally and the return card: closed again, it counts once', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const { file } = await submitted(programme);
    const record = (kind: string) => ({
      kind,
      record: randomUUID(),
      version: 1,
      sealed: `sealed ${kind}`,
      epoch: 0,
    });
    const kept = record('return_card');
    await programme.write((tx) => putRecord(tx, { actor, record: kept, now: MONDAY }));
    const stored = async () =>
      (await programme.read(({ db }) => db.selectFrom('record').select('id').orderBy('id').execute())).map(
        ({ id }) => id,
      );

    const [tally, card] = [record('tally'), record('return_card')];
    await step(programme, actor, file, 0, { step: 'close', reason: 'done' }, { records: [tally, card] });
    assert.deepEqual(await stored(), [kept, tally, card].map((one) => one.record).sort());
    const closing =
      (await look(programme, actor, file)).events.findLast(({ kind }) => kind === 'closed')?.event ?? 0;
    const beside = await programme.read(({ db }) =>
      db.selectFrom('journal').select('undo_record').where('event', '=', closing).executeTakeFirst(),
    );
    assert.ok(!beside?.undo_record?.includes(tally.sealed), 'ids are kept there, never content');
    await step(programme, actor, file, 1, { step: 'undo', event: closing });
    assert.deepEqual(await stored(), [kept.record], 'what was written otherwise stays');
    const told = await programme.read(({ db }) =>
      db
        .selectFrom('journal')
        .select('subject')
        .where('kind', '=', 'record_deleted')
        .orderBy('event')
        .execute(),
    );
    assert.deepEqual(
      told.map(({ subject }) => subject),
      [`return_card:${card.record}`],
      'of a tally nothing is told',
    );

    const again = record('tally');
    await step(programme, actor, file, 2, { step: 'close', reason: 'done' }, { records: [again] });
    assert.deepEqual(
      (await programme.read((tx) => listRecords(tx, actor, 'tally'))).map((one) => one.record),
      [again.record],
    );
    await step(programme, actor, file, 3, { step: 'reopen', promptness: 'soon' });
    await assert.rejects(
      step(programme, actor, file, 4, { step: 'undo', event: closing }),
      refused('refused_step'),
    );
    assert.deepEqual(
      await stored(),
      [kept.record, again.record].sort(),
      'an undo that is refused takes back nothing',
    );
  });

  test('the answer is timed in opening minutes, by the hours of the programme', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const { file } = await submitted(programme);
    assert.equal((await look(programme, actor, file)).openingMinutesToAnswer, null);
    await step(programme, actor, file, 0, { step: 'attempt', reached: false }, { now: MONDAY + 5 * 60_000 });
    assert.equal(
      (await look(programme, actor, file)).openingMinutesToAnswer,
      null,
      'an attempt that reached nobody answers nobody',
    );
    await step(
      programme,
      actor,
      file,
      1,
      { step: 'attempt', reached: true },
      { now: MONDAY + 24 * 60 * 60_000 },
    );
    const changed = await programme.read(settingsOf);
    const hours = {
      ...changed.settings.hours,
      week: {
        ...changed.settings.hours.week,
        mon: [
          { from: '09:00', to: '12:00' },
          { from: '13:00', to: '16:30' },
        ],
        tue: [{ from: '09:00', to: '17:00' }],
      },
    };
    await programme.write((tx) =>
      changeSettings(tx, {
        actor,
        version: changed.version,
        settings: { ...changed.settings, hours },
        now: MONDAY,
      }),
    );
    // From Monday 10 h to Tuesday 10 h: two hours, three and a half, and one.
    assert.equal((await look(programme, actor, file)).openingMinutesToAnswer, 6.5 * 60);
  });

  test('a row that breaks the law of the queue is never stored', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const { file } = await submitted(programme);
    await programme.write(({ db }) =>
      db.updateTable('request').set({ owner: actor.member }).where('file', '=', file).execute(),
    );
    const broken = await look(programme, actor, file);
    await assert.rejects(
      step(programme, actor, file, 0, { step: 'set_promptness', promptness: 'now' }),
      /breaks the law of the queue: an open request has an owner/,
    );
    assert.deepEqual(await look(programme, actor, file), broken);
  });

  test('a mis-tap is undone once, the clock with it; after ten minutes it no longer is, and its data is gone', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const { file } = await submitted(programme);
    const before = (await look(programme, actor, file)).row;
    await claim(programme, actor, file);
    await step(programme, actor, file, 1, { step: 'attempt', reached: true });
    const tapped = await look(programme, actor, file);
    const event = tapped.events.findLast(({ kind }) => kind === 'attempt_reached');
    assert.equal(event?.undoUntil, MONDAY + UNDO_WINDOW_MS);
    const undo = (version: number, now = MONDAY + 1000) =>
      step(programme, actor, file, version, { step: 'undo', event: event?.event ?? 0 }, { now });
    const answers = await Promise.allSettled([undo(2), undo(2)]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    const after = await look(programme, actor, file);
    assert.deepEqual(
      [after.row.state, after.row.answeredAt, after.row.dueAt, after.row.answerDueAt],
      ['claimed', null, before.dueAt, before.answerDueAt],
    );
    assert.equal(after.events.find((line) => line.event === event?.event)?.undone, true);

    await step(programme, actor, file, 3, { step: 'attempt', reached: false });
    const late = (await look(programme, actor, file)).events.findLast(
      ({ kind }) => kind === 'attempt_missed',
    );
    await assert.rejects(
      step(
        programme,
        actor,
        file,
        4,
        { step: 'undo', event: late?.event ?? 0 },
        { now: MONDAY + UNDO_WINDOW_MS + 1 },
      ),
      refused('undo_too_late'),
    );
    await programme.write((tx) => forgetExpired(tx, MONDAY + UNDO_WINDOW_MS + 1));
    const left = await programme.read(({ db }) =>
      db.selectFrom('journal').select('undo_record').where('undo_record', 'is not', null).execute(),
    );
    assert.deepEqual(left, []);
  });

  test('a duplicate is merged into another request, both in one commit, and the merge can be undone', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const [one, two] = [await submitted(programme), await submitted(programme, { promptness: 'now' })];
    await step(programme, actor, two.file, 0, { step: 'merge', into: one.file });
    const [kept, closed] = [await look(programme, actor, one.file), await look(programme, actor, two.file)];
    assert.deepEqual(
      [kept.row.promptness, closed.row.state, closed.row.mergedInto],
      ['now', 'closed', one.file],
    );
    const event = closed.events.findLast(({ kind }) => kind === 'merged')?.event ?? 0;
    await step(programme, actor, two.file, closed.row.version, { step: 'undo', event });
    assert.deepEqual(
      [
        (await look(programme, actor, one.file)).row.promptness,
        (await look(programme, actor, two.file)).row.state,
      ],
      ['soon', 'received'],
    );
    await assert.rejects(
      step(programme, actor, two.file, 2, { step: 'merge', into: randomUUID() }),
      refused('refused_step'),
    );
  });

  test('a peer takes no step, as if the request did not exist; a professional throws no hold', async () => {
    const { store } = await bench.newStore();
    const { programme } = await foundedIn(store);
    const { file } = await submitted(programme);
    const [peer, professional] = [
      await addMember(programme, 'peer'),
      await addMember(programme, 'professional'),
    ];
    await assert.rejects(claim(programme, peer, file), refused('unknown_or_hidden'));
    await assert.rejects(claim(programme, peer, randomUUID()), refused('unknown_or_hidden'));
    await assert.rejects(
      step(programme, professional, file, 0, { step: 'hold', hold: true }),
      refused('unknown_or_hidden'),
    );
    await assert.rejects(
      step(programme, professional, file, 0, { step: 'hand_over', to: peer.member }),
      refused('refused_step'),
    );
  });

  test('a word to the partner answers her waiting message; a note, a correction or a new key answers nothing', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const sent = await submitted(programme);
    await claim(programme, actor, sent.file);
    await step(programme, actor, sent.file, 1, { step: 'attempt', reached: true });
    const promised = (await look(programme, actor, sent.file)).row;
    const message = entry({ seq: 1, prev: sent.entry.hash });
    await programme.write((tx) =>
      takePartnerStep(tx, {
        receipt: sent.receipt,
        step: { step: 'message' },
        entry: message,
        key: null,
        now: MONDAY + 60_000,
      }),
    );
    assert.equal((await look(programme, actor, sent.file)).row.dueKind, 'read');
    const notes = (await look(programme, actor, sent.file)).entries.findLast(
      ({ stream }) => stream === 'notes',
    );
    const note = entry({ stream: 'notes', seq: 1, prev: notes?.hash ?? '' });
    const correction = entry({ seq: 2, prev: message.hash });
    for (const word of [note, correction]) {
      await append(programme, actor, sent.file, [word]);
      const { row, events } = await look(programme, actor, sent.file);
      assert.deepEqual([row.dueKind, events.at(-1)?.kind], ['read', 'wrote']);
    }
    const receipt = submission().receipt;
    const issued = entry({ seq: 3, prev: correction.hash });
    await programme.write((tx) =>
      issueReceipt(tx, {
        actor,
        file: sent.file,
        receipt,
        keys: [{ epoch: 0, receipt: 'wrap', receiptAge: null }],
        newKeys: [],
        entry: issued,
        now: MONDAY,
      }),
    );
    const erasure = entry({ seq: 4, prev: issued.hash });
    await programme.write((tx) =>
      eraseEntry(tx, {
        actor,
        file: sent.file,
        stream: 'exchange',
        seq: 2,
        hash: correction.hash,
        erasure,
        keys: [],
        now: MONDAY,
      }),
    );
    assert.equal((await look(programme, actor, sent.file)).row.dueKind, 'read');
    await append(programme, actor, sent.file, [entry({ seq: 5, prev: erasure.hash })], { reply: true });
    const after = (await look(programme, actor, sent.file)).row;
    assert.deepEqual([after.dueKind, after.dueAt], ['promised', promised.dueAt]);
  });

  test('a step that changes nothing keeps what was said with it', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const { file, promptness } = await submitted(programme);
    await claim(programme, actor, file);
    const [first] = (await look(programme, actor, file)).entries.filter(({ stream }) => stream === 'notes');
    const why = entry({ stream: 'notes', seq: 1, prev: first?.hash ?? '' });
    const before = (await look(programme, actor, file)).row;
    await step(programme, actor, file, 1, { step: 'set_promptness', promptness }, { entries: [why] });
    const after = await look(programme, actor, file);
    assert.equal(after.entries.at(-1)?.sealed, why.sealed);
    assert.deepEqual(
      [after.events.at(-1)?.kind, after.events.filter(({ kind }) => kind === 'promptness_set')],
      ['wrote', []],
    );
    assert.deepEqual(after.row, { ...before, version: before.version + 1 });
    await assert.rejects(
      step(
        programme,
        actor,
        file,
        2,
        { step: 'set_promptness', promptness },
        { entries: [entry({ stream: 'notes', seq: 1, prev: first?.hash ?? '' })] },
      ),
      refused('stale'),
      'another text in its place is not hers',
    );
  });

  test('the same step sent again after a dropped network is the same step, and so are the same words', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const sent = await submitted(programme);
    const [claimed, attempted] = [
      { entries: [entry({ stream: 'notes' })], keys: [notesKey] },
      { step: 'attempt', reached: false } as const,
    ];
    await claim(programme, actor, sent.file, 0, claimed);
    const missed = { entries: [entry({ stream: 'notes', seq: 1, prev: claimed.entries[0]?.hash ?? '' })] };
    await step(programme, actor, sent.file, 1, attempted, missed);
    const word = [entry({ seq: 1, prev: sent.entry.hash })];
    await append(programme, actor, sent.file, word, { reply: true });
    const once = await look(programme, actor, sent.file);
    assert.deepEqual([once.row.attempts, once.entries.length], [1, 4]);

    await claim(programme, actor, sent.file, 0, claimed);
    await step(programme, actor, sent.file, 1, attempted, missed);
    await append(programme, actor, sent.file, word, { reply: true });
    assert.deepEqual(await look(programme, actor, sent.file), once);
  });
});

onBothEngines('phone, erasing, receipts', (bench) => {
  const phone = (actor: MemberActor, file: string, draft: string | null = null) => ({
    actor,
    file,
    promptness: 'soon' as const,
    notBefore: null,
    practice: false,
    keys: [{ stream: 'exchange' as const, epoch: 0, ring: 'wrap' }, notesKey],
    entries: [entry(), entry({ stream: 'notes' })],
    draft,
    now: MONDAY,
    newReference: nextReference,
  });

  test('a call typed while listening starts reached and hers, takes its draft along, and is stored once', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const draft = { kind: 'draft', record: randomUUID(), version: 1, sealed: 'draft', epoch: null };
    await programme.write((tx) => putRecord(tx, { actor, record: draft, now: MONDAY }));
    const file = randomUUID();
    await Promise.all(
      [1, 2, 3].map(() => programme.write((tx) => takePhoneRequest(tx, phone(actor, file, draft.record)))),
    );
    const { row, entries, partnerHasReceipt } = await look(programme, actor, file);
    assert.deepEqual(
      [row.state, row.owner, row.door, entries.length, partnerHasReceipt],
      ['reached', actor.member, 'phone', 2, false],
    );
    assert.deepEqual(await programme.read((tx) => listRecords(tx, actor, 'draft')), []);
    const other = await addMember(programme, 'professional');
    await assert.rejects(
      programme.write((tx) => takePhoneRequest(tx, phone(other, file))),
      refused('already_exists'),
    );
  });

  test('an erased entry is gone from the database, its place and hash stay, and only what was seen can be erased', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const sent = await submitted(programme);
    const erase = (hash: string) =>
      programme.write((tx) =>
        eraseEntry(tx, {
          actor,
          file: sent.file,
          stream: 'exchange',
          seq: 0,
          hash,
          erasure: entry({ seq: 1, prev: sent.entry.hash }),
          keys: [],
          now: MONDAY,
        }),
      );
    await assert.rejects(erase(token()), refused('unknown_or_hidden'));
    await erase(sent.entry.hash);
    const { entries } = await look(programme, actor, sent.file);
    assert.deepEqual(
      entries.map(({ sealed, hash }) => [sealed === null, hash === sent.entry.hash]),
      [
        [true, true],
        [false, false],
      ],
    );
    await erase(sent.entry.hash);
    assert.equal(
      (await look(programme, actor, sent.file)).entries.length,
      2,
      'erasing again appends nothing',
    );
  });

  test('a new receipt ends the old one in the same commit, and must open the whole thread', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const sent = await submitted(programme);
    const receipt = submission().receipt;
    const issue = (keys: { epoch: number; receipt: string; receiptAge: null }[]) =>
      programme.write((tx) =>
        issueReceipt(tx, {
          actor,
          file: sent.file,
          receipt,
          keys,
          newKeys: [],
          entry: entry({ seq: 1, prev: sent.entry.hash }),
          now: MONDAY,
        }),
      );
    await assert.rejects(issue([]), refused('malformed'));
    assert.ok(await programme.read((tx) => findByReceipt(tx, sent.receipt)), 'the old one still opens');
    await issue([{ epoch: 0, receipt: 'new wrap', receiptAge: null }]);
    assert.equal(await programme.read((tx) => findByReceipt(tx, sent.receipt)), null);
    const view = await programme.read(async (tx) => {
      const row = await findByReceipt(tx, receipt);
      return row && partnerView(tx, row, MONDAY);
    });
    assert.deepEqual(view?.keys, [{ stream: 'exchange', epoch: 0, receipt: 'new wrap' }]);
  });

  test('a receipt opens its exchange and nothing of the team', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const sent = await submitted(programme);
    await claim(programme, actor, sent.file, 0, { entries: [entry({ stream: 'notes', sealed: 'a note' })] });
    const view = await programme.read(async (tx) => {
      const row = await findByReceipt(tx, sent.receipt);
      return row && partnerView(tx, row, MONDAY);
    });
    assert.ok(view);
    assert.equal(view.entries.length, 1);
    assert.ok(!JSON.stringify(view).includes(actor.member) && !JSON.stringify(view).includes('a note'));
    for (const wrong of [
      { ...sent.receipt, locator: submission().receipt.locator },
      { ...sent.receipt, authenticationHash: token() },
      { locator: '', authenticationHash: '' },
    ]) {
      assert.equal(await programme.read((tx) => findByReceipt(tx, wrong)), null);
    }
  });

  test('what the partner sends twice is stored once, whoever wrote meanwhile', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const sent = await submitted(programme);
    const message = entry({ seq: 1, prev: sent.entry.hash });
    const send = () =>
      programme.write((tx) =>
        takePartnerStep(tx, {
          receipt: sent.receipt,
          step: { step: 'withdraw' },
          entry: message,
          key: null,
          now: MONDAY,
        }),
      );
    await send();
    await send();
    await append(programme, actor, sent.file, [entry({ seq: 2, prev: message.hash })], { reply: true });
    await send();
    const view = await look(programme, actor, sent.file);
    assert.equal(view.entries.length, 3);
    assert.equal(view.row.withdrawnAt, MONDAY);
    assert.equal(view.events.filter(({ kind }) => kind === 'withdrawn').length, 1);
  });

  test('a key opened once is kept under the ring; a second one does not replace it', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const { file } = await submitted(programme);
    for (const ring of ['first', 'second'])
      await programme.write((tx) => keepKeys(tx, { actor, file, keys: [{ epoch: 0, ring }], now: MONDAY }));
    assert.deepEqual(
      (await look(programme, actor, file)).keys.map(({ ring }) => ring),
      ['first'],
    );
    await assert.rejects(
      programme.write((tx) => keepKeys(tx, { actor, file: randomUUID(), keys: [], now: MONDAY })),
      refused('unknown_or_hidden'),
    );
  });

  test('opening a file is noted once an hour, what the app fetches once a day; neither makes noise on the screens', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const { file } = await submitted(programme);
    const hour = 3_600_000;
    for (const kind of ['opened', 'fetched'] as const)
      for (const now of [MONDAY, MONDAY + 1000, MONDAY + hour + 1, MONDAY + 24 * hour + 2])
        await programme.write((tx) => noteOpening(tx, { actor, file, kind, version: 0, now }));
    const noted = async (kind: 'opened' | 'fetched') => {
      const lines = await programme.read(({ db }) =>
        db.selectFrom('journal').select(['actor', 'at']).where('kind', '=', kind).orderBy('event').execute(),
      );
      return lines.map(({ actor: who, at }) => [who, at]);
    };
    assert.deepEqual(await noted('opened'), [
      [actor.member, MONDAY],
      [actor.member, MONDAY + hour + 1],
      [actor.member, MONDAY + 24 * hour + 2],
    ]);
    assert.deepEqual(await noted('fetched'), [
      [actor.member, MONDAY],
      [actor.member, MONDAY + 24 * hour + 2],
    ]);
    const { events } = await look(programme, actor, file);
    assert.ok(events.every(({ kind }) => !['opened', 'fetched'].includes(kind)));
  });
});
