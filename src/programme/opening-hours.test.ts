import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  addOpeningDays,
  addOpeningMinutes,
  closingAt,
  hasDeclaredHours,
  isOpenAt,
  nextOpeningAt,
  openingMinutesBetween,
  openingMsBetween,
} from '#programme/opening-hours.ts';
import { type OpeningHours, WEEKDAYS, type Weekday } from '#programme/settings.ts';

const none: ReadonlySet<string> = new Set();
const minute = 60_000;
const hour = 60 * minute;

const at = (text: string): number => Temporal.ZonedDateTime.from(text).epochMilliseconds;
const montreal = (text: string): number => at(`${text}[America/Montreal]`);
const show = (moment: number | null, timeZone = 'America/Montreal'): string | null =>
  moment === null
    ? null
    : Temporal.Instant.fromEpochMilliseconds(moment)
        .toZonedDateTimeISO(timeZone)
        .toString({ timeZoneName: 'never' });

type Periods = OpeningHours['week'][Weekday];
const weekOf = (days: Partial<Record<Weekday, Periods>>): OpeningHours['week'] => ({
  mon: [],
  tue: [],
  wed: [],
  thu: [],
  fri: [],
  sat: [],
  sun: [],
  ...days,
});
const officeDay: Periods = [
  { from: '08:30', to: '12:00' },
  { from: '13:00', to: '16:30' },
];
/** Monday to Friday, 8:30–12:00 and 13:00–16:30: seven hours a day. */
const office: OpeningHours = {
  timeZone: 'America/Montreal',
  week: weekOf({ mon: officeDay, tue: officeDay, wed: officeDay, thu: officeDay, fri: officeDay }),
  closures: [],
  holidays: true,
};
const everyDay = (timeZone: string, periods: Periods): OpeningHours => ({
  timeZone,
  week: weekOf(Object.fromEntries(WEEKDAYS.map((day) => [day, periods]))),
  closures: [],
  holidays: false,
});

describe('opening hours of an office with a lunch break', () => {
  it('is open inside a period, closed at its very end, closed at lunch', () => {
    assert.equal(isOpenAt(office, none, montreal('2026-03-03T08:30')), true);
    assert.equal(isOpenAt(office, none, montreal('2026-03-03T11:59:59.999')), true);
    assert.equal(isOpenAt(office, none, montreal('2026-03-03T12:00')), false);
    assert.equal(isOpenAt(office, none, montreal('2026-03-03T12:30')), false);
    assert.equal(isOpenAt(office, none, montreal('2026-03-07T10:00')), false, 'Saturday');
  });

  it('does not count the lunch break (chatwoot#14009) nor the night (chatwoot#13392)', () => {
    assert.equal(
      show(addOpeningMinutes(office, none, montreal('2026-03-03T11:30'), 60)),
      '2026-03-03T13:30:00-05:00',
    );
    assert.equal(
      show(addOpeningMinutes(office, none, montreal('2026-03-03T16:00'), 60)),
      '2026-03-04T09:00:00-05:00',
    );
    assert.equal(
      openingMinutesBetween(office, none, montreal('2026-03-03T08:30'), montreal('2026-03-04T08:30')),
      7 * 60,
    );
  });

  it('sends Friday evening to Monday morning, never to a week-end (zammad#4432)', () => {
    assert.equal(
      show(addOpeningMinutes(office, none, montreal('2026-03-06T20:00'), 30)),
      '2026-03-09T09:00:00-04:00',
    );
    assert.equal(
      show(nextOpeningAt(office, none, montreal('2026-03-06T20:00'))),
      '2026-03-09T08:30:00-04:00',
    );
  });

  it('ends at closing time, not at the next opening, when the last minute ends a period', () => {
    assert.equal(
      show(addOpeningMinutes(office, none, montreal('2026-03-03T15:30'), 60)),
      '2026-03-03T16:30:00-05:00',
    );
  });

  it('gives the moment itself for no minutes at all, even outside hours', () => {
    assert.equal(addOpeningMinutes(office, none, 12_345, 0), 12_345);
  });

  it('refuses minutes and days that mean nothing', () => {
    for (const minutes of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      assert.throws(() => addOpeningMinutes(office, none, 0, minutes), RangeError);
    }
    for (const days of [0, -1, 1.5, Number.NaN]) {
      assert.throws(() => addOpeningDays(office, none, 0, days), RangeError);
    }
  });

  it('says when it closes, and null when it is closed', () => {
    assert.equal(show(closingAt(office, none, montreal('2026-03-03T09:00'))), '2026-03-03T12:00:00-05:00');
    assert.equal(closingAt(office, none, montreal('2026-03-03T12:30')), null);
  });
});

