import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MeetingPlan } from '#programme/meeting-plan.ts';
import { missingToConfirm } from '#programme/engagement-rules.ts';
import { meeting } from '#test/support/team-meetings.ts';
import { CAMILLE, NADIA, ROSALIE } from '#test/support/team-stories.ts';
import { sessionFrom } from '#team/sessions/new-plan.ts';
import { goingOn, hereOf, holderGone, waitsForHolder, withoutGone } from './gone.ts';

const plan = meeting({ professional: NADIA, team: [CAMILLE, ROSALIE] });

test('a meeting whose professional left says so until it was held, and cannot be settled', () => {
  const left = new Set([CAMILLE]);
  for (const stage of ['proposed', 'settled', 'began'] as const) assert.ok(holderGone(plan, stage, left));
  for (const stage of ['held', 'cancelled'] as const) assert.ok(!holderGone(plan, stage, left));
  assert.ok(!holderGone(plan, 'settled', new Set([NADIA])));
  const [{ startAt, endAt }] = plan.times as [MeetingPlan['times'][0]];
  const last = Math.max(...plan.times.map((time) => time.endAt));
  assert.ok(waitsForHolder(plan, left, startAt) && waitsForHolder(plan, left, last - 1));
  assert.ok(!waitsForHolder(plan, left, last), 'gone by');
  assert.ok(!waitsForHolder({ ...plan, settled: plan.times[0]?.id ?? null }, left, endAt));
  assert.ok(!waitsForHolder({ ...plan, cancelled: true }, left, startAt));
  assert.ok(!waitsForHolder(plan, new Set([NADIA]), startAt));
  const now = withoutGone(plan, left);
  assert.deepEqual([now.professional, now.team], [null, [CAMILLE]]);
  const missing = missingToConfirm({
    plan: now,
    choice: plan.times[0]?.id ?? '',
    engagements: [],
    limits: new Map(),
  });
  assert.deepEqual(missing, [{ what: 'professional' }]);
});

test('a meeting whose people are all there is the same', () => {
  assert.deepEqual(withoutGone(plan, new Set([NADIA, CAMILLE, ROSALIE])), plan);
});

test('somebody who became a peer or keeps the machines holds no meeting any more', () => {
  const here = hereOf(
    new Map([
      [NADIA, { role: 'professional' }],
      [CAMILLE, { role: 'coordinator' }],
      [ROSALIE, { role: 'peer' }],
    ] as const),
  );
  assert.deepEqual(
    [NADIA, CAMILLE, ROSALIE, 'gone'].map((member) => here.has(member)),
    [true, true, false, false],
  );
});

test('a session to come is led by nobody who left; one that was held stays as it was', () => {
  const session = { ...sessionFrom(null, null, null), professional: NADIA, team: [CAMILLE, NADIA] };
  const here = new Map([[CAMILLE, { role: 'coordinator' }]] as const);
  const now = goingOn(session, here, CAMILLE);
  assert.deepEqual([now.professional, now.team], [null, [CAMILLE]]);
  const held = { ...session, held: { minutes: 60, withPlanB: false } };
  assert.equal(goingOn(held, here, CAMILLE), held);
  const off = { ...session, cancelled: true };
  assert.equal(goingOn(off, here, CAMILLE), off);
  assert.equal(goingOn(session, new Map(), CAMILLE), session, 'nobody is known yet');
});
