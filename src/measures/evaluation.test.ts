import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { EvaluationLines } from '#programme/evaluation-release.ts';
import type { QuestionSet } from '#programme/questionnaire.ts';
import type { Answers, AnswerValue } from '#programme/questionnaire-answers.ts';
import { editSet } from '#programme/questionnaire-edit.ts';
import {
  bySector,
  byYear,
  type EvaluationResults,
  evaluationResults,
  type ItemResult,
} from '#measures/evaluation.ts';
import { held, SET, sheet, sheets, TODAY } from '#measures/evaluation.cases.ts';
import { gatherLines, shuffled } from '#measures/evaluation-lines.ts';
import type { HeldSession } from '#measures/evaluation-pools.ts';
import { releaseEvaluation } from '#measures/evaluation-release.ts';

const rounded = (value: number | undefined) => Math.round((value ?? Number.NaN) * 1000) / 1000;
const resultsOf = (
  sessions: readonly HeldSession[],
  sets: readonly QuestionSet[] = [SET],
): EvaluationResults => {
  const results = evaluationResults(releaseEvaluation(sessions, sets, [], TODAY).current, sets);
  assert.ok(results);
  return results;
};
const item = <K extends ItemResult['kind']>(results: EvaluationResults, kind: K, id: string) => {
  const found = results.items.find(
    (one): one is Extract<ItemResult, { kind: K }> => one.kind === kind && one.item.id === id,
  );
  assert.ok(found, id);
  return found;
};
const repeat = (n: number, ...sheetOf: Parameters<typeof sheet>): Answers[] =>
  Array.from({ length: n }, () => sheet(...sheetOf));

describe('results', () => {
  const results = resultsOf([
    held(1, [
      ...repeat(8, 'before', { one: 'open', two: 'shut', myth: 'false', equipped: 2 }),
      ...repeat(12, 'before', { one: 'shut', two: 'push', myth: 'unsure', equipped: 3 }),
      ...repeat(15, 'after', { one: 'open', two: 'open', myth: 'false', equipped: 4, 'equipped-then': 1 }),
      ...repeat(5, 'after', { one: 'push', two: 'open', myth: 'true', equipped: 3, 'equipped-then': 2 }),
    ]),
    held(2, [
      ...repeat(10, 'after', { one: 'open', two: 'shut', equipped: 5 }),
      ...repeat(9, 'later', { since: ['phrase', 'form'], one: 'open' }),
      ...repeat(3, 'later', { since: ['none-yet'], one: 'shut' }),
    ]),
  ]);

  it('say how many are right at each moment, with n and the interval', () => {
    const { at } = item(results, 'share', 'one');
    assert.deepEqual([at.before?.n, rounded(at.before?.value)], [20, 0.4]);
    assert.deepEqual([rounded(at.before?.low), rounded(at.before?.high)], [0.219, 0.613]);
    assert.deepEqual([at.after?.n, rounded(at.after?.value)], [30, 0.833]);
    assert.equal(at.later?.n, 12);
    assert.equal(item(results, 'share', 'myth').at.before?.value, 0.4, 'unsure is not right');
  });

  it('compare groups who attended the same sessions: who was not asked before is not in the change', () => {
    const { after, later } = item(results, 'share', 'one');
    assert.deepEqual([after?.first.n, after?.then.n], [20, 20]);
    assert.equal(rounded(after?.difference.value), 0.35);
    assert.deepEqual([rounded(after?.difference.low), rounded(after?.difference.high)], [0.044, 0.578]);
    assert.equal(later, null);
  });

  it('show a scale before, after, and thinking back: that one apart', () => {
    const { at, after, thinkingBack } = item(results, 'scale', 'equipped');
    assert.equal(at.before?.value, 2.6);
    assert.deepEqual([after?.first.value, after?.then.value], [2.6, 3.75]);
    assert.deepEqual([thinkingBack?.first.value, thinkingBack?.then.n], [1.25, 30]);
    assert.ok(!results.items.some((one) => one.item.id === 'equipped-then'));
  });

  it('count vignettes right on each sheet that answered all of them', () => {
    const { score } = results;
    assert.equal(score?.of, 2);
    assert.deepEqual([score?.at.before?.n, score?.at.before?.value], [20, 0.4]);
    assert.equal(rounded(score?.at.after?.value), 1.5);
    assert.equal(score?.at.later, null);
  });

  it('count choices, of those who answered', () => {
    const { n, options } = item(results, 'choices', 'since');
    assert.equal(n, 12);
    assert.deepEqual(
      options.map(({ id, share }) => [id, share.value]),
      [
        ['phrase', 0.75],
        ['form', 0.75],
        ['none-yet', 0.25],
      ],
    );
  });

  it('are nothing when nothing was released, or their set is gone', () => {
    assert.equal(evaluationResults([], [SET]), null);
    assert.equal(
      evaluationResults(releaseEvaluation([held(1, sheets(12, 'after'))], [SET], [], TODAY).current, []),
      null,
    );
  });
});

