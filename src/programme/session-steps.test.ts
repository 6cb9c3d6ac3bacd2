import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newId } from '#programme/new-id.ts';
import { cancelled, handedOver, held, HISTORY_MAX, proposedTimes, settledOn } from './session-changes.ts';
import { SessionPlan, UNDERTAKINGS } from './session-plan.ts';
import {
  checklistDue,
  headCount,
  laterDueOn,
  monthsAfter,
  sessionLacks,
  type SessionLack,
  type SessionStage,
  sessionStage,
} from './session-steps.ts';

const HOUR = 3_600_000;
const NOW = Date.parse('2027-03-10T14:00:00Z');
const today = '2027-03-10';
const [anne, luce, file] = [newId(), newId(), newId()];
const time = (days: number) => ({
  id: newId(),
  startAt: NOW + days * 24 * HOUR,
  endAt: NOW + days * 24 * HOUR + 2 * HOUR,
});
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const doer = { by: anne, at: NOW };

const begun = SessionPlan.parse({
  kind: 'session',
  file,
  reference: 'Mésange-1204',
  professional: null,
  team: [],
  times: [],
  settled: null,
  engagements: [],
  beforeMinutes: 30,
  afterMinutes: 30,
  planB: '',
  history: [],
  cancelled: false,
  next: null,
  organisation: 'Poste Exemple',
  contact: { name: 'Luc', phone: '' },
  audience: 'police',
  expected: 15,
  minutes: 120,
  placeType: 'theirs',
  language: 'fr',
  wishes: '',
  sessionType: 'first_contact',
  technical: null,
  undertaking: null,
  checklist: [],
  rounds: { before: null, after: null, later: null, box: null },
  attendance: [],
  held: null,
  thanked: false,
});
const undertaking = { accepted: [...UNDERTAKINGS], how: 'phone', by: 'Luc', at: NOW } as const;
const ready: SessionPlan = {
  ...begun,
  contact: { name: 'Luc', phone: '450 555-0170' },
  professional: anne,
  undertaking: { ...undertaking, accepted: [...UNDERTAKINGS] },
};
const inDays = (days: number): SessionPlan => {
  const one = time(days);
  return settledOn(proposedTimes(ready, [one], { ...doer, who: 'team', dayOf }), one.id, { ...doer, dayOf });
};
const done = held(inDays(-2), { minutes: 115, withPlanB: false, heldOn: '2027-03-08' }, doer);
const asked = { ...done, rounds: { ...done.rounds, after: newId() } };
const counted = { ...asked, attendance: [{ sector: 'police' as const, heads: 14 }], thanked: true };

const standing: readonly (readonly [string, SessionPlan, SessionStage, readonly SessionLack[]])[] = [
  ['just begun', begun, 'preparing', ['contact', 'professional', 'times', 'undertaking']],
  ['proposed', proposedTimes(ready, [time(4)], { ...doer, who: 'team', dayOf }), 'preparing', ['settle']],
  [
    'an undertaking of three things of four is none',
    { ...inDays(4), undertaking: { ...undertaking, accepted: UNDERTAKINGS.slice(1) } },
    'to_hold',
    ['undertaking'],
  ],
  ['to hold', inDays(4), 'to_hold', []],
  ['under way', inDays(-0.05), 'under_way', []],
  ['over, and nobody said so', inDays(-1), 'to_note', ['note_held']],
  ['held', done, 'after', ['attendance', 'thanks']],
  ['waits for its three months', counted, 'after', []],
  ['three months later', { ...counted, heldOn: '2026-12-10' }, 'after', ['later_round']],
  ['the link was given, once', { ...counted, heldOn: '2026-12-10', laterGivenOn: today }, 'done', []],
  ['nobody was asked anything', { ...counted, rounds: begun.rounds }, 'done', []],
  ['cancelled', cancelled(inDays(4), 'partner', doer), 'cancelled', []],
];

