/** Rounds of questionnaires and their sealed answers, on both engines: once, no more than planned, and without a trace. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import { ANSWERS_AT_ONCE } from '#contract/rounds.ts';
import { newRoundCode } from '#programme/round.ts';
import type { MemberActor } from '#server/store/access.ts';
import { keepOpened, keyAnswers, listAnswers, takeAnswer } from '#server/store/answers.ts';
import { forgetExpired } from '#server/store/expiry.ts';
import { putQuestionSet, questionSets } from '#server/store/question-sets.ts';
import { deleteRound, getRound, listRounds, putRound, type RoundChange } from '#server/store/rounds.ts';
import type { ProgrammeStore, Store } from '#server/store/store.ts';
import { onBothEngines } from '#test/support/engines.ts';
import { type Founded, foundedIn, MONDAY, token } from '#test/support/founded.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const refused = (code: string) => ({ code });

const newRound = (over: Partial<RoundChange> = {}): RoundChange => ({
  round: randomUUID(),
  version: 0,
  code: newRoundCode(),
  moment: 'after',
  mode: 'room',
  set: { id: 'maison', version: 1 },
  opensAt: MONDAY,
  closesAt: MONDAY + 2 * HOUR,
  most: 40,
  destroyAt: MONDAY + 400 * DAY,
  slips: [],
  ...over,
});
const put = (programme: ProgrammeStore, actor: MemberActor, change: RoundChange, now = MONDAY) =>
  programme.write((tx) => putRound(tx, { actor, change, body: '{"the":"set"}', now }));
const answer = (
  programme: ProgrammeStore,
  { code }: Pick<RoundChange, 'code'>,
  over: { tokenHash?: string; epoch?: number; now?: number; sealed?: string } = {},
) =>
  programme.write((tx) =>
    takeAnswer(tx, { code, tokenHash: token(), epoch: 0, sealed: `age ${token()}`, now: MONDAY, ...over }),
  );
const counts = async (programme: ProgrammeStore, round: string) => {
  const { answers, unopened, slipsLeft } = (await programme.read((tx) => getRound(tx, round))).round;
  return { answers, unopened, slipsLeft };
};
const rowsOf = (programme: ProgrammeStore, round: string) =>
  programme.read(({ db }) => db.selectFrom('answer').selectAll().where('round', '=', round).execute());
const kept = (tokenHash: string, sealed = 'kept') => ({ token: tokenHash, sealed, epoch: 0 });

onBothEngines('rounds and their answers', (bench) => {
  // Founded once: each test has rounds of its own.
  let store: Store;
  let programme: ProgrammeStore;
  /** The same programme on another node. */
  let other: ProgrammeStore;
  let actor: MemberActor;
  let certificate: string;
  let elsewhere: Founded;
  before(async () => {
    const opened = await bench.newStore();
    store = opened.store;
    const founded = await foundedIn(store);
    ({ programme, actor } = founded);
    certificate = founded.epoch.bundle.certificate;
    other = (await opened.anotherNode()).forProgramme(programme.programme);
    elsewhere = await foundedIn(store, { host: 'elsewhere.test' });
  });

  test('one token is one answer, however often and from wherever it comes', async () => {
    const round = newRound();
    await put(programme, actor, round);
    const tokenHash = token();
    const received = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        answer(i % 2 ? programme : other, round, { tokenHash, sealed: `try ${i}` }),
      ),
    );
    assert.deepEqual(received.sort(), [...Array<string>(19).fill('before'), 'now']);
    assert.deepEqual(await counts(programme, round.round), { answers: 1, unopened: 1, slipsLeft: 0 });
    // Acknowledged all the same when the round has closed since, is full, or the keys have changed.
    await put(programme, actor, { ...round, version: 1, most: 1 });
    for (const late of [{ now: MONDAY + DAY }, { epoch: 7 }, {}])
      assert.equal(await answer(programme, round, { tokenHash, ...late }), 'before');
  });

  test('two nodes that answer at once never go beyond what was planned', async () => {
    const round = newRound({ most: 12 });
    await put(programme, actor, round);
    const tries = await Promise.allSettled(
      Array.from({ length: 30 }, (_, i) => answer(i % 2 ? programme : other, round)),
    );
    const full = tries.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
    assert.deepEqual(
      new Set(full.map(({ reason }) => (reason as { code: string }).code)),
      new Set(['round_full']),
    );
    assert.equal(full.length, 18);
    assert.equal((await counts(programme, round.round)).answers, 12);
  });

  test('nothing is taken before it opens, after it closes, under old keys, or for a code that is none', async () => {
    const round = newRound();
    await put(programme, actor, round);
    await assert.rejects(answer(programme, round, { now: MONDAY - 1 }), refused('round_not_yet'));
    await assert.rejects(answer(programme, round, { now: round.closesAt }), refused('round_closed'));
    await assert.rejects(answer(programme, { code: newRoundCode() }), refused('unknown_or_hidden'));
    await assert.rejects(answer(elsewhere.programme, round), refused('unknown_or_hidden'));
    await assert.rejects(
      answer(programme, round, { epoch: 7 }),
      (error: { code: string; current: unknown }) => {
        assert.equal(error.code, 'old_certificate');
        assert.equal((error.current as { certificate: string }).certificate, certificate);
        return true;
      },
    );
    assert.equal((await counts(programme, round.round)).answers, 0);
  });

  test('a slip brings one answer, and a token that is on none brings none', async () => {
    const [mine, hers] = [token(), token()] as const;
    const round = newRound({ mode: 'slips', most: 2, slips: [mine, hers, mine] });
    await put(programme, actor, round);
    const both = await Promise.all(
      [programme, other].map((node) => answer(node, round, { tokenHash: mine })),
    );
    assert.deepEqual(both.sort(), ['before', 'now']);
    await assert.rejects(answer(programme, round), refused('slip_refused'));
    await assert.rejects(
      answer(programme, round, { tokenHash: hers, now: round.closesAt }),
      refused('round_closed'),
    );
    assert.deepEqual(await counts(programme, round.round), { answers: 1, unopened: 1, slipsLeft: 1 });
    // More slips may be printed, as many as answers are planned; those that exist stay as they are.
    await assert.rejects(
      put(programme, actor, { ...round, version: 1, slips: [token()] }),
      refused('refused_step'),
    );
    const more = await put(programme, actor, { ...round, version: 1, most: 3, slips: [mine, token()] });
    assert.deepEqual([more.answers, more.slipsLeft], [1, 2]);
  });

  test('of an answer the database keeps a hash and a sealed text: no line, no time, no order', async () => {
    const round = newRound();
    await put(programme, actor, round);
    const lines = () =>
      programme.read(({ db }) =>
        db.selectFrom('journal').selectAll().where('programme', '=', programme.programme).execute(),
      );
    const before = await lines();
    for (let i = 0; i < 8; i++) await answer(programme, round);
    assert.deepEqual(await lines(), before);
    const rows = await rowsOf(programme, round.round);
    assert.deepEqual(Object.keys(rows[0] ?? {}).sort(), [
      'opened',
      'programme',
      'round',
      'sealed',
      'token_hash',
    ]);
    // As they stand in the file, whatever the order in which they came. PostgreSQL's pages are spoken of in server-knows.md.
    const hashes = rows.map(({ token_hash }) => token_hash);
    if (bench.engine === 'sqlite') assert.deepEqual(hashes, [...hashes].sort());
  });

  test('opened answers take the place of the sealed ones, once, and sheets of paper count once', async () => {
    const round = newRound();
    await put(programme, actor, round);
    const tokens = [token(), token(), token()].sort();
    for (const tokenHash of tokens) await answer(programme, round, { tokenHash });
    const keep = (node: ProgrammeStore, text: string) =>
      node.write((tx) =>
        keepOpened(tx, {
          actor,
          round: round.round,
          answers: tokens.map((one) => kept(one, text)),
          now: MONDAY,
        }),
      );
    const keepers = await Promise.all([keep(programme, 'hers'), keep(other, 'mine')]);
    assert.deepEqual(keepers.sort(), [0, 3], 'whoever opened first');
    const { answers } = await programme.read((tx) => listAnswers(tx, round.round, null));
    assert.equal(new Set(answers.map(({ sealed }) => sealed)).size, 1);
    assert.ok(answers.every(({ opened }) => opened));
    const key = (answersKeyed: readonly string[], at = MONDAY) =>
      programme.write((tx) =>
        keyAnswers(tx, { actor, round: round.round, answers: answersKeyed.map((one) => kept(one)), now: at }),
      );
    const sheets = [token(), token()];
    await key(sheets);
    // The same sheets again, and one more, after the round has closed.
    const stored = await key([...sheets, token()], round.closesAt + DAY);
    assert.deepEqual([stored.answers, stored.unopened], [6, 0]);
    const rest = programme.write((tx) =>
      keepOpened(tx, { actor, round: round.round, answers: [{ ...kept(token()), epoch: 3 }], now: MONDAY }),
    );
    await assert.rejects(rest, refused('old_epoch'));
  });

  test('pages hold every answer once', async () => {
    const round = newRound({ most: 600 });
    await put(programme, actor, round);
    const tokens = Array.from({ length: ANSWERS_AT_ONCE * 2 }, token);
    await Promise.all(tokens.map((tokenHash) => answer(programme, round, { tokenHash })));
    const pages = [await programme.read((tx) => listAnswers(tx, round.round, null))];
    for (let last = pages.at(-1)?.next ?? null; last !== null; last = pages.at(-1)?.next ?? null) {
      const after = last;
      pages.push(await programme.read((tx) => listAnswers(tx, round.round, after)));
    }
    assert.equal(pages.length, 2);
    const seen = pages.flatMap(({ answers }) => answers.map((one) => one.token));
    assert.deepEqual(seen.sort(), tokens.sort());
  });
  test('two who adjust a round at once: one of them is told what the other did', async () => {
    const round = newRound();
    await put(programme, actor, round);
    const tries = await Promise.allSettled([
      put(programme, actor, { ...round, version: 1, most: 50 }),
      put(other, actor, { ...round, version: 1, most: 60 }),
    ]);
    const [lost] = tries.filter((one) => one.status === 'rejected');
    const won = (await programme.read(listRounds)).find((one) => one.round === round.round);
    assert.equal(lost?.reason.code, 'stale');
    assert.deepEqual(lost.reason.current, { round: won });
    assert.equal(won?.version, 2);
  });

  test('what a round asks, and by which code, never changes; a code is one round’s', async () => {
    const round = newRound();
    await put(programme, actor, round);
    for (const other of [
      { code: newRoundCode() },
      { moment: 'before' as const },
      { mode: 'slips' as const },
      { set: { id: 'maison', version: 2 } },
    ])
      await assert.rejects(
        put(programme, actor, { ...round, version: 1, ...other }),
        refused('refused_step'),
      );
    await assert.rejects(
      put(programme, actor, { ...newRound(), code: round.code }),
      refused('already_exists'),
    );
    await assert.rejects(put(programme, actor, newRound({ closesAt: MONDAY - 1 })), refused('malformed'));
    await put(elsewhere.programme, elsewhere.actor, { ...newRound(), code: round.code });
    const rounds = (await programme.read(listRounds)).map((one) => one.round);
    assert.equal(rounds.filter((one) => one === round.round).length, 1);
    await assert.rejects(
      elsewhere.programme.read((tx) => getRound(tx, round.round)),
      refused('unknown_or_hidden'),
    );
  });

  test('a round goes with its answers, by hand or when its time has come', async () => {
    const [first, second] = [newRound(), newRound({ destroyAt: MONDAY + 30 * DAY })];
    for (const round of [first, second]) {
      await put(programme, actor, round);
      await answer(programme, round);
    }
    await programme.write((tx) => deleteRound(tx, { actor, round: first.round, now: MONDAY }));
    await assert.rejects(
      programme.write((tx) => deleteRound(tx, { actor, round: first.round, now: MONDAY })),
      refused('unknown_or_hidden'),
    );
    assert.equal(await programme.write((tx) => forgetExpired(tx, second.destroyAt - 1)), false);
    assert.equal(
      await programme.write((tx) => forgetExpired(tx, second.destroyAt)),
      true,
      'something sealed went',
    );
    for (const { round } of [first, second]) assert.deepEqual(await rowsOf(programme, round), []);
  });

  test('each version of a set stays, and the second who adds one is told of the first', async () => {
    const add = (version: number, last: number) =>
      programme.write((tx) =>
        putQuestionSet(tx, {
          actor,
          set: { id: 'own-maison', version, body: `{"v":${version}}` },
          last,
          now: MONDAY,
        }),
      );
    await add(2, 0);
    await add(3, 2);
    await assert.rejects(add(3, 2), { code: 'stale', current: { set: { v: 3 } } });
    const versions = (await programme.read(questionSets)).map(({ version }) => version);
    assert.deepEqual(versions, [2, 3]);
  });
});
