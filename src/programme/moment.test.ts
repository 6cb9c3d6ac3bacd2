import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  dateText,
  instantOf,
  momentOf,
  timeText,
  wallOf,
  startOfQuarter,
  weekOf,
} from '#programme/moment.ts';

const zone = 'America/Toronto';
const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[${zone}]`).epochMilliseconds;
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test('hours are written as Québec writes them', () => {
  assert.equal(plain(timeText(at('2026-11-24T14:30'), zone, 'fr-CA')), '14 h 30');
  assert.equal(plain(timeText(at('2026-11-24T08:00'), zone, 'fr-CA')), '8 h');
  assert.equal(plain(timeText(at('2026-11-24T08:05'), zone, 'fr-CA')), '8 h 05');
  assert.equal(plain(timeText(at('2026-11-24T14:30'), zone, 'en-CA')), '2:30 p.m.');
});

test('the first of a month is an ordinal in French', () => {
  assert.equal(dateText(at('2026-12-01T09:00'), zone, 'fr-CA'), 'mardi 1er décembre');
  assert.equal(dateText(at('2026-12-11T09:00'), zone, 'fr-CA'), 'vendredi 11 décembre');
});

test('a day is told as today, tomorrow or yesterday by the calendar of the programme, not of the device', () => {
  const now = at('2026-11-24T23:30');
  assert.equal(momentOf(at('2026-11-24T23:59'), now, zone, 'fr-CA').day, 'today');
  assert.equal(momentOf(at('2026-11-25T00:10'), now, zone, 'fr-CA').day, 'tomorrow');
  assert.equal(momentOf(at('2026-11-23T23:50'), now, zone, 'fr-CA').day, 'yesterday');
  assert.equal(momentOf(at('2026-11-26T09:00'), now, zone, 'fr-CA').day, 'date');
});

test('the year is said only when it is another one', () => {
  const now = at('2026-12-30T10:00');
  assert.equal(momentOf(at('2027-01-04T08:30'), now, zone, 'fr-CA').date, 'lundi 4 janvier 2027');
  assert.equal(momentOf(at('2026-12-24T08:30'), now, zone, 'fr-CA').date, 'jeudi 24 décembre');
});

test('a wall clock names the same instant as Temporal, daylight saving included', () => {
  const zones = ['America/Toronto', 'America/St_Johns', 'Pacific/Auckland', 'UTC', 'America/Blanc-Sablon'];
  const minutes = fc.integer({ min: 0, max: 6 * 366 * 24 * 60 });
  fc.assert(
    fc.property(minutes, fc.constantFrom(...zones), (minute, timeZone) => {
      const dateTime = Temporal.PlainDateTime.from('2024-01-01T00:00').add({ minutes: minute });
      const expected = dateTime.toZonedDateTime(timeZone).epochMilliseconds;
      const { year, month, day, hour, minute: m } = dateTime;
      assert.equal(instantOf({ year, month, day, hour, minute: m }, timeZone), expected);
    }),
  );
  for (const skippedOrTwice of ['2026-03-08T02:30', '2026-11-01T01:30']) {
    const d = Temporal.PlainDateTime.from(skippedOrTwice);
    assert.equal(
      instantOf({ year: d.year, month: d.month, day: d.day, hour: d.hour, minute: d.minute }, zone),
      d.toZonedDateTime(zone).epochMilliseconds,
    );
  }
});

test('a term at midnight is of the day that ends', () => {
  const now = at('2026-11-24T09:00');
  const of = (moment: number, tag = 'fr-CA') => momentOf(moment, now, zone, tag);
  assert.deepEqual(of(at('2026-11-25T00:00')), {
    day: 'today',
    date: 'mardi 24 novembre',
    time: 'minuit',
  });
  assert.equal(of(at('2026-11-27T00:00')).date, 'jeudi 26 novembre');
  assert.equal(of(at('2026-11-27T00:00'), 'en-CA').time, 'midnight');
  assert.equal(of(at('2027-01-01T00:00')).date, 'jeudi 31 décembre', 'of the year that ends');
  assert.equal(of(at('2026-11-27T00:01')).date, 'vendredi 27 novembre');
  assert.equal(of(at('2026-11-25T00:00') + 12_345).time, '0\u00a0h', 'what happened then is told as it was');
});

test('a quarter begins on the first of January, April, July and October, there', () => {
  for (const [day, first] of [
    ['2026-11-24', '2026-10-01'],
    ['2026-10-01', '2026-10-01'],
    ['2026-06-30', '2026-04-01'],
    ['2026-01-01', '2026-01-01'],
  ] as const)
    assert.equal(startOfQuarter(at(`${day}T00:00`), zone), at(`${first}T00:00`), day);
});

test('midnight is hour 0', () => {
  assert.deepEqual(wallOf(at('2026-11-24T00:00'), zone), {
    year: 2026,
    month: 11,
    day: 24,
    hour: 0,
    minute: 0,
  });
});

test('a week is from Monday to Monday on the wall: one hour shorter or longer when the clock changes', () => {
  const hours = ({ from, until }: { from: number; until: number }) => (until - from) / 3_600_000;
  assert.deepEqual(
    ['2026-03-04T10:00', '2026-03-08T23:30', '2026-11-01T01:30'].map((text) => hours(weekOf(at(text), zone))),
    [167, 167, 169],
  );
  fc.assert(
    fc.property(fc.integer({ min: at('2024-01-01T00:00'), max: at('2030-01-01T00:00') }), (moment) => {
      for (const timeZone of [zone, 'Pacific/Auckland', 'Africa/Cairo']) {
        const { from, until } = weekOf(moment, timeZone);
        assert.ok(from <= moment && moment < until);
        const monday = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone);
        assert.equal(monday.dayOfWeek, 1);
        assert.equal(from, monday.startOfDay().epochMilliseconds);
        assert.deepEqual(weekOf(until - 1, timeZone), { from, until });
        assert.equal(weekOf(until, timeZone).from, until);
      }
    }),
    { numRuns: 30 },
  );
});
