import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HAND_OVER_GROUPS, type HandOverGroup, handOver } from '#programme/hand-over.ts';
import { arrivedByDoor } from '#programme/arrival.ts';
import type { RequestRow } from '#programme/request.ts';
import { initialSettings } from '#programme/settings.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const timeZone = 'America/Toronto';
/** A Monday, 15 h 20 in Joliette; the day there ends nine hours before that of London. */
const NOW = Date.parse('2026-11-23T20:20:00Z');
const MIDNIGHT = Date.parse('2026-11-24T05:00:00Z');
const { hours, targets } = initialSettings({ name: '', organisation: '', phone: '', timeZone });
const context = { hours, targets, holidays: new Set<string>(), retentionDays: 30, now: NOW };
const arrival = {
  file: 'a',
  reference: 'Mésange-1',
  promptness: 'soon',
  notBefore: null,
  practice: false,
} as const;
const arrived = arrivedByDoor(arrival, 'web', context);

/** Hers, promised for another day, touched an hour ago: in no group. */
const quiet: Partial<RequestRow> = {
  state: 'under_way',
  owner: 'nadia',
  dueKind: 'promised',
  dueAt: NOW + 3 * DAY,
  lastActivityAt: NOW - HOUR,
};
const request = (file: string, more: Partial<RequestRow> = {}) => ({
  row: { ...arrived, ...quiet, file, ...more },
});
const told = (requests: { row: RequestRow }[], more: { untouchedDays?: number; changed?: string[] } = {}) =>
  handOver(requests, {
    now: NOW,
    timeZone,
    untouchedDays: more.untouchedDays ?? 3,
    changed: new Set(more.changed ?? []),
  });

test('each open request is told where it tells the most', () => {
  const nobody = { owner: null, state: 'received' } as const;
  const table: readonly [string, Partial<RequestRow>, boolean, HandOverGroup | 'rest' | 'nowhere'][] = [
    ['nobody has it', nobody, false, 'unclaimed'],
    ['nobody has it, and it is late', { ...nobody, dueAt: NOW - HOUR }, true, 'unclaimed'],
    ['promised for an hour ago', { dueAt: NOW - HOUR }, false, 'promised'],
    [
      'promised two days ago, and untouched since',
      { dueAt: NOW - 2 * DAY, lastActivityAt: NOW - 5 * DAY },
      false,
      'promised',
    ],
    ['promised for tonight', { dueAt: MIDNIGHT - 1 }, true, 'promised'],
    ['promised for midnight: that is tonight', { dueAt: MIDNIGHT }, false, 'promised'],
    ['promised for a minute after midnight', { dueAt: MIDNIGHT + 60_000 }, false, 'rest'],
    ['a call to make today', { dueKind: 'answer', dueAt: NOW + HOUR }, false, 'promised'],
    ['a message to answer today', { dueKind: 'read', dueAt: NOW + HOUR }, false, 'promised'],
    ['nothing for three days', { lastActivityAt: NOW - 3 * DAY }, true, 'untouched'],
    ['nothing for a little less', { lastActivityAt: NOW - 3 * DAY + 1 }, false, 'rest'],
    ['changed by somebody else', {}, true, 'changed'],
    ['nothing of all that', {}, false, 'rest'],
    ['closed', { state: 'closed', owner: 'nadia', dueAt: null, dueKind: null }, true, 'nowhere'],
  ];
  for (const [what, row, changed, expected] of table) {
    const { groups, rest } = told([request('a', row)], { changed: changed ? ['a'] : [] });
    const where = HAND_OVER_GROUPS.filter((group) => groups[group].requests.length > 0);
    assert.deepEqual(where, expected === 'rest' || expected === 'nowhere' ? [] : [expected], what);
    assert.equal(rest.length, expected === 'rest' ? 1 : 0, what);
  }
});

test('a group counts those that are already told above', () => {
  const { groups } = told(
    [
      request('a', { owner: null, state: 'received', dueAt: NOW - HOUR }),
      request('b', { dueAt: NOW + HOUR, lastActivityAt: NOW - 9 * DAY }),
      request('c', { lastActivityAt: NOW - 9 * DAY }),
    ],
    { changed: ['a', 'b', 'c'] },
  );
  const counts = HAND_OVER_GROUPS.map((group) => [groups[group].requests.length, groups[group].above]);
  assert.deepEqual(counts, [
    [1, 0],
    [1, 1],
    [1, 1],
    [0, 3],
  ]);
});

test('late ones come first; among the untouched, the one left longest', () => {
  const files = (list: readonly { row: RequestRow }[]) => list.map(({ row }) => row.file).join('');
  const { groups } = told([
    request('a', { dueAt: NOW + HOUR }),
    request('b', { dueAt: NOW - DAY }),
    request('c', { dueAt: NOW - HOUR }),
    request('d', { lastActivityAt: NOW - 4 * DAY }),
    request('e', { lastActivityAt: NOW - 8 * DAY }),
  ]);
  assert.deepEqual([files(groups.promised.requests), files(groups.untouched.requests)], ['bca', 'ed']);
});

test('whatever is open is told exactly once, and every count is the number that belongs', () => {
  const rows = fc.array(
    fc.record({
      owner: fc.constantFrom(null, 'nadia', 'rosalie'),
      dueIn: fc.integer({ min: -5 * DAY, max: 5 * DAY }),
      quietFor: fc.integer({ min: 0, max: 10 * DAY }),
      changed: fc.boolean(),
      closed: fc.boolean(),
    }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(rows, fc.constantFrom(2, 3, 5, 7), (drawn, untouchedDays) => {
      const requests = drawn.map(({ owner, dueIn, quietFor, closed }, index) =>
        request(`f${index}`, {
          owner,
          dueAt: NOW + dueIn,
          lastActivityAt: NOW - quietFor,
          ...(closed ? ({ state: 'closed' } as const) : {}),
        }),
      );
      const changed = drawn.flatMap((one, index) => (one.changed ? [`f${index}`] : []));
      const { groups, rest } = told(requests, { untouchedDays, changed });
      const shown = [...HAND_OVER_GROUPS.flatMap((group) => groups[group].requests), ...rest];
      const open = requests.filter(({ row }) => row.state !== 'closed');
      assert.deepEqual(new Set(shown), new Set(open));
      assert.equal(shown.length, open.length);
      const belonging: Record<HandOverGroup, number> = {
        unclaimed: open.filter(({ row }) => row.owner === null).length,
        promised: open.filter(({ row }) => (row.dueAt ?? 0) <= MIDNIGHT).length,
        untouched: open.filter(({ row }) => NOW - row.lastActivityAt >= untouchedDays * DAY).length,
        changed: open.filter(({ row }) => changed.includes(row.file)).length,
      };
      for (const group of HAND_OVER_GROUPS)
        assert.equal(groups[group].requests.length + groups[group].above, belonging[group], group);
    }),
  );
});
