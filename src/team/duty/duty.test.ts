/** What the duty screens work out for themselves, by tables. Times are those of Joliette, in October (UTC-4). */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { EMPTY_ROTA, type Rota, type Shift } from '#programme/rota.ts';
import { initialSettings } from '#programme/settings.ts';
import { dateAfter, daysOf, startOf } from './days.ts';
import { awayUntil } from './away-until.ts';
import { hasWay } from './has-way.ts';
import { awayAt, comingGap, onDutyNow } from './on-duty-now.ts';
import { placeOf, plannedAt } from './planned.ts';
import { dateProblem, isSound, keptRota, nextShift, problemAt, proposedWeek } from './rota-draft.ts';
import { standInFor } from './stand-in.ts';

const ZONE = 'America/Toronto';
const at = (text: string): number => Date.parse(`2026-10-${text}:00-04:00`);
/** So far the weeks reach. */
const HORIZON = at('27T08:30');
const [LEA, SAMIRA, INES] = [
  '00000000-0000-7000-8000-0000000000a1',
  '00000000-0000-7000-8000-0000000000a2',
  '00000000-0000-7000-8000-0000000000a3',
] as const;
const span = (from: string, to: string, first: string | null, second: string | null = null) => ({
  from: at(from),
  to: at(to),
  first,
  second,
});
const shift = (from: string, to: string, first: string, second: string | null = null): Shift => ({
  from,
  to,
  first,
  second,
});

describe('who is on duty now', () => {
  const spans = [
    span('13T08:30', '13T12:00', LEA, SAMIRA),
    span('13T12:00', '13T16:30', LEA, SAMIRA),
    span('13T16:30', '13T20:00', SAMIRA),
    span('14T08:30', '14T12:00', null),
  ];
  for (const [when, first, second, until] of [
    ['13T08:29', null, null, null],
    ['13T08:30', LEA, SAMIRA, '13T16:30'],
    ['13T13:00', LEA, SAMIRA, '13T16:30'],
    ['13T16:30', SAMIRA, null, '13T20:00'],
    ['13T20:00', null, null, null],
    ['14T09:00', null, null, null],
  ] as const)
    test(when, () => {
      assert.deepEqual(onDutyNow({ spans, horizon: HORIZON, now: { first: null, second: null } }, at(when)), {
        first,
        second,
        until: until === null ? null : at(until),
      });
    });
});

test('whoever is on duty round the clock has no end that is only as far as the weeks were worked out', () => {
  const week = Array.from({ length: 14 }, (_, i) => ({
    from: at('13T08:30') + i * 86_400_000,
    to: at('13T08:30') + (i + 1) * 86_400_000,
    first: LEA,
    second: null,
  }));
  const duty = { spans: week, horizon: HORIZON, now: { first: LEA, second: null } };
  assert.equal(onDutyNow(duty, at('13T09:00')).until, null);
  assert.equal(onDutyNow(duty, at('13T09:00')).first, LEA);
  const last = { ...duty, spans: week.slice(0, -1) };
  assert.equal(onDutyNow(last, at('13T09:00')).until, HORIZON - 86_400_000, 'an end that is known is told');
});

test('a clock that is a moment behind the server’s sees who was on duty when it answered', () => {
  const spans = [span('13T10:20', '13T16:30', LEA)];
  const before = at('13T10:20') - 15_000;
  assert.equal(onDutyNow({ spans, horizon: HORIZON, now: { first: LEA, second: null } }, before).first, LEA);
  assert.equal(
    onDutyNow({ spans, horizon: HORIZON, now: { first: null, second: null } }, before).first,
    null,
  );
});

test('a hole is told within 48 hours of its beginning, and until it is over', () => {
  const gaps = [{ from: at('15T08:30'), to: at('15T12:00') }];
  for (const [now, told] of [
    ['13T08:30', false],
    ['13T08:31', true],
    ['15T11:59', true],
    ['15T12:00', false],
  ] as const)
    assert.equal(comingGap({ gaps }, at(now)) !== null, told, now);
});

test('an absence begins with its first moment and ends before its last', () => {
  const absences = [{ member: LEA, from: at('13T08:00'), until: at('13T17:00') }];
  for (const [now, away] of [
    ['13T07:59', false],
    ['13T08:00', true],
    ['13T16:59', true],
    ['13T17:00', false],
  ] as const)
    assert.equal(awayAt(absences, LEA, at(now)) !== null, away, now);
  assert.equal(awayAt([{ member: LEA, from: 0, until: null }], LEA, at('30T00:00')) !== null, true);
  assert.equal(awayAt(absences, SAMIRA, at('13T09:00')), null);
});

