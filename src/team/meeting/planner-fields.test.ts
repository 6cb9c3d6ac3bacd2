/** The planner begins with the people she knows, says what is missing, and loses nothing of what stood. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { MeetingPlan } from '#programme/meeting-plan.ts';
import { newId } from '#programme/new-id.ts';
import {
  blankTime,
  fieldsOf,
  lastOf,
  planFrom,
  type PlannerFields,
  type PlannerProblem,
  problemsOf,
  readTimes,
  startingFields,
  typedTime,
} from './planner-fields.ts';

const timeZone = 'America/Toronto';
const now = Date.parse('2026-11-24T15:00:00Z');
const [agathe, beatrice, gone] = [newId(), newId(), newId()] as const;
const team = new Set([agathe, beatrice]);
const file = newId();
const typed = (date: string, time: string) => ({ ...blankTime(), date, time });
const start = (over: Partial<Parameters<typeof startingFields>[0]> = {}) =>
  startingFields({ what: 'meeting', owner: agathe, last: null, known: [], team, ...over });
const whole: PlannerFields = {
  ...start(),
  times: [typed('2026-11-26', '13:00'), typed('2026-11-27', '10:00')],
  planB: 'Béatrice y va seule',
};
const planOf = (fields: PlannerFields = whole) =>
  planFrom(fields, readTimes(fields.times, fields.minutes, timeZone, now).times, null, {
    file,
    reference: 'Hirondelle-4821',
  });

describe('the planner begins', () => {
  test('with the professional of the last meeting, then of the return card, then whoever has the request', () => {
    const last = { ...planOf(), professional: beatrice };
    assert.equal(start({ last, known: [agathe] }).professional, beatrice);
    assert.equal(start({ known: [beatrice] }).professional, beatrice);
    assert.equal(start().professional, agathe);
  });

  test('never with somebody who left', () => {
    const last = { ...planOf(), professional: gone, team: [gone, beatrice] };
    const fields = start({ last });
    assert.equal(fields.professional, agathe);
    assert.deepEqual(fields.team, [beatrice]);
    assert.equal(start({ owner: gone }).professional, '');
  });

  test('with what was agreed last time, and no time', () => {
    const last = { ...planOf(), safeContact: 'Par texto, le matin', minutes: 90 };
    const fields = start({ last });
    assert.deepEqual(
      [fields.safeContact, fields.minutes, fields.planB],
      ['Par texto, le matin', 90, last.planB],
    );
    assert.deepEqual(
      fields.times.map(({ date }) => date),
      ['', ''],
    );
  });

  test('from the latest plan of that very request', () => {
    const view = (over: Partial<MeetingPlan>, plan = newId()) => ({
      plan,
      owner: agathe,
      version: 1,
      content: { ...planOf(), ...over },
      place: null,
      span: null,
      destroyAt: 0,
    });
    const line = (at: number) => [{ at, by: agathe, what: 'proposed' as const, from: null }];
    const plans = [
      view({ history: line(1), planB: 'first' }),
      view({ history: line(3), planB: 'latest' }),
      view({ history: line(9), planB: 'another request', file: newId() }),
    ];
    assert.equal(lastOf(plans, file, null)?.planB, 'latest');
    assert.equal(lastOf(plans, file, plans[1]?.plan ?? '')?.planB, 'first');
    assert.equal(lastOf(plans, newId(), null), null);
  });
});

describe('what is missing is said', () => {
  const cases: [string, Partial<PlannerFields>, readonly PlannerProblem[], boolean?][] = [
    ['nothing', {}, []],
    ['no time at all', { times: [blankTime(), blankTime()] }, ['times']],
    ['only one time', { times: [typed('2026-11-26', '13:00'), blankTime()] }, []],
    [
      'a second time that is half written',
      { times: [typed('2026-11-26', '13:00'), typed('', '10:00')] },
      ['times'],
    ],
    ['a time gone by', { times: [typed('2026-11-23', '13:00')] }, ['times']],
    ['an hour that the clock skips', { times: [typed('2027-03-14', '02:30')] }, ['times']],
    [
      'two times that overlap',
      { times: [typed('2026-11-26', '13:00'), typed('2026-11-26', '13:30')] },
      ['overlap'],
    ],
    ['nobody who holds it', { professional: '' }, ['professional']],
    ['no plan B for a meeting', { planB: ' ' }, ['plan_b']],
    ['coaching needs no plan B', { what: 'coaching', planB: '' }, []],
    ['but once a peer is asked', { what: 'coaching', planB: '' }, ['plan_b'], true],
    ['a café without a theme', { what: 'cafe' }, ['themes']],
    ['a text that is too long', { ifAbsent: 'x'.repeat(301) }, ['too_long']],
  ];
  for (const [name, over, problems, invited = false] of cases)
    test(name, () =>
      assert.deepEqual(problemsOf({ ...whole, ...over }, { timeZone, now, invited }), problems),
    );
});

describe('the plan that it makes', () => {
  test('is one that opens again, with the same fields', () => {
    const plan = planOf();
    assert.deepEqual(MeetingPlan.parse(plan), plan);
    const again = fieldsOf(whole.plan, plan, whole.place, timeZone);
    assert.deepEqual(
      { ...again, times: again.times.map(({ date, time }) => ({ date, time })) },
      { ...whole, times: whole.times.map(({ date, time }) => ({ date, time })) },
    );
    assert.deepEqual(readTimes(again.times, 60, timeZone, now).times, plan.times);
  });

  test('keeps what stood: who was invited, and the history', () => {
    const stands: MeetingPlan = {
      ...planOf(),
      engagements: [newId()],
      history: [{ at: now, by: agathe, what: 'proposed', from: null }],
    };
    const changed = planFrom({ ...whole, ifAbsent: 'On attend' }, stands.times, stands, null);
    assert.deepEqual(
      [changed.engagements, changed.history, changed.file, changed.reference],
      [stands.engagements, stands.history, file, 'Hirondelle-4821'],
    );
    assert.equal(changed.ifAbsent, 'On attend');
  });

  test('of a café says nothing of anybody', () => {
    const plan = planOf({
      ...whole,
      what: 'cafe',
      themes: ['rights', 'trust', 'unknown'],
      safeContact: 'a number',
      broughtBy: 'somebody',
      ifAbsent: 'she',
    });
    assert.deepEqual([plan.safeContact, plan.broughtBy, plan.ifAbsent], ['', '', '']);
    assert.deepEqual(plan.themes, ['trust', 'rights']);
  });

  test('a time in the hour that comes twice is typed back as the one that it was', () => {
    const at = Date.parse('2027-11-07T06:30:00Z');
    const { date, time, which } = typedTime({ id: newId(), startAt: at, endAt: at + 3_600_000 }, timeZone);
    assert.deepEqual([date, time, which], ['2027-11-07', '01:30', 'second']);
  });
});
