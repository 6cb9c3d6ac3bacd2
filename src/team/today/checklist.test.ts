import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initialSettings } from '#programme/settings.ts';
import { checklist, CHECKS, type SetUp } from './checklist.ts';

const bare = initialSettings({
  name: 'Programme',
  organisation: 'Centre',
  phone: '450 555-0100',
  timeZone: 'America/Toronto',
});
const fresh: SetUp = {
  settings: bare,
  kitConfirmed: false,
  directoryEntries: 0,
  mail: null,
  practised: false,
};
const done = (set: SetUp) =>
  checklist(set)
    .filter((check) => check.done)
    .map(({ check }) => check);

test('nothing of a fresh programme counts as done', () => {
  assert.deepEqual(done(fresh), []);
  assert.deepEqual(
    checklist(fresh).map(({ check }) => check),
    [...CHECKS],
  );
});

test('what is so is done, without anybody saying so', () => {
  assert.deepEqual(done({ ...fresh, kitConfirmed: true }), ['kit']);
  assert.deepEqual(done({ ...fresh, directoryEntries: 1 }), ['directory']);
  assert.deepEqual(done({ ...fresh, practised: true }), ['own_door']);
  assert.deepEqual(done({ ...fresh, settings: { ...bare, targets: { ...bare.targets, nowMinutes: 15 } } }), [
    'targets',
  ]);
  assert.deepEqual(
    done({
      ...fresh,
      settings: {
        ...bare,
        hours: { ...bare.hours, week: { ...bare.hours.week, mon: [{ from: '09:00', to: '17:00' }] } },
      },
    }),
    ['hours'],
  );
});

test('a default may be confirmed as it stands; what the law or safety asks for may not', () => {
  const confirmable = checklist(fresh)
    .filter((check) => check.confirmable)
    .map(({ check }) => check);
  assert.deepEqual(confirmable, ['targets', 'languages', 'help_lines', 'mail', 'own_door']);
  assert.deepEqual(done({ ...fresh, settings: { ...bare, confirmedAsIs: ['targets', 'mail'] } }), [
    'targets',
    'mail',
  ]);
});

test('what is done asks for no confirmation any more', () => {
  assert.equal(
    checklist({ ...fresh, practised: true }).find(({ check }) => check === 'own_door')?.confirmable,
    false,
  );
});
