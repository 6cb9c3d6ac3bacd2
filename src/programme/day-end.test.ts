import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrivedByDoor } from '#programme/arrival.ts';
import { type DayEndReason, isLastHour, mustNotWait } from '#programme/day-end.ts';
import type { RequestRow } from '#programme/request.ts';
import { initialSettings } from '#programme/settings.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const timeZone = 'America/Toronto';
/** A Monday, 15 h 50 in Joliette. */
const NOW = Date.parse('2026-11-23T20:50:00Z');
const MIDNIGHT = Date.parse('2026-11-24T05:00:00Z');
const { hours, targets } = initialSettings({ name: '', organisation: '', phone: '', timeZone });
const arrived = arrivedByDoor(
  { file: 'a', reference: 'Mésange-1', promptness: 'soon', notBefore: null, practice: false },
  'web',
  { hours, targets, holidays: new Set<string>(), retentionDays: 30, now: NOW },
);
const promised: RequestRow = {
  ...arrived,
  state: 'under_way',
  owner: 'nadia',
  dueKind: 'promised',
  dueAt: NOW + 48 * HOUR,
};
const late = { dueAt: NOW - HOUR };
const nobody = { owner: null, state: 'received', dueKind: 'answer' } as const;
const onCall = { callingBy: 'nadia', callingSince: NOW - 20 * MINUTE } as const;

test('what must not wait until tomorrow, and why', () => {
  const table: readonly [string, Partial<RequestRow>, boolean, DayEndReason | null][] = [
    ['promised for another day', {}, false, null],
    ['promised for tonight', { dueAt: MIDNIGHT }, false, 'today'],
    ['promised for just after midnight', { dueAt: MIDNIGHT + 1 }, false, null],
    ['late', late, false, 'late'],
    ['due at this very moment', { dueAt: NOW }, false, 'late'],
    ['a call that is late', { ...late, state: 'claimed', dueKind: 'answer' }, false, 'late'],
    ['a message of the partner, due tomorrow', { dueKind: 'read', dueAt: NOW + 20 * HOUR }, false, 'message'],
    ['a message of the partner, late', { dueKind: 'read', ...late }, false, 'late'],
    ['nobody has it, due tomorrow', { ...nobody, dueAt: NOW + 20 * HOUR }, false, 'unclaimed'],
    ['nobody has it, and late', { ...nobody, ...late }, false, 'unclaimed'],
    ['a call is marked', onCall, false, 'calling'],
    ['a call is marked about what nobody has', { ...nobody, ...onCall }, false, 'calling'],
    ['a mark that was forgotten', { callingBy: 'nadia', callingSince: NOW - 61 * MINUTE }, false, null],
    ['late, handed over today', late, true, null],
    ['a message, handed over today', { dueKind: 'read' }, true, null],
    ['handed over today, and nobody has it again', nobody, true, 'unclaimed'],
    ['handed over today, a call still marked', { ...late, ...onCall }, true, 'calling'],
    ['an exercise, late', { ...late, practice: true }, false, null],
    ['closed', { state: 'closed', dueAt: null, dueKind: null }, false, null],
  ];
  for (const [what, row, entrusted, expected] of table)
    assert.equal(
      mustNotWait(
        { ...promised, ...row },
        { now: NOW, timeZone, entrusted: new Set(entrusted ? ['a'] : []) },
      ),
      expected,
      what,
    );
});

test('the last hour is that of a day, not the one before a break', () => {
  const closesAt = NOW + 40 * MINUTE;
  const tomorrow = MIDNIGHT + 8 * HOUR;
  const table: readonly [string, number, number | null, number | null, boolean][] = [
    ['forty minutes before closing', NOW, closesAt, tomorrow, true],
    ['one hour before, to the millisecond', closesAt - HOUR, closesAt, tomorrow, true],
    ['a little earlier', closesAt - HOUR - 1, closesAt, tomorrow, false],
    ['closed by now', closesAt, closesAt, tomorrow, false],
    ['before a break: open again this afternoon', NOW, closesAt, NOW + 2 * HOUR, false],
    ['open again at midnight', NOW, closesAt, MIDNIGHT, true],
    ['no opening is known after that', NOW, closesAt, null, true],
    ['never closes', NOW, null, null, false],
  ];
  for (const [what, now, closes, opens, expected] of table)
    assert.equal(isLastHour(now, closes, opens, timeZone), expected, what);
});