describe('opening days', () => {
  it('never counts the day of arrival, whatever the hour', () => {
    for (const time of ['00:30', '08:30', '12:30', '16:29', '23:59']) {
      assert.equal(
        show(addOpeningDays(office, none, montreal(`2026-03-02T${time}`), 2)),
        '2026-03-04T16:30:00-05:00',
        time,
      );
    }
  });

  it('counts from the first opening day after a week-end', () => {
    assert.equal(
      show(addOpeningDays(office, none, montreal('2026-03-07T10:00'), 2)),
      '2026-03-10T16:30:00-04:00',
    );
    assert.equal(
      show(addOpeningDays(office, none, montreal('2026-03-06T10:00'), 1)),
      '2026-03-09T16:30:00-04:00',
    );
  });

  it('skips holidays and closures', () => {
    const holidays = new Set(['2026-04-03']);
    const closed = { ...office, closures: [{ from: '2026-04-06', to: '2026-04-07' }] };
    assert.equal(
      show(addOpeningDays(closed, holidays, montreal('2026-04-02T10:00'), 1)),
      '2026-04-08T16:30:00-04:00',
    );
  });

  it('does not skip a day when days end at 24:00', () => {
    const always = everyDay('America/Montreal', [{ from: '00:00', to: '24:00' }]);
    const monday = addOpeningDays(always, none, montreal('2026-03-01T10:00'), 1);
    assert.equal(show(monday), '2026-03-03T00:00:00-05:00', 'the end of Monday the 2nd');
    assert.equal(show(addOpeningDays(always, none, monday ?? 0, 1)), '2026-03-04T00:00:00-05:00');
  });
});

describe('holidays and closures', () => {
  it('closes on a holiday only if the programme says so', () => {
    const holidays = new Set(['2026-06-24']);
    assert.equal(isOpenAt(office, holidays, montreal('2026-06-24T10:00')), false);
    assert.equal(isOpenAt({ ...office, holidays: false }, holidays, montreal('2026-06-24T10:00')), true);
  });

  it('keeps both ends of a closure closed, in the calendar of the programme', () => {
    const closed = { ...office, closures: [{ from: '2026-12-21', to: '2027-01-01' }] };
    assert.equal(isOpenAt(closed, none, montreal('2026-12-18T10:00')), true);
    assert.equal(isOpenAt(closed, none, montreal('2026-12-21T08:30')), false);
    assert.equal(isOpenAt(closed, none, montreal('2027-01-01T10:00')), false);
    assert.equal(
      show(nextOpeningAt(closed, none, montreal('2026-12-18T17:00'))),
      '2027-01-04T08:30:00-05:00',
    );
  });

  it('finds no opening in a calendar that holds none for more than 400 days', () => {
    const closed = { ...office, closures: [{ from: '2026-01-01', to: '2029-01-01' }] };
    const from = montreal('2026-06-01T10:00');
    assert.equal(nextOpeningAt(closed, none, from), null);
    assert.equal(addOpeningMinutes(closed, none, from, 1), null);
    assert.equal(addOpeningDays(closed, none, from, 1), null);
    assert.equal(isOpenAt(closed, none, from), false);
    assert.equal(openingMsBetween(closed, none, from, from + 300 * 24 * hour), 0);
  });

  it('finds an opening 390 days away', () => {
    const closed = { ...office, closures: [{ from: '2026-01-01', to: '2027-01-24' }] };
    assert.equal(
      show(nextOpeningAt(closed, none, montreal('2026-01-02T10:00'))),
      '2027-01-25T08:30:00-05:00',
    );
  });
});

