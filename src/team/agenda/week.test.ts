import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idOf, meeting, on, sampleAgenda } from '#test/support/agenda-stories.ts';
import { CAMILLE, NADIA, NOW, ROSALIE, SYLVIE } from '#test/support/team-stories.ts';
import { teamBookings } from '#programme/plan-times.ts';
import { agendaDays, mondayOf, readDate, windowOf } from './week.ts';

const timeZone = 'America/Toronto';
const HOUR = 3_600_000;
const week = (me: string, agenda = sampleAgenda()) =>
  agendaDays({ agenda, duty: null, me, timeZone }, '2026-10-12', 7);

test('a week begins on its Monday, whatever the hour and the device', () => {
  for (const [at, monday] of [
    ['2026-10-12T04:00:00Z', '2026-10-12'],
    // Still Sunday there, Monday in Greenwich.
    ['2026-10-12T03:59:00Z', '2026-10-05'],
    ['2026-10-19T03:59:00Z', '2026-10-12'],
  ] as const)
    assert.equal(mondayOf(Date.parse(at), timeZone), monday);
});

test('weeks with a clock change hold seven whole days: 167 hours in March, 169 in November', () => {
  const hours = (first: string) => {
    const { from, until } = windowOf(first, 7, timeZone);
    return (until - from) / HOUR;
  };
  assert.deepEqual([hours('2027-03-08'), hours('2026-10-26'), hours('2026-10-12')], [167, 169, 168]);
});

test('each day holds what happens on it, in order', () => {
  const told = week(CAMILLE).map(({ items }) =>
    items.map(({ about }) => (about.kind === 'plan' ? about.what : about.kind)),
  );
  assert.deepEqual(told, [
    [],
    ['session'],
    ['meeting', 'taken'],
    ['meeting', 'coaching'],
    ['meeting', 'cafe'],
    [],
    [],
  ]);
});

test('what goes past midnight stands on both days', () => {
  const late = { id: idOf(1), startAt: on(1, 23), endAt: on(2, 1) };
  const content = meeting({ times: [late], settled: late.id });
  const plan = {
    plan: idOf(1),
    owner: CAMILLE,
    version: 1,
    content,
    place: null,
    span: { from: late.startAt, until: late.endAt },
    destroyAt: NOW,
  };
  const days = week(CAMILLE, {
    ...sampleAgenda(),
    plans: [plan],
    engagements: [],
    bookings: teamBookings(content).map((one) => ({ ...one, plan: plan.plan })),
  });
  assert.deepEqual(
    days.map(({ items }) => items.length),
    [0, 0, 1, 1, 0, 0, 0],
  );
});

test('each proposed time stands by itself, and says who has not answered', () => {
  const proposed = week(NADIA).flatMap(({ items }) =>
    items.flatMap(({ about }) => (about.kind === 'plan' && about.proposed ? [about] : [])),
  );
  assert.equal(proposed.length, 2);
  assert.ok(proposed.every(({ mine, asked, peers }) => mine && asked.includes(SYLVIE) && peers.length === 0));
});

test('a peer stands beside the time that was settled with her, and nowhere once her engagement ended', () => {
  const abouts = week(CAMILLE).flatMap(({ items }) =>
    items.flatMap(({ about }) => (about.kind === 'plan' && !about.proposed ? [about] : [])),
  );
  assert.deepEqual(
    abouts.filter(({ peers }) => peers.includes(SYLVIE)).map(({ what }) => what),
    ['meeting'],
  );
});

test('a colleague’s time that is not mine to know says whose it is, and nothing else', () => {
  const taken = week(CAMILLE).flatMap(({ items }) => items.filter(({ about }) => about.kind === 'taken'));
  assert.deepEqual(
    taken.map(({ about }) => about),
    [{ kind: 'taken', member: ROSALIE }],
  );
});

test('a cancelled plan takes nobody’s day', () => {
  const agenda = sampleAgenda();
  const plans = agenda.plans.map((one) =>
    one.content === null ? one : { ...one, content: { ...one.content, cancelled: true } },
  );
  assert.ok(week(CAMILLE, { ...agenda, plans, bookings: [] }).every(({ items }) => items.length === 0));
});

test('an address with another date than one of the calendar shows this week', () => {
  assert.equal(readDate('2026-02-28'), '2026-02-28');
  for (const text of [undefined, '', '2026-2-3', '2026-02-30', '2026-13-01', 'lundi'])
    assert.equal(readDate(text), null);
});
