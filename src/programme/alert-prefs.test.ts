/** Quiet hours, also over midnight. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agendaAlert, DEFAULT_ALERT_PREFS, isQuiet } from './alert-prefs.ts';

test('quiet hours hold for what can wait; “now” goes through unless she said otherwise', () => {
  const night = { from: '21:00', to: '07:00', evenNow: false };
  const noon = { from: '12:00', to: '13:00', evenNow: true };
  const cases = [
    [null, '23:00', 'soon', false],
    [night, '20:59', 'soon', false],
    [night, '21:00', 'soon', true],
    [night, '00:00', 'no_rush', true],
    [night, '06:59', 'soon', true],
    [night, '07:00', 'soon', false],
    [night, '23:00', 'now', false],
    [noon, '12:00', 'now', true],
    [noon, '13:00', 'now', false],
    [{ from: '08:00', to: '08:00', evenNow: true }, '08:00', 'now', false],
  ] as const;
  for (const [quiet, wall, promptness, expected] of cases)
    assert.equal(isQuiet(quiet, wall, promptness), expected, `${wall} ${promptness}`);
});

test('what begins within twelve hours, or has begun, is told at once; the rest of the agenda keeps quiet hours', () => {
  const HOUR = 3_600_000;
  const prefs = {
    ...DEFAULT_ALERT_PREFS,
    push: ['now' as const],
    quiet: { from: '21:00', to: '07:00', evenNow: false },
  };
  const told = (from: number | null, wall = '23:00') =>
    agendaAlert(prefs, {
      span: from === null ? null : { from: from * HOUR, until: (from + 2) * HOUR },
      now: 100 * HOUR,
      wall,
    });
  const atOnce = { ways: ['mail', 'push'], waits: false };
  for (const from of [111, 100, 99]) assert.deepEqual(told(from), atOnce, String(from));
  for (const from of [112, 98, null])
    assert.deepEqual(told(from), { ways: ['mail'], waits: true }, String(from));
  assert.equal(told(null, '12:00').waits, false);
});