describe('a week without any period: no opening hours declared', () => {
  const undeclared: OpeningHours = { ...office, week: weekOf({}) };

  it('is open all the time, holidays included, so that no request waits for an opening nobody promised', () => {
    assert.equal(hasDeclaredHours(undeclared), false);
    const christmas = new Set(['2026-12-25']);
    const night = montreal('2026-12-25T03:00');
    assert.equal(isOpenAt(undeclared, christmas, night), true);
    assert.equal(nextOpeningAt(undeclared, christmas, night), night);
    assert.equal(closingAt(undeclared, christmas, night), null);
    assert.equal(addOpeningMinutes(undeclared, christmas, night, 30), night + 30 * minute);
  });

  it('still closes on dates that somebody typed', () => {
    const closed = { ...undeclared, closures: [{ from: '2026-12-25', to: '2026-12-25' }] };
    assert.equal(isOpenAt(closed, none, montreal('2026-12-25T03:00')), false);
    assert.equal(show(closingAt(closed, none, montreal('2026-12-24T12:00'))), '2026-12-25T00:00:00-05:00');
  });
});

describe('when clocks change [Note: Opening hours]', () => {
  it('a skipped hour lasts no time', () => {
    const night = everyDay('America/Montreal', [{ from: '01:00', to: '04:00' }]);
    const eve = montreal('2026-03-07T12:00');
    assert.equal(openingMinutesBetween(night, none, eve, montreal('2026-03-08T12:00')), 120);
    const gap = everyDay('America/Montreal', [{ from: '02:00', to: '03:00' }]);
    assert.equal(openingMinutesBetween(gap, none, eve, montreal('2026-03-08T12:00')), 0);
    assert.equal(show(nextOpeningAt(gap, none, eve)), '2026-03-09T02:00:00-04:00');
  });

  it('a period that begins in a skipped hour begins when the clock has jumped', () => {
    const gap = everyDay('America/Montreal', [{ from: '02:30', to: '05:00' }]);
    assert.equal(show(nextOpeningAt(gap, none, montreal('2026-03-08T00:00'))), '2026-03-08T03:00:00-04:00');
  });

  it('an hour lived twice counts twice', () => {
    const night = everyDay('Europe/Paris', [{ from: '01:00', to: '04:00' }]);
    const paris = (text: string): number => at(`${text}[Europe/Paris]`);
    assert.equal(
      openingMinutesBetween(night, none, paris('2026-10-24T12:00'), paris('2026-10-25T12:00')),
      240,
    );
  });

  it('knows the half hour of Lord Howe', () => {
    const always = everyDay('Australia/Lord_Howe', [{ from: '00:00', to: '24:00' }]);
    const lordHowe = (text: string): number => at(`${text}[Australia/Lord_Howe]`);
    const day = (date: string): number => lordHowe(`${date}T00:00`);
    assert.equal(openingMinutesBetween(always, none, day('2026-04-05'), day('2026-04-06')), 24.5 * 60);
    assert.equal(openingMinutesBetween(always, none, day('2026-10-04'), day('2026-10-05')), 23.5 * 60);
  });

  it('keeps a day whose midnight is skipped (Havana) and a date that never was (Apia)', () => {
    const havana = everyDay('America/Havana', [{ from: '00:00', to: '01:30' }]);
    assert.equal(
      show(nextOpeningAt(havana, none, at('2026-03-07T12:00[America/Havana]')), 'America/Havana'),
      '2026-03-08T01:00:00-04:00',
    );
    const apia = everyDay('Pacific/Apia', [{ from: '09:00', to: '17:00' }]);
    const from = at('2011-12-29T12:00[Pacific/Apia]');
    assert.equal(show(addOpeningDays(apia, none, from, 1), 'Pacific/Apia'), '2011-12-31T17:00:00+14:00');
  });
});

// ————— Laws —————

const zones = [
  'America/Montreal',
  'Europe/Paris',
  'Australia/Lord_Howe',
  'America/Havana',
  'America/St_Johns',
  'Pacific/Apia',
];
/** Nights on which a clock of `zones` jumps, forwards and backwards, and one ordinary day. */
const changes = [
  '2026-03-08T05:00Z',
  '2026-11-01T05:00Z',
  '2026-03-29T01:00Z',
  '2026-10-25T01:00Z',
  '2026-04-04T15:00Z',
  '2026-10-03T15:30Z',
  '2007-11-04T02:31Z', // St. John's changed at one minute past midnight: dates go back there
  '2011-12-30T10:00Z', // Apia skipped a whole date
  '2026-07-15T12:00Z',
].map((text) => Temporal.Instant.from(text).epochMilliseconds);

