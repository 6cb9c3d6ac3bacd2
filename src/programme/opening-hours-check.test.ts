import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { isTimeZone, validateOpeningHours } from '#programme/opening-hours-check.ts';
import type { OpeningHours } from '#programme/settings.ts';

const hours = (
  changes: Partial<OpeningHours> = {},
  monday: OpeningHours['week']['mon'] = [],
): OpeningHours => ({
  timeZone: 'America/Montreal',
  week: { mon: monday, tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
  closures: [],
  holidays: true,
  ...changes,
});

it('finds nothing wrong with a week without hours, with several periods, with periods that touch, nor with 24:00', () => {
  assert.deepEqual(validateOpeningHours(hours()), []);
  assert.deepEqual(
    validateOpeningHours(
      hours({}, [
        { from: '13:00', to: '24:00' },
        { from: '08:30', to: '12:00' },
        { from: '12:00', to: '13:00' },
      ]),
    ),
    [],
  );
});

it('finds a period that is empty or backwards, and says which', () => {
  assert.deepEqual(
    validateOpeningHours(
      hours({}, [
        { from: '09:00', to: '09:00' },
        { from: '17:00', to: '08:00' },
      ]),
    ),
    [
      { code: 'period_empty', day: 'mon', index: 0 },
      { code: 'period_empty', day: 'mon', index: 1 },
    ],
  );
});

it('finds malformed times; 24:00 only ends a period', () => {
  for (const period of [
    { from: '24:00', to: '24:00' },
    { from: '9:00', to: '12:00' },
    { from: '09:00', to: '25:00' },
    { from: '', to: '' },
  ]) {
    assert.deepEqual(validateOpeningHours(hours({}, [period])), [
      { code: 'period_malformed', day: 'mon', index: 0 },
    ]);
  }
});

it('finds overlaps, also with a period that another one hides', () => {
  assert.deepEqual(
    validateOpeningHours(
      hours({}, [
        { from: '08:00', to: '18:00' },
        { from: '09:00', to: '10:00' },
        { from: '17:00', to: '19:00' },
      ]),
    ),
    [
      { code: 'periods_overlap', day: 'mon', index: 1, other: 0 },
      { code: 'periods_overlap', day: 'mon', index: 2, other: 0 },
    ],
  );
});

it('finds closures that end before they begin or name no date', () => {
  assert.deepEqual(
    validateOpeningHours(
      hours({
        closures: [
          { from: '2026-12-24', to: '2027-01-02' },
          { from: '2027-01-02', to: '2026-12-24' },
          { from: '2026-02-30', to: '2026-03-01' },
        ],
      }),
    ),
    [
      { code: 'closure_backwards', index: 1 },
      { code: 'closure_malformed', index: 2 },
    ],
  );
});

it('knows a time zone from a word and from a bare offset', () => {
  for (const zone of ['America/Montreal', 'America/Toronto', 'Europe/Paris', 'Australia/Lord_Howe', 'UTC']) {
    assert.equal(isTimeZone(zone), true, zone);
  }
  for (const zone of ['', 'Joliette', 'America/Joliette', '-05:00', '+02'])
    assert.equal(isTimeZone(zone), false, zone);
  assert.deepEqual(validateOpeningHours(hours({ timeZone: 'Joliette' })), [{ code: 'unknown_time_zone' }]);
});

it('accepts periods exactly when no minute of the day lies in two of them', () => {
  const time = fc.integer({ min: 0, max: 24 }).map((h) => `${String(h).padStart(2, '0')}:00`);
  const period = fc
    .tuple(time, time)
    .filter(([a, b]) => a < b)
    .map(([from, to]) => ({ from, to }));
  fc.assert(
    fc.property(fc.array(period, { maxLength: 5 }), (periods) => {
      const crowded = Array.from({ length: 24 }, (_, h) => `${String(h).padStart(2, '0')}:30`).some(
        (noon) => periods.filter(({ from, to }) => from <= noon && noon < to).length > 1,
      );
      assert.equal(validateOpeningHours(hours({}, periods)).length > 0, crowded);
    }),
  );
});