for (const [name, plan, stage, lacks] of standing)
  test(`where it stands: ${name}`, () => {
    SessionPlan.parse(plan);
    assert.equal(sessionStage(plan, NOW, today), stage);
    assert.deepEqual(sessionLacks(plan, NOW, today), lacks);
  });

test('a thing is due on its day, until it is done', () => {
  const item = (dueOn: string | null, doneAt: number | null = null) => ({
    id: newId(),
    what: 'Cartes de poche',
    dueOn,
    owner: anne,
    doneAt,
  });
  const due = [item('2027-03-09'), item(today)];
  const others = [item('2027-03-11'), item(null), item(today, NOW)];
  assert.deepEqual(checklistDue([...due, ...others], today), due);
});

test('heads are added over sectors', () => {
  assert.equal(headCount([]), 0);
  assert.equal(
    headCount([
      { sector: 'police', heads: 12 },
      { sector: 'health', heads: 3 },
    ]),
    15,
  );
});

test('three months end on a day that exists', () => {
  assert.equal(monthsAfter('2026-11-30', 3), '2027-02-28');
  assert.equal(monthsAfter('2027-11-30', 3), '2028-02-29');
  assert.equal(monthsAfter('2026-12-08', 3), '2027-03-08');
  assert.equal(laterDueOn(done), '2027-06-08');
  assert.equal(laterDueOn(begun), null);
});

test('moving keeps the history, and what is not done of the checklist moves along', () => {
  const item = { id: newId(), what: 'Imprimer', dueOn: '2027-03-12', owner: anne, doneAt: null };
  const fixed = { ...item, id: newId(), doneAt: NOW };
  const settled = { ...inDays(5), checklist: [item, fixed] };
  const moved = proposedTimes(settled, [time(12)], { ...doer, who: 'partner', dayOf });
  assert.equal(moved.settled, null);
  assert.deepEqual(
    moved.checklist.map(({ dueOn }) => dueOn),
    ['2027-03-19', '2027-03-12'],
  );
  assert.deepEqual(
    moved.history.map(({ what, from, who }) => [what, from, who]),
    [
      ['proposed', null, 'team'],
      ['settled', null, undefined],
      ['moved', settled.times[0]?.startAt, 'partner'],
    ],
  );
  const again = proposedTimes(cancelled(moved, 'weather', doer), [time(20)], { ...doer, who: 'team', dayOf });
  assert.equal(again.cancelled, false);
  assert.equal(again.history.at(-1)?.what, 'reopened');
});

test('nothing slips when work changes hands: what was hers is her colleague’s, what she did stays hers', () => {
  const item = { id: newId(), what: 'Imprimer', dueOn: today, owner: anne, doneAt: null };
  const plan: SessionPlan = {
    ...inDays(5),
    checklist: [item, { ...item, doneAt: NOW }, { ...item, owner: null }],
    next: { what: 'Rappeler Luc', dueOn: today, owner: anne, done: false },
  };
  const over = handedOver(plan, { from: anne, to: luce }, doer);
  assert.deepEqual(
    over.checklist.map(({ owner }) => owner),
    [luce, anne, null],
  );
  assert.equal(over.next?.owner, luce);
  const why = handedOver(plan, { from: anne, to: luce, why: 'Anne est en congé' }, doer).history.at(-1);
  assert.deepEqual(
    [why?.what, why?.why, over.history.at(-1)?.why],
    ['handed_over', 'Anne est en congé', undefined],
  );
  assert.deepEqual(
    { ...over, checklist: [], next: null, history: [] },
    { ...plan, checklist: [], next: null, history: [] },
  );
});

test('however often it moves, it stays a plan that opens', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 90 }), (days) => {
      const plan = days.reduce(
        (one, day) => proposedTimes(one, [time(day)], { ...doer, who: 'weather', dayOf }),
        begun,
      );
      SessionPlan.parse(plan);
      assert.ok(plan.history.length <= HISTORY_MAX);
      assert.equal(plan.history[0]?.what, 'proposed');
    }),
  );
});
