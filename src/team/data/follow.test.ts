import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LiveEvent } from '#contract/live.ts';
import { createFollower, onePerName } from './follow.ts';

const file = '01890a5d-ac96-774b-bcce-b302099a8057';
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

test('ten changes at once are fetched twice: one under way, one for what came meanwhile', async () => {
  let fetched = 0;
  const fetchOne = onePerName(async () => {
    fetched++;
    await settle();
  });
  await Promise.all(Array.from({ length: 10 }, () => fetchOne(file)));
  assert.equal(fetched, 2);
});

test('a failure does not stop what comes later', async () => {
  let fetched = 0;
  const fetchOne = onePerName(async () => {
    fetched++;
    throw new Error('away');
  });
  await assert.rejects(fetchOne(file));
  await assert.rejects(fetchOne(file));
  assert.equal(fetched, 2);
});

function rig(version: number | null) {
  const done: string[] = [];
  const note = (name: string) => async () => void done.push(name);
  const follow = createFollower({
    request: async (of) => void done.push(`request ${of === file}`),
    arrived: () => done.push('arrived'),
    destroyed: () => done.push('destroyed'),
    records: note('records'),
    roster: note('roster'),
    settings: note('settings'),
    mail: note('mail'),
    wording: note('wording'),
    paid_time: note('paid_time'),
    agenda: note('paid_time'),
    duty: note('duty'),
    alerted: ({ why }) => done.push(`alerted ${why}`),
    everything: note('everything'),
    versionOf: () => version,
  });
  return { done, follow };
}
const event = (kind: string, more: object = {}) => ({ kind, event: 1, at: 1, ...more }) as LiveEvent;

test('a new request is announced once it can be shown', async () => {
  const { done, follow } = rig(null);
  follow(event('arrived', { file }));
  await settle();
  assert.deepEqual(done, ['request true', 'arrived']);
});

test('the event of my own step is not fetched again; a newer one is', async () => {
  const { done, follow } = rig(4);
  follow(event('changed', { file, version: 4 }));
  await settle();
  assert.deepEqual(done, []);
  follow(event('changed', { file, version: 5 }));
  await settle();
  assert.deepEqual(done, ['request true']);
});

test('an alert is told once the request can be shown: who was told stands on it', async () => {
  const { done, follow } = rig(4);
  follow(event('alerted', { file, why: 'late', to: [] }));
  await settle();
  assert.deepEqual(done, ['request true', 'alerted late']);
});

test('each kind of event reloads what it names', async () => {
  const { done, follow } = rig(null);
  for (const kind of ['records', 'roster', 'settings', 'mail', 'duty', 'reload'])
    follow(event(kind, { record: 'x' }));
  follow(event('destroyed', { file }));
  await settle();
  assert.deepEqual(done.sort(), ['destroyed', 'duty', 'everything', 'mail', 'records', 'roster', 'settings']);
});
