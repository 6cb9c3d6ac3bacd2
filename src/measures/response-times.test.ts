import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import type { Tally } from '#programme/entries.ts';
import { percentInTimeOf, responseTimes } from '#measures/response-times.ts';
import { releaseTable } from '#measures/suppression.ts';

const tally = (
  answeredInTime: boolean | null,
  openingMinutesToAnswer: number | null,
  quarter = '2026-Q1',
): Tally => ({
  kind: 'tally',
  quarter,
  door: 'web',
  promptness: 'soon',
  need: null,
  sector: null,
  ageBand: null,
  decisions: [],
  answeredInTime,
  openingMinutesToAnswer,
});

it('gives the percentage answered in time (chatwoot#9747) and the median of opening minutes', () => {
  const tallies = [10, 20, 30, 40, 500].map((minutes) => tally(minutes < 60, minutes));
  assert.deepEqual(responseTimes(tallies, ['2026-Q1']), {
    promised: 5,
    percentInTime: 80,
    medianOpeningMinutes: 30,
  });
  assert.equal(responseTimes([...tallies, tally(true, 41)], ['2026-Q1']).medianOpeningMinutes, 35);
});

it('leaves out what had no promise to keep, and other quarters', () => {
  const tallies = [
    ...Array.from({ length: 5 }, () => tally(true, 10)),
    tally(null, null),
    tally(false, 900, '2026-Q2'),
  ];
  assert.deepEqual(responseTimes(tallies, ['2026-Q1']), {
    promised: 5,
    percentInTime: 100,
    medianOpeningMinutes: 10,
  });
});

it('says nothing about fewer than five', () => {
  const four = Array.from({ length: 4 }, () => tally(true, 10));
  assert.deepEqual(responseTimes(four, ['2026-Q1']), {
    promised: 4,
    percentInTime: null,
    medianOpeningMinutes: null,
  });
});

it('says 100 only when all were answered in time', () => {
  const tallies = [...Array.from({ length: 999 }, () => tally(true, null)), tally(false, null)];
  assert.equal(responseTimes(tallies, ['2026-Q1']).percentInTime, 99);
});

it('a released table gives the percentage only if it shows both sides', () => {
  const released = (yes: number, no: number) => {
    const tallies = [
      ...Array.from({ length: yes }, () => tally(true, null)),
      ...Array.from({ length: no }, () => tally(false, null)),
    ];
    const release = releaseTable(tallies, 'answeredInTime', ['2026-Q1'], [], '2026-Q2');
    assert.ok(release.ok);
    return percentInTimeOf(release.table);
  };
  assert.equal(released(30, 10), 75);
  assert.equal(released(40, 2), null, '2 would follow from 95 %');
  assert.equal(released(40, 0), 100);
  assert.equal(released(0, 0), null);
});

it('law: half of the answers took no longer than the median, and half no less', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 10_000 }), { minLength: 5, maxLength: 60 }), (minutes) => {
      const { medianOpeningMinutes } = responseTimes(
        minutes.map((n) => tally(true, n)),
        ['2026-Q1'],
      );
      assert.ok(medianOpeningMinutes !== null);
      assert.ok(minutes.filter((n) => n <= medianOpeningMinutes).length * 2 >= minutes.length);
      assert.ok(minutes.filter((n) => n >= medianOpeningMinutes).length * 2 >= minutes.length);
    }),
  );
});