const quarterHour = (index: number): string =>
  `${String(Math.floor(index / 4)).padStart(2, '0')}:${String((index % 4) * 15).padStart(2, '0')}`;
const periods = fc.uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 8 }).map((bounds) => {
  const sorted = bounds.toSorted((a, b) => a - b);
  const list: Periods = [];
  for (let i = 0; i + 1 < sorted.length; i += 2) {
    list.push({ from: quarterHour(sorted[i] as number), to: quarterHour(sorted[i + 1] as number) });
  }
  return list;
});
const closure = fc
  .tuple(fc.constantFrom(...changes), fc.integer({ min: -3, max: 3 }), fc.integer({ min: 0, max: 2 }))
  .map(([moment, offset, length]) => {
    const first = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO('UTC').toPlainDate();
    const from = first.add({ days: offset });
    return { from: from.toString(), to: from.add({ days: length }).toString() };
  });
const hoursArbitrary: fc.Arbitrary<OpeningHours> = fc.record({
  timeZone: fc.constantFrom(...zones),
  week: fc.record({
    mon: periods,
    tue: periods,
    wed: periods,
    thu: periods,
    fri: periods,
    sat: periods,
    sun: periods,
  }),
  closures: fc.array(closure, { maxLength: 2 }),
  holidays: fc.boolean(),
});
const holidaysArbitrary = fc
  .uniqueArray(
    closure.map((c) => c.from),
    { maxLength: 3 },
  )
  .map((dates) => new Set(dates));
/** Whole minutes within two days of a clock change, where mistakes live. */
const momentArbitrary = fc
  .tuple(fc.constantFrom(...changes), fc.integer({ min: -2 * 1440, max: 2 * 1440 }))
  .map(([moment, minutes]) => moment + minutes * minute);
const minutesArbitrary = fc.integer({ min: 0, max: 3 * 1440 });

/**
 * A second opinion that shares no code with the rule: it watches a wall clock (Intl, not Temporal) minute by
 * minute and opens or closes each period when that clock first shows its time or later.
 */