describe('day by day', () => {
  const duty = {
    today: '2026-10-13',
    spans: [
      span('13T10:20', '13T16:30', LEA),
      span('14T08:30', '14T12:00', null),
      span('15T20:00', '15T22:00', null),
    ],
    gaps: [
      { from: at('14T08:30'), to: at('14T16:30') },
      { from: at('17T22:00'), to: at('19T06:00') },
    ],
  };
  const days = daysOf(duty, ZONE);

  test('fourteen days from today, each in its place', () => {
    assert.equal(days.length, 14);
    assert.deepEqual([days[0]?.date, days[13]?.date], ['2026-10-13', '2026-10-26']);
  });
  test('a shift whose people are away is told once: as the hole that it leaves', () => {
    assert.deepEqual(days[1]?.lines, [span('14T08:30', '14T16:30', null)]);
  });
  test('outside the opening hours too, where no hole is counted', () => {
    assert.deepEqual(days[2]?.lines, [span('15T20:00', '15T22:00', null)]);
  });
  test('a hole over several days stands in each', () => {
    assert.deepEqual(
      days.slice(4, 7).map(({ lines }) => lines),
      [
        [span('17T22:00', '18T00:00', null)],
        [span('18T00:00', '19T00:00', null)],
        [span('19T00:00', '19T06:00', null)],
      ],
    );
  });
  test('days follow each other over the change of time and of year', () => {
    assert.equal(dateAfter('2026-12-31', 1), '2027-01-01');
    assert.equal((startOf('2026-11-02', ZONE) - startOf('2026-11-01', ZONE)) / 3_600_000, 25);
  });
});

describe('what is planned', () => {
  const rota: Rota = {
    week: {
      ...EMPTY_ROTA.week,
      tue: [shift('08:30', '12:00', LEA, SAMIRA), shift('12:00', '24:00', SAMIRA)],
    },
    exceptions: [{ date: '2026-10-20', shifts: [shift('09:00', '17:00', INES)] }],
  };
  for (const [when, member, seat] of [
    ['13T08:30', LEA, 'first'],
    ['13T08:30', SAMIRA, 'second'],
    ['13T12:00', SAMIRA, 'first'],
    ['13T23:59', SAMIRA, 'first'],
    ['13T12:00', LEA, null],
    ['14T09:00', LEA, null],
    ['20T09:00', LEA, null],
    ['20T09:00', INES, 'first'],
  ] as const)
    test(`${when}: ${seat ?? 'no seat'}`, () => {
      assert.equal(placeOf(rota, at(when), member, ZONE)?.seat ?? null, seat);
    });

  test('before the first shift, nothing is planned', () => {
    assert.equal(plannedAt(rota, at('13T08:29'), ZONE), null);
  });
});

describe('who stands in', () => {
  const lea = { member: LEA, role: 'professional', since: 1 } as const;
  const samira = { member: SAMIRA, role: 'coordinator', since: 3 } as const;
  const ines = { member: INES, role: 'coordinator', since: 2 } as const;
  const peer = { member: 'peer', role: 'peer', since: 0 } as const;
  const now = at('13T10:00');
  const away = (member: string) => ({ member, from: 0, until: null });
  const on = (first: string, second: string | null = null) => [span('13T08:30', '13T16:30', first, second)];
  for (const [name, spans, absences, people, expected] of [
    ['whoever is on duty', on(SAMIRA), [], [lea, samira, ines], { member: SAMIRA, onDuty: true }],
    [
      'the second, when it is the first who goes',
      on(LEA, SAMIRA),
      [],
      [lea, samira, ines],
      { member: SAMIRA, onDuty: true },
    ],
    ['the first coordinator without duty', [], [], [lea, samira, ines], { member: INES, onDuty: false }],
    ['the one who is there', [], [away(INES)], [lea, samira, ines], { member: SAMIRA, onDuty: false }],
    ['nobody, rather than a peer', [], [], [lea, peer], null],
  ] as const)
    test(name, () => {
      assert.deepEqual(
        standInFor(
          LEA,
          {
            spans: [...spans],
            now: { first: null, second: null },
            horizon: HORIZON,
            absences: [...absences],
          },
          people,
          now,
        ),
        expected,
      );
    });
});