describe('years and audiences', () => {
  const { id: _id, version: _version, ...words } = SET;
  const edited = editSet(SET, {
    ...words,
    items: words.items.map((one) =>
      one.kind === 'vignette' && one.id === 'two' ? { ...one, says: { fr: 'autre', en: 'other' } } : one,
    ),
  });
  assert.ok(edited.ok);
  const own = edited.set;
  const renewed = (moment: 'before' | 'after', answers: Record<string, AnswerValue>): Answers => ({
    ...sheet(moment, answers),
    set: own.id,
    version: own.version,
  });

  it('add up what reads the same, and leave out of the old set what was reworded', () => {
    const right = { one: 'open', two: 'open' };
    const sessions = [
      held(1, sheets(12, 'after', right)),
      held(
        2,
        Array.from({ length: 11 }, () => renewed('after', right)),
        { heldOn: '2027-03-01' },
      ),
    ];
    const { current } = releaseEvaluation(sessions, [SET, own], [], TODAY);
    const results = evaluationResults(current, [SET, own]);
    assert.ok(results);
    assert.equal(results.set, own);
    assert.equal(item(results, 'share', 'one').at.after?.n, 23);
    assert.equal(item(results, 'share', 'two').at.after?.n, 11);
    assert.equal(results.score?.at.after?.n, 11);
    assert.deepEqual([...byYear(current).keys()], ['2027', '2026']);
  });

  it('tell audiences apart when there are two, each of whole pools', () => {
    const police = held(1, sheets(12, 'after'));
    const health = held(2, sheets(13, 'after'), { sector: 'health' });
    const apart = (sessions: HeldSession[]) =>
      [...bySector(releaseEvaluation(sessions, [SET], [], TODAY).current)].map(([sector, releases]) => [
        sector,
        evaluationResults(releases, [SET])?.answers.after,
      ]);
    assert.deepEqual(apart([police, health]), [
      ['police', 12],
      ['health', 13],
    ]);
    assert.deepEqual(apart([police]), []);
    assert.deepEqual(
      apart([police, held(2, sheets(5, 'after')), held(3, sheets(6, 'after'), { sector: 'health' })]),
      [
        ['police', 12],
        [null, 11],
      ],
    );
  });
});

describe('lines', () => {
  const random = () => 0.4;
  const with_ = (number: number, n: number, lines: readonly string[], organisation = `o${number}`) =>
    held(number, [...lines.map((line) => sheet('after', {}, line)), ...sheets(n - lines.length, 'after')], {
      organisation,
    });
  const gathered = (sessions: readonly HeldSession[], log: readonly EvaluationLines[] = [], today = TODAY) =>
    gatherLines(sessions, log, today, random);

  it('are gathered from several organisations, with ten answers besides any of them, and say no session', () => {
    const both = gathered([with_(1, 20, ['a', 'b']), with_(2, 10, ['c'])]);
    assert.deepEqual(
      both.map(({ lines }) => lines.map(({ text, state }) => `${text} ${state}`).sort()),
      [['a unread', 'b unread', 'c unread']],
    );
    assert.deepEqual(gathered([with_(1, 40, ['a', 'b'])]), [], 'one organisation');
    assert.deepEqual(
      gathered([with_(1, 20, ['a'], 'SQ de Joliette'), with_(2, 20, ['c'], 'sq de  joliette ')]),
      [],
    );
    assert.deepEqual(
      gathered([with_(1, 20, ['a', 'b']), with_(2, 9, ['c'])]),
      [],
      'nine besides the largest',
    );
    assert.deepEqual(gathered([with_(1, 20, ['a', 'b']), with_(2, 10, [])]), [], 'only one wrote');
  });

  it('wait for late sheets, then never grow', () => {
    const sessions = [with_(1, 20, ['a', 'b']), with_(2, 10, ['c'])];
    assert.deepEqual(gathered(sessions, [], '2026-02-21'), []);
    const log = gathered(sessions, [], '2026-02-22');
    assert.equal(log.length, 1);
    assert.deepEqual(gathered([with_(1, 30, ['a', 'b', 'late']), with_(2, 20, ['c', 'late'])], log), []);
    const more = gathered([...sessions, with_(3, 12, ['d']), with_(4, 12, ['e'])], log);
    assert.deepEqual(
      more.map(({ lines }) => lines.map(({ text }) => text).sort()),
      [['d', 'e']],
    );
  });

  it('law: shuffling loses nothing, and every order may come out', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer()),
        fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
        (all, stream) => {
          const next = () => Number(stream.next().value);
          assert.deepEqual(shuffled(all, next).sort(), [...all].sort());
        },
      ),
    );
    const orders = new Set(Array.from({ length: 500 }, () => shuffled([1, 2, 3], Math.random).join()));
    assert.equal(orders.size, 6);
  });
});
