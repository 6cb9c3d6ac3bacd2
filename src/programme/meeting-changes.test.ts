/** A meeting goes from proposed to what came of it, moved or not, and its history says how. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  cancelled,
  held,
  HISTORY_MAX,
  moved,
  proposed,
  settledOn,
  stageOf,
  takenOver,
} from '#programme/meeting-changes.ts';
import { MeetingPlan } from '#programme/meeting-plan.ts';
import { newId } from '#programme/new-id.ts';
import { liveTimes } from '#programme/plan-times.ts';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-11-24T15:00:00Z');
const me = newId();
const doer = { by: me, at: NOW };
const time = (hours: number) => ({
  id: newId(),
  startAt: NOW + hours * HOUR,
  endAt: NOW + (hours + 1) * HOUR,
});
const [monday, tuesday, later] = [time(24), time(48), time(96)] as const;
const blank: MeetingPlan = {
  kind: 'meeting',
  what: 'meeting',
  file: null,
  reference: null,
  professional: me,
  team: [],
  times: [monday, tuesday],
  settled: null,
  engagements: [newId()],
  beforeMinutes: 30,
  afterMinutes: 30,
  planB: 'Sans elle',
  history: [],
  cancelled: false,
  next: null,
  minutes: 60,
  how: 'in_person',
  safeContact: '',
  broughtBy: '',
  ifAbsent: '',
  headCount: null,
  themes: [],
  outcome: null,
};
const start = proposed(blank, doer);
const settled = settledOn(start, tuesday.id, doer);
const outcome = { attended: 'attended' as const, doorStaysOpen: true };

describe('a meeting', () => {
  test('is proposed, settled, begins, and is held', () => {
    assert.equal(stageOf(start, NOW), 'proposed');
    assert.equal(stageOf(settled, NOW), 'settled');
    assert.equal(stageOf(settled, tuesday.startAt), 'began');
    assert.equal(stageOf(held(settled, { outcome, next: null }, doer), NOW), 'held');
  });

  test('takes nobody’s time once it is cancelled', () => {
    const off = cancelled(settled, 'partner', doer);
    assert.equal(stageOf(off, NOW), 'cancelled');
    assert.deepEqual(liveTimes(off), []);
    assert.deepEqual(off.history.at(-1), {
      by: me,
      at: NOW,
      what: 'cancelled',
      from: tuesday.startAt,
      who: 'partner',
    });
  });

  test('moved, it is proposed again, and says which time was left and who asked', () => {
    const engagements = [newId()];
    const to = moved(settled, { times: [later], engagements }, 'woman', doer);
    assert.equal(stageOf(to, NOW), 'proposed');
    assert.deepEqual([to.times, to.engagements], [[later], engagements]);
    assert.deepEqual(to.history.at(-1), {
      by: me,
      at: NOW,
      what: 'moved',
      from: tuesday.startAt,
      who: 'woman',
    });
    const again = moved(settledOn(to, later.id, doer), { times: [monday], engagements }, 'weather', doer);
    assert.deepEqual(
      again.history.map(({ what, from }) => [what, from]),
      [
        ['proposed', null],
        ['settled', null],
        ['moved', tuesday.startAt],
        ['settled', null],
        ['moved', later.startAt],
      ],
    );
  });

  test('put off when it was to begin, it has not taken place', () => {
    const off = held(settled, { outcome: { attended: 'postponed', doorStaysOpen: true }, next: null }, doer);
    const again = moved(off, { times: [later], engagements: [] }, 'other', doer);
    assert.equal(again.outcome, null);
    assert.equal(stageOf(again, NOW), 'proposed');
  });

  test('cancelled, it can be proposed again', () => {
    const again = moved(
      cancelled(settled, 'team', doer),
      { times: [later], engagements: [] },
      'partner',
      doer,
    );
    assert.equal(stageOf(again, NOW), 'proposed');
    assert.equal(again.history.at(-1)?.what, 'reopened');
  });

  test('correcting what came of it adds no line', () => {
    const once = held(settled, { outcome, next: null }, doer);
    const twice = held(once, { outcome: { ...outcome, attended: 'late' }, next: null }, doer);
    assert.equal(twice.outcome?.attended, 'late');
    assert.deepEqual(twice.history, once.history);
  });

  test('a history that is full stays readable: the beginning and the latest are kept', () => {
    let plan = start;
    for (let i = 0; i < 2 * HISTORY_MAX; i++) plan = takenOver(plan, `reason ${i}`, doer);
    assert.equal(plan.history.length, HISTORY_MAX);
    assert.equal(plan.history[0]?.what, 'proposed');
    assert.equal(plan.history.at(-1)?.why, `reason ${2 * HISTORY_MAX - 1}`);
    assert.deepEqual(MeetingPlan.parse(plan), plan);
  });
});