test('away until the end of a day, there; or until she says so', () => {
  const until = (choice: 'today' | 'tomorrow' | 'date' | 'open', last = '') =>
    awayUntil(choice, last, '2026-10-13', ZONE);
  assert.equal(until('today'), at('14T00:00'));
  assert.equal(until('tomorrow'), at('15T00:00'));
  assert.equal(until('date', '2026-10-16'), at('17T00:00'));
  assert.equal(until('date', '2026-10-13'), at('14T00:00'));
  assert.equal(until('open'), null);
  for (const wrong of ['2026-10-12', '', '2026-1']) assert.equal(until('date', wrong), undefined, wrong);
});

describe('a rota being written', () => {
  const hours = initialSettings({ name: 'P', organisation: 'O', phone: '1', timeZone: ZONE }).hours;
  const opened = {
    ...hours,
    week: {
      ...hours.week,
      mon: [
        { from: '08:30', to: '12:00' },
        { from: '13:00', to: '16:30' },
      ],
      wed: [{ from: '00:00', to: '24:00' }],
    },
  };

  test('the opening hours are proposed, the people in turn', () => {
    assert.deepEqual(proposedWeek(opened, [LEA, SAMIRA]), {
      ...EMPTY_ROTA.week,
      mon: [shift('08:30', '12:00', LEA, SAMIRA), shift('13:00', '16:30', LEA, SAMIRA)],
      wed: [shift('00:00', '24:00', SAMIRA, LEA)],
    });
  });
  test('alone, nobody is second to herself; without anybody, nothing is proposed', () => {
    assert.deepEqual(proposedWeek(opened, [LEA]).wed, [shift('00:00', '24:00', LEA)]);
    assert.deepEqual(proposedWeek(opened, []), EMPTY_ROTA.week);
  });
  test('what is proposed is sound, whatever the hours', () => {
    const wall = fc.constantFrom('00:00', '08:00', '12:00', '17:00', '24:00');
    const periods = fc
      .uniqueArray(wall, { minLength: 2, maxLength: 2 })
      .map((two) => two.toSorted())
      .map(([from = '', to = '']) => [{ from, to }]);
    fc.assert(
      fc.property(periods, fc.subarray([LEA, SAMIRA, INES]), (mon, people) => {
        const week = proposedWeek({ ...opened, week: { ...opened.week, mon } }, people);
        assert.equal(isSound({ week, exceptions: [] }), true);
      }),
    );
  });
  test('is found again as it was typed, half written too; anything else is not taken for one', () => {
    const half = {
      week: { ...EMPTY_ROTA.week, mon: [{ from: '', to: '12:00', first: null, second: null }] },
      exceptions: [{ date: '', shifts: [] }],
    };
    assert.deepEqual(keptRota(JSON.parse(JSON.stringify(half))), half);
    for (const other of [null, {}, { week: { mon: [] }, exceptions: [] }, { ...half, exceptions: 'none' }])
      assert.equal(keptRota(other), null);
  });

  test('another shift begins where the last one ends', () => {
    assert.deepEqual(nextShift([], [LEA, SAMIRA]), shift('08:30', '16:30', LEA, SAMIRA));
    assert.deepEqual(nextShift([shift('08:30', '12:00', LEA)], [LEA, SAMIRA]), shift('12:00', '24:00', LEA));
    assert.equal(nextShift([], []), null);
  });
  test('what is wrong is found at its shift', () => {
    const rota: Rota = {
      week: {
        ...EMPTY_ROTA.week,
        mon: [shift('08:30', '12:00', LEA), shift('11:00', '13:00', LEA), shift('14:00', '14:00', LEA)],
        tue: [shift('', '12:00', LEA), shift('13:00', '15:00', LEA, LEA)],
      },
      exceptions: [
        { date: '2026-10-20', shifts: [] },
        { date: '2026-10-20', shifts: [] },
        { date: '', shifts: [] },
      ],
    };
    assert.deepEqual(
      [0, 1, 2].map((n) => problemAt(rota, 'mon', n)),
      [null, 'overlaps', 'ends_before_it_begins'],
    );
    assert.deepEqual(
      [0, 1].map((n) => problemAt(rota, 'tue', n)),
      ['time_missing', 'same_person_twice'],
    );
    assert.deepEqual(
      [0, 1, 2].map((n) => dateProblem(rota, n)),
      [null, 'date_twice', 'date_missing'],
    );
    assert.equal(isSound(rota), false);
  });
});

test('whoever is alerted needs a way; a peer does not', () => {
  for (const [role, hasAlerts, has] of [
    ['professional', false, false],
    ['professional', true, true],
    ['coordinator', false, false],
    ['peer', false, true],
  ] as const)
    assert.equal(hasWay({ role, hasAlerts }), has);
});
