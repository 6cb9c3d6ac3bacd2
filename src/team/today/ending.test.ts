import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrivedByDoor } from '#programme/arrival.ts';
import type { RequestRow } from '#programme/request.ts';
import { initialSettings } from '#programme/settings.ts';
import { endingNow } from './ending.ts';

const DAY = 24 * 60 * 60_000;
const NOW = Date.parse('2026-11-23T15:00:00Z');
const { hours, targets } = initialSettings({
  name: '',
  organisation: '',
  phone: '',
  timeZone: 'America/Toronto',
});
const context = { hours, targets, holidays: new Set<string>(), retentionDays: 30, now: NOW };

function closed(file: string, destroyAt: number, more: Partial<RequestRow> = {}): RequestRow {
  const arrival = {
    file,
    reference: `Mésange ${file}`,
    promptness: 'soon',
    notBefore: null,
    practice: false,
  } as const;
  const life = { state: 'closed', closedAt: destroyAt - 30 * DAY, seenAt: NOW, destroyAt } as const;
  return { ...arrivedByDoor(arrival, 'web', context), ...life, ...more };
}
const shown = (...rows: RequestRow[]) => new Map(rows.map((row) => [row.file, { row }]));
const listed = (file: string, destroyAt: number) => ({
  file,
  reference: `Mésange ${file}`,
  kind: 'soon' as const,
  destroyAt,
});
const names = (list: ReturnType<typeof endingNow>) => list.map(({ file, kind }) => `${file} ${kind}`);

test('what the server listed is told, the nearest first', () => {
  assert.deepEqual(names(endingNow([listed('b', NOW + 2 * DAY), listed('a', NOW + DAY)], new Map(), NOW)), [
    'a soon',
    'b soon',
  ]);
});

test('what is known since corrects the list: reopened, held, or with time left', () => {
  const list = [listed('a', NOW + DAY), listed('b', NOW + DAY), listed('c', NOW + DAY)];
  const known = shown(
    { ...closed('a', NOW + DAY), state: 'received', closedAt: null, destroyAt: null },
    closed('b', NOW + DAY, { hold: true }),
    closed('c', NOW + 8 * DAY),
    closed('d', NOW + 6 * DAY),
  );
  assert.deepEqual(names(endingNow(list, known, NOW)), ['b held', 'd soon']);
});

test('an exercise goes without a warning', () => {
  assert.deepEqual(endingNow([], shown(closed('a', NOW + 60_000, { practice: true })), NOW), []);
});