function watchTheClock(
  hours: OpeningHours,
  holidays: ReadonlySet<string>,
  from: number,
  to: number,
): boolean[] {
  const clock = new Intl.DateTimeFormat('en-CA', {
    timeZone: hours.timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const declared = WEEKDAYS.some((day) => hours.week[day].length > 0);
  let latest = '';
  const open: boolean[] = [];
  for (let moment = from - 3 * 1440 * minute; moment < to; moment += minute) {
    const part = Object.fromEntries(clock.formatToParts(moment).map(({ type, value }) => [type, value]));
    const shown = `${part.year}-${part.month}-${part.day} ${part.hour}:${part.minute}`;
    if (shown > latest) latest = shown;
    if (moment < from) continue;
    // The furthest the clock has ever been decides: going back neither closes nor reopens anything.
    const [date = '', time = ''] = latest.split(' ');
    const weekday = WEEKDAYS[(new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7] as Weekday;
    const closed =
      hours.closures.some((c) => c.from <= date && date <= c.to) ||
      (declared && hours.holidays && holidays.has(date));
    const list = declared ? hours.week[weekday] : [{ from: '00:00', to: '24:00' }];
    open.push(!closed && list.some((period) => period.from <= time && time < period.to));
  }
  return open;
}

function isMidnightClosing(hours: OpeningHours, holidays: ReadonlySet<string>, moment: number): boolean {
  const local = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(hours.timeZone);
  return local.equals(local.startOfDay()) && isOpenAt(hours, holidays, moment - 1);
}

describe('laws of opening hours', () => {
  it('agree with somebody watching a wall clock minute by minute', () => {
    fc.assert(
      fc.property(hoursArbitrary, holidaysArbitrary, momentArbitrary, (hours, holidays, from) => {
        const to = from + 2 * 1440 * minute;
        const open = watchTheClock(hours, holidays, from, to);
        for (let i = 0; i < open.length; i += 7) {
          assert.equal(
            isOpenAt(hours, holidays, from + i * minute),
            open[i],
            show(from + i * minute, hours.timeZone) ?? '',
          );
        }
        assert.equal(openingMinutesBetween(hours, holidays, from, to), open.filter(Boolean).length);
        const firstOpen = open.indexOf(true);
        if (firstOpen >= 0) assert.equal(nextOpeningAt(hours, holidays, from), from + firstOpen * minute);
        if (open[0] === true && open.includes(false)) {
          assert.equal(closingAt(hours, holidays, from), from + open.indexOf(false) * minute);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('adding minutes is undone by counting them', () => {
    fc.assert(
      fc.property(
        hoursArbitrary,
        holidaysArbitrary,
        momentArbitrary,
        minutesArbitrary,
        (hours, holidays, from, n) => {
          const end = addOpeningMinutes(hours, holidays, from, n);
          assert.ok(end !== null && end >= from);
          assert.equal(openingMinutesBetween(hours, holidays, from, end), n);
          // …and it is the earliest such moment.
          if (n > 0) assert.equal(openingMsBetween(hours, holidays, from, end - 1), n * minute - 1);
        },
      ),
    );
  });

  it('adding minutes is additive', () => {
    fc.assert(
      fc.property(
        hoursArbitrary,
        holidaysArbitrary,
        momentArbitrary,
        minutesArbitrary,
        minutesArbitrary,
        (hours, holidays, from, a, b) => {
          const half = addOpeningMinutes(hours, holidays, from, a) as number;
          assert.equal(
            addOpeningMinutes(hours, holidays, half, b),
            addOpeningMinutes(hours, holidays, from, a + b),
          );
        },
      ),
    );
  });

  it('adding minutes or days never overtakes a later start', () => {
    fc.assert(
      fc.property(
        hoursArbitrary,
        holidaysArbitrary,
        momentArbitrary,
        fc.nat({ max: 5000 }),
        minutesArbitrary,
        fc.integer({ min: 1, max: 9 }),
        (hours, holidays, from, later, minutes, days) => {
          const start = from + later * minute;
          const add = (moment: number): number =>
            addOpeningMinutes(hours, holidays, moment, minutes) as number;
          assert.ok(add(from) <= add(start));
          // Dates themselves go back during one minute of St. John's old clocks; there a day may too.
          if (hours.timeZone === 'America/St_Johns') return;
          const addDays = (moment: number): number => addOpeningDays(hours, holidays, moment, days) as number;
          assert.ok(addDays(from) <= addDays(start));
        },
      ),
    );
  });

  it('adding days is additive, always lands on a closing time, and passes exactly so many opening dates', () => {
    fc.assert(
      fc.property(
        hoursArbitrary,
        holidaysArbitrary,
        momentArbitrary,
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 6 }),
        (hours, holidays, from, a, b) => {
          const half = addOpeningDays(hours, holidays, from, a) as number;
          assert.equal(
            addOpeningDays(hours, holidays, half, b),
            addOpeningDays(hours, holidays, from, a + b),
          );
          assert.equal(isOpenAt(hours, holidays, half - 1), true);
          if (hours.timeZone === 'America/St_Johns') return;
          const dateOf = (moment: number) =>
            Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(hours.timeZone).toPlainDate();
          // A start at exactly midnight, where a period just ended, still belongs to the date before.
          const first = dateOf(isMidnightClosing(hours, holidays, from) ? from - 1 : from);
          let opened = 0;
          for (let day = first.add({ days: 1 }); !day.equals(dateOf(half - 1).add({ days: 1 })); ) {
            const next = day.add({ days: 1 });
            const start = day.toZonedDateTime(hours.timeZone).epochMilliseconds;
            const end = next.toZonedDateTime(hours.timeZone).epochMilliseconds;
            if (openingMsBetween(hours, holidays, start, end) > 0) opened += 1;
            day = next;
          }
          assert.equal(opened, a);
        },
      ),
    );
  });

  it('counting is additive over any middle', () => {
    fc.assert(
      fc.property(
        hoursArbitrary,
        holidaysArbitrary,
        momentArbitrary,
        minutesArbitrary,
        minutesArbitrary,
        (hours, holidays, a, first, second) => {
          const b = a + first * minute + 1;
          const c = b + second * minute;
          assert.equal(
            openingMsBetween(hours, holidays, a, b) + openingMsBetween(hours, holidays, b, c),
            openingMsBetween(hours, holidays, a, c),
          );
        },
      ),
    );
  });
});
