/** The mailbox in the store: who watches it, what becomes of a message whatever comes between, and what is forgotten. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '#server/refusal.ts';
import { orientWoman } from '#server/store/destruction.ts';
import {
  forgetMessages,
  knownMessage,
  MESSAGES_MS,
  messageMoved,
  messagesToExpunge,
  receiveMail,
  setMailAside,
  settleMoves,
} from '#server/store/mail-messages.ts';
import {
  mailboxChecked,
  mailboxFailed,
  putMailbox,
  readMailbox,
  takeMailbox,
} from '#server/store/mailbox.ts';
import { takeStep } from '#server/store/steps.ts';
import type { ProgrammeStore } from '#server/store/store.ts';
import { onBothEngines } from '#test/support/engines.ts';
import { addMember, type Founded, foundedIn, MONDAY, submission, submitted } from '#test/support/founded.ts';

const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;

onBothEngines('the mailbox', (bench) => {
  async function withMailbox(): Promise<Founded> {
    const { store } = await bench.newStore();
    const founded = await foundedIn(store);
    await founded.programme.write((tx) =>
      putMailbox(tx, { actor: founded.actor, settings: 'sealed', password: 'sealed', now: MONDAY }),
    );
    return founded;
  }

  const received = async (programme: ProgrammeStore, id: string, requestKey = `key of ${id}`) => {
    const sent = { ...submission(), receipt: null, door: 'mail' as const };
    const outcome = await programme.write((tx) =>
      receiveMail(tx, {
        id,
        size: 10,
        requestKey,
        kind: 'request',
        submission: sent,
        answer: null,
        now: MONDAY,
      }),
    );
    return { file: sent.file, outcome };
  };
  const files = (programme: ProgrammeStore) =>
    programme.read(async (tx) =>
      (await tx.db.selectFrom('request').select(['file', 'door']).execute()).map(({ file }) => file),
    );

  test('how long a message is stays unknown once it is a request, and for a copy of it', async () => {
    const { programme } = await withMailbox();
    await received(programme, 'first', 'same');
    await received(programme, 'copy', 'same');
    await programme.write((tx) => setMailAside(tx, { id: 'list', size: 7, reason: 'bulk', now: MONDAY }));
    const rows = await programme.read(({ db }) =>
      db.selectFrom('mail_message').select(['id', 'size']).orderBy('id').execute(),
    );
    assert.deepEqual(
      rows.map(({ id, size }) => `${id} ${size}`),
      ['copy 0', 'first 0', 'list 7'],
    );
  });

  test('one node watches; another waits its time; the same node that starts again does not', async () => {
    const { programme } = await withMailbox();
    const take = (taker: string, now: number) =>
      programme.write((tx) => takeMailbox(tx, { taker, now, holdMs: 1000 }));
    assert.equal(await take('one:a', MONDAY), null);
    assert.equal(await take('two:b', MONDAY + 500), MONDAY + 1000);
    assert.equal(await take('one:a', MONDAY + 600), null, 'kept');
    assert.equal(await take('one:c', MONDAY + 700), null, 'started again');
    assert.equal(await take('two:b', MONDAY + 1700), MONDAY + 1700);
    assert.equal(await take('two:b', MONDAY + 1701), null, 'the other is gone');
  });

  test('two that take it at the same moment do not both have it', async () => {
    const { programme } = await withMailbox();
    const all = await Promise.all(
      ['one:a', 'two:b', 'three:c'].map((taker) =>
        programme.write((tx) => takeMailbox(tx, { taker, now: MONDAY, holdMs: 1000 })),
      ),
    );
    assert.equal(all.filter((until) => until === null).length, 1);
  });

  test('a failure is told once, another reason again, and its end; what failed before a change is not told', async () => {
    const { programme, actor } = await withMailbox();
    const lines = () =>
      programme.read(async (tx) =>
        (await tx.db.selectFrom('journal').select('kind').where('kind', 'like', 'mailbox%').execute()).map(
          ({ kind }) => kind,
        ),
      );
    const fail = (reason: 'refused' | 'dropped', version = 1) =>
      programme.write((tx) => mailboxFailed(tx, { reason, version, now: MONDAY }));
    await fail('dropped');
    await fail('dropped');
    await fail('refused');
    await programme.write((tx) => mailboxChecked(tx, MONDAY + 1));
    assert.deepEqual(await lines(), [
      'mailbox_changed',
      'mailbox_failing',
      'mailbox_failing',
      'mailbox_restored',
    ]);
    await programme.write((tx) =>
      putMailbox(tx, { actor, settings: 'other', password: undefined, now: MONDAY }),
    );
    await fail('refused');
    const stored = await programme.read(readMailbox);
    assert.deepEqual([stored.failing, stored.password, stored.version], [null, 'sealed', 2]);
  });

  test('a message becomes one request, whoever stores it and however often', async () => {
    const { programme } = await withMailbox();
    const all = await Promise.all([1, 2, 3, 4].map(() => received(programme, 'a')));
    assert.deepEqual(all.map(({ outcome }) => outcome).sort(), ['known', 'known', 'known', 'stored']);
    const copies = await Promise.all([received(programme, 'b', 'same'), received(programme, 'c', 'same')]);
    assert.deepEqual(copies.map(({ outcome }) => outcome).sort(), ['stored', 'twice']);
    assert.equal((await files(programme)).length, 2);
  });

  test('a woman’s message: only an open one of the mailbox, not on hold, by the team, as it was seen', async () => {
    const { programme, actor } = await withMailbox();
    const peer = await addMember(programme, 'peer');
    const { file } = await received(programme, 'a');
    const orient = (of: string, as = actor, version = 0) =>
      orientWoman(programme, { actor: as, file: of, version, now: MONDAY });
    await assert.rejects(orient(file, peer), refused('unknown_or_hidden'));
    await assert.rejects(orient(file, actor, 1), refused('stale'));
    await assert.rejects(orient((await submitted(programme)).file), refused('refused_step'));
    const hold = (on: boolean, version: number) =>
      programme.write((tx) =>
        takeStep(tx, {
          actor,
          file,
          version,
          step: { step: 'hold', hold: on },
          entries: [],
          keys: [],
          records: [],
          now: MONDAY,
        }),
      );
    await hold(true, 0);
    await assert.rejects(orient(file, actor, 1), refused('refused_step'));
    await hold(false, 1);
    await orient(file, actor, 2);
    await assert.rejects(orient(file, actor, 2), refused('unknown_or_hidden'));
    assert.ok(!(await files(programme)).includes(file));
  });

  test('her message that did not leave the new ones yet is deleted there, and never comes back as a request', async () => {
    const { programme, actor } = await withMailbox();
    const { file } = await received(programme, 'a');
    await orientWoman(programme, { actor, file, version: 0, now: MONDAY });
    assert.deepEqual(await programme.read(messagesToExpunge), []);
    assert.equal((await programme.read((tx) => knownMessage(tx, 'a')))?.expunge, true);
    assert.equal((await received(programme, 'a')).outcome, 'known');
    await programme.write((tx) => settleMoves(tx, MONDAY + 1));
    assert.deepEqual(
      (await programme.read(messagesToExpunge)).map(({ id }) => id),
      ['a'],
    );
  });

  test('what can no longer matter is forgotten; what would come twice, or must be deleted, is not', async () => {
    const { programme, actor } = await withMailbox();
    const ids = () =>
      programme.read(async (tx) =>
        (await tx.db.selectFrom('mail_message').select('id').orderBy('id').execute()).map(({ id }) => id),
      );
    await programme.write((tx) => setMailAside(tx, { id: 'aside', size: 1, reason: 'bulk', now: MONDAY }));
    await programme.write((tx) => setMailAside(tx, { id: 'unmoved', size: 1, reason: 'bulk', now: MONDAY }));
    await received(programme, 'open');
    const hers = await received(programme, 'hers');
    await orientWoman(programme, { actor, file: hers.file, version: 0, now: MONDAY });
    for (const id of ['aside', 'open', 'hers']) await programme.write((tx) => messageMoved(tx, id, null));
    await programme.write((tx) => forgetMessages(tx, MONDAY + MESSAGES_MS - 1));
    assert.equal((await ids()).length, 4);
    await programme.write((tx) => forgetMessages(tx, MONDAY + MESSAGES_MS));
    assert.deepEqual(await ids(), ['hers', 'open', 'unmoved']);
  });
});
