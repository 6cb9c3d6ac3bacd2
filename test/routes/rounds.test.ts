/** A round from the team's desk to the room and back: by HTTP, with real keys, and nothing of it in what the server keeps. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sealAnswerBody } from '#cli/client/participant.ts';
import { transportTo } from '#cli/client/transport.ts';
import { type Answer, callRoute } from '#contract/client.ts';
import { ANSWERS_AT_ONCE, listAnswers, submitAnswer } from '#contract/rounds.ts';
import type { Route } from '#contract/route.ts';
import { editSet } from '#programme/questionnaire-edit.ts';
import type { QuestionSet } from '#programme/questionnaire.ts';
import { UNDERTAKINGS } from '#programme/session-plan.ts';
import { UNDERTAKINGS_BY_LINK, undertakingTimes } from '#programme/undertaking.ts';
import { AgeIdentity } from '#sealing/age.ts';
import { fromBase64url } from '#sealing/bytes.ts';
import { loadQuestionnaires } from '#server/content/questionnaires.ts';
import type { NewRound, RoundsDesk } from '#team/data/rounds.ts';
import { type Founded, openPlace, type Place } from '#test/support/installation.ts';
import { roundsDeskAt } from '#test/support/rounds.ts';

const HOUR = 60 * 60_000;
const must = <R extends Route>(answer: Answer<R>) => {
  assert.ok(answer.ok, answer.ok ? '' : answer.code);
  return answer.value;
};
const code = <R extends Route>(answer: Answer<R>): string => (answer.ok ? 'ok' : answer.code);
const made = <T extends { ok: boolean }>(result: T) => {
  assert.ok(result.ok, JSON.stringify(result));
  return result as Extract<T, { ok: true }>;
};

describe('a round', () => {
  let place: Place;
  let founded: Founded;
  let team: ReturnType<typeof transportTo>;
  let desk: RoundsDesk;
  let set: QuestionSet;
  const closing: (() => unknown)[] = [];

  before(async () => {
    place = await openPlace({ after: (fn: () => unknown) => void closing.push(fn) }, { still: true });
    founded = await place.found();
    ({ desk, transport: team } = await roundsDeskAt(place, founded));
    set = (await loadQuestionnaires())[0] as QuestionSet;
  });
  after(async () => {
    for (const close of closing) await close();
  });

  const asked = (over: Partial<NewRound> = {}): NewRound => ({
    moment: 'after',
    set: { id: set.id, version: set.version },
    opensAt: Date.now() - HOUR,
    closesAt: Date.now() + HOUR,
    most: 100,
    ...over,
  });
  const answersOf = (comfortable: number, line?: string) => ({
    set: set.id,
    version: set.version,
    moment: 'after' as const,
    answers: { comfortable },
    ...(line === undefined ? {} : { line }),
  });
  const seal = (
    round: { round: string; code: string },
    answers: unknown,
    over: Partial<Parameters<typeof sealAnswerBody>[0]> = {},
  ) =>
    sealAnswerBody({
      programme: founded.programme,
      round: round.round,
      code: round.code,
      epoch: 0,
      intakeRecipient: founded.intakeRecipient,
      answers,
      ...over,
    });
  const send = (body: Awaited<ReturnType<typeof seal>>) =>
    callRoute(submitAnswer, { body }, transportTo(place.base));

  test('is answered in the room, read once with the intake key and from then on with the ring key', async () => {
    const { round } = made(await desk.createRound(asked()));
    const lines = Array.from({ length: ANSWERS_AT_ONCE + 5 }, (_, i) => `phrase ${i}`);
    const bodies = await Promise.all(lines.map((line, i) => seal(round, answersOf((i % 5) + 1, line))));
    const received = await Promise.all(bodies.map(send));
    assert.ok(received.every((one) => one.ok && one.value.received === 'now'));
    // A retry is the same answer, even sealed anew.
    const again = { ...(await seal(round, answersOf(1))), token: bodies[0]?.token ?? '' };
    assert.deepEqual(must(await send(again)), { received: 'before' });
    // What our page did not write, and what nobody can open.
    await send(await seal(round, { ...answersOf(9) }));
    await send(
      await seal(round, answersOf(1), { intakeRecipient: (await AgeIdentity.generate()).recipient }),
    );
    await send(await seal(round, answersOf(1), { round: founded.founder }));
    assert.equal(await desk.count(round.round), lines.length + 3);

    const progress: number[][] = [];
    const first = made(await desk.openAnswers(round.round, (...at) => void progress.push(at)));
    assert.deepEqual(first.answers.map(({ line }) => line).sort(), lines.toSorted());
    assert.equal(first.unreadable, 3);
    assert.deepEqual(progress, [
      [ANSWERS_AT_ONCE, lines.length + 3],
      [lines.length + 3, lines.length + 3],
    ]);
    const stored = must(await callRoute(listAnswers, { params: { round: round.round }, query: {} }, team));
    assert.ok(
      stored.answers.some(({ sealed }) => sealed.includes('..')),
      'records',
    );
    assert.equal((await desk.get(round.round))?.round.unopened, 2, 'what does not open stays as it came');
    const second = made(await desk.openAnswers(round.round));
    assert.deepEqual(second, first);
  });

  test('of the questions box gives its questions, and no answer to a questionnaire', async () => {
    const { round } = made(await desk.createRound(asked({ moment: 'box', set: null })));
    await send(await seal(round, { moment: 'box', question: ' Une question?\n' }));
    await send(await seal(round, answersOf(3)));
    const read = made(await desk.openAnswers(round.round));
    assert.deepEqual([read.questions, read.answers, read.unreadable], [['Une question?'], [], 1]);
    assert.equal((await desk.get(round.round))?.set, null);
    for (const moment of ['box', 'undertaking'] as const)
      assert.deepEqual(await desk.createRound(asked({ moment })), { ok: false, code: 'malformed' });
  });

  test('of an undertaking takes one, of all four, and says whose it is to the team alone', async () => {
    const link = made(
      await desk.createRound({
        moment: 'undertaking',
        set: null,
        most: UNDERTAKINGS_BY_LINK,
        ...undertakingTimes(Date.now() - HOUR),
      }),
    ).round;
    const by = 'Luc Sentinelle, lieutenant';
    const given = { moment: 'undertaking', accepted: [...UNDERTAKINGS], by, at: Date.now() - 1000 };
    const body = await seal(link, given);
    assert.deepEqual(must(await send(body)), { received: 'now' });
    const again = { ...(await seal(link, given)), token: body.token };
    assert.deepEqual(must(await send(again)), { received: 'before' }, 'a retry is the same one');
    assert.equal(code(await send(await seal(link, given))), 'round_full', 'the link was used');
    for (const kept of [false, true]) {
      const { undertakings, unreadable } = made(await desk.openAnswers(link.round));
      assert.deepEqual([undertakings, unreadable], [[given], 0], `kept under the ring key: ${kept}`);
      const stored = must(await callRoute(listAnswers, { params: { round: link.round }, query: {} }, team));
      assert.equal(JSON.stringify(stored).includes('Sentinelle'), false);
    }
    // Three of the four, and a question: neither is an undertaking.
    for (const wrong of [
      { ...given, accepted: UNDERTAKINGS.slice(1) },
      { moment: 'box', question: 'Une question?' },
    ]) {
      const other = made(
        await desk.createRound({
          moment: 'undertaking',
          set: null,
          most: 1,
          ...undertakingTimes(Date.now()),
        }),
      ).round;
      await send(await seal(other, wrong));
      const read = made(await desk.openAnswers(other.round));
      assert.deepEqual([read.undertakings, read.questions, read.unreadable], [[], [], 1]);
    }
  });

  test('on slips takes one answer a slip; unknown, used and late ones are told apart', async () => {
    const { round, slips } = made(await desk.createRound(asked({ slips: 2 })));
    const token = (i: number) => ({ token: fromBase64url(slips[i] as string) });
    assert.deepEqual(must(await send(await seal(round, answersOf(1), token(0)))), { received: 'now' });
    assert.deepEqual(must(await send(await seal(round, answersOf(5), token(0)))), { received: 'before' });
    assert.equal(code(await send(await seal(round, answersOf(1)))), 'slip_refused');
    const closed = made(await desk.closeRound((await desk.get(round.round))?.round ?? round)).round;
    assert.equal(code(await send(await seal(round, answersOf(1), token(1)))), 'round_closed');
    const more = made(await desk.adjustRound(closed, { closesAt: Date.now() + HOUR, slips: 3 }));
    assert.deepEqual([more.slips.length, more.round.slipsLeft, more.round.answers], [3, 4, 1]);
    const stale = await desk.adjustRound(closed, { most: 50 });
    assert.equal(stale.ok ? 'ok' : stale.code, 'stale');
  });

  test('takes sheets of paper, each once, and none that does not fit its questions', async () => {
    const { round } = made(await desk.createRound(asked({ moment: 'before' })));
    const sheet = (comfortable: number) => ({
      sheet: desk.newSheet(),
      answers: { ...answersOf(comfortable), moment: 'before' as const },
    });
    const sheets = [sheet(2), sheet(4)];
    made(await desk.addKeyed(round.round, sheets));
    const again = made(await desk.addKeyed(round.round, [...sheets, sheet(5)]));
    assert.deepEqual([again.round.answers, again.round.unopened], [3, 0]);
    for (const wrong of [sheet(6), { sheet: desk.newSheet(), answers: answersOf(2) }]) {
      const refused = await desk.addKeyed(round.round, [sheet(1), wrong]);
      assert.equal(refused.ok ? 'ok' : refused.code, 'malformed');
    }
    const read = made(await desk.openAnswers(round.round));
    assert.deepEqual(read.answers.map(({ answers }) => answers['comfortable']).sort(), [2, 4, 5]);
  });

  test('keeps asking what it asked when the programme says it in other words', async () => {
    const { round } = made(await desk.createRound(asked()));
    const { id: _id, version: _version, ...words } = set;
    const edited = editSet(set, { ...words, title: { fr: 'Autre titre', en: 'Another title' } });
    assert.ok(edited.ok);
    const saved = made(await desk.saveSet(0, edited.set));
    assert.equal(saved.set.id, `own-${set.id}`);
    const later = made(await desk.createRound(asked({ set: saved.set })));
    assert.equal((await desk.get(later.round.round))?.set?.title.fr, 'Autre titre');
    assert.deepEqual((await desk.get(round.round))?.set, set);
    assert.deepEqual((await desk.questionSets())?.own, [saved.set]);
    // Not the next version; another meaning under an id; in the place of what ships.
    const [first, ...rest] = edited.set.items;
    assert.ok(first?.kind === 'vignette');
    const other = { ...first, right: first.options.find(({ id }) => id !== first.right)?.id ?? '' };
    for (const [wrong, why] of [
      [{ ...edited.set, version: 9 }, 'malformed'],
      [{ ...edited.set, version: 3, items: [other, ...rest] }, 'malformed'],
      [{ ...edited.set, id: set.id, version: 3 }, 'unknown_or_hidden'],
    ] satisfies [QuestionSet, string][]) {
      const refused = await desk.saveSet(2, wrong);
      assert.equal(refused.ok ? 'ok' : refused.code, why);
    }
    const unknown = await desk.createRound(asked({ set: { id: 'nothing', version: 1 } }));
    assert.equal(unknown.ok ? 'ok' : unknown.code, 'unknown_or_hidden');
  });

  test('that is deleted is gone, and taking it away twice is no failure', async () => {
    const { round } = made(await desk.createRound(asked()));
    await send(await seal(round, answersOf(3)));
    for (let i = 0; i < 2; i++) made(await desk.deleteRound(round.round));
    assert.equal(await desk.get(round.round), null);
    assert.equal(code(await send(await seal(round, answersOf(3)))), 'unknown_or_hidden');
  });

  test('takes only what is sealed as every answer is', async () => {
    const { round } = made(await desk.createRound(asked()));
    const { round: id } = round;
    const good = await seal(round, answersOf(3));
    const short = good.sealed.slice(0, -8);
    for (const [body, why] of [
      [{ ...good, sealed: short }, 'not_sealed'],
      [{ ...good, sealed: 'A'.repeat(good.sealed.length) }, 'not_sealed'],
      [{ ...good, token: 'short' }, 'malformed'],
      [{ ...good, code: 'nothing' }, 'malformed'],
    ] as const)
      assert.equal(code(await send(body)), why);
    assert.equal(await desk.count(id), 0);
  });
});
