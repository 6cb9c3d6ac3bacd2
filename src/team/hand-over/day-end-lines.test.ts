import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrivedByDoor } from '#programme/arrival.ts';
import type { RequestEvent, RequestRow } from '#programme/request.ts';
import { initialSettings } from '#programme/settings.ts';
import type { OpenRequest } from '#team/data/model.ts';
import { type DayEndLine, type DayEndState, dayEndLines, tickable } from './day-end-lines.ts';
import { eventsSince } from './events-since.ts';

const HOUR = 60 * 60_000;
const timeZone = 'America/Toronto';
/** A Monday, 15 h 50 in Joliette. */
const NOW = Date.parse('2026-11-23T20:50:00Z');
const { hours, targets } = initialSettings({ name: '', organisation: '', phone: '', timeZone });
const context = { hours, targets, holidays: new Set<string>(), retentionDays: 30, now: NOW };

function request(
  file: string,
  more: Partial<RequestRow> = {},
  events: Partial<RequestEvent>[] = [],
): OpenRequest {
  const arrival = {
    file,
    reference: `Mésange ${file}`,
    promptness: 'soon',
    notBefore: null,
    practice: false,
  } as const;
  const promised = { state: 'under_way', owner: 'me', dueKind: 'promised', dueAt: NOW + 48 * HOUR } as const;
  return {
    row: { ...arrivedByDoor(arrival, 'web', context), ...promised, ...more },
    opening: null,
    problem: null,
    timeline: events.map((event, index) => ({
      type: 'event',
      event: line({ event: index + 1, file, ...event }),
    })),
    whole: true,
    nextAction: null,
    partnerHasReceipt: true,
    openingMinutesToAnswer: null,
  };
}
function line(more: Partial<RequestEvent>): RequestEvent {
  return {
    event: 1,
    at: NOW - HOUR,
    actor: 'me',
    kind: 'claimed',
    file: 'a',
    undoUntil: null,
    undone: false,
    ...more,
  };
}
const lines = (requests: OpenRequest[], more: Partial<DayEndState> = {}): DayEndLine[] =>
  dayEndLines(
    {
      me: 'me',
      requests: new Map(requests.map((one) => [one.row.file, one])),
      drafts: [],
      waiting: 0,
      ...more,
    },
    NOW,
    timeZone,
  );
const keys = (all: readonly DayEndLine[]) => all.map(({ key }) => key).join(' ');
const late = { dueAt: NOW - HOUR };

test('one goes through what nobody has, then what is late, then the messages, then what is due tonight; mine first', () => {
  const all = lines([
    request('tonight', { dueAt: NOW + HOUR }),
    request('message', { dueKind: 'read', promisedAt: NOW + 48 * HOUR }),
    request('hers', { owner: 'nadia', dueAt: NOW - 3 * HOUR }),
    request('later', late),
    request('latest', { dueAt: NOW - 2 * HOUR }),
    request('nobodys', { owner: null, state: 'received', dueKind: 'answer' }),
    request('another-day'),
  ]);
  assert.equal(keys(all), 'nobodys latest later hers message tonight');
});

test('what I handed over today is entrusted, unless it came back, was undone, or was another day or another person', () => {
  const table: readonly [string, Partial<RequestRow>, Partial<RequestEvent>, boolean][] = [
    ['handed over an hour ago', { owner: 'nadia' }, {}, true],
    ['mine again', { owner: 'me' }, {}, false],
    ['undone', { owner: 'nadia' }, { undone: true }, false],
    ['handed over yesterday', { owner: 'nadia' }, { at: NOW - 20 * HOUR }, false],
    ['handed over by somebody else', { owner: 'nadia' }, { actor: 'rosalie' }, false],
    ['she took it over herself', { owner: 'nadia' }, { kind: 'taken_over', actor: 'nadia' }, false],
  ];
  for (const [what, row, event, entrusted] of table) {
    const all = lines([request('a', { ...late, ...row }, [{ kind: 'handed_over', ...event }])]);
    assert.equal(keys(all), entrusted ? '' : 'a', what);
  }
});

test('what was typed here and did not leave is a line of its own, with its request when it has one', () => {
  const draft = (record: string, screen: string, file: string | null, savedAt: number) => ({
    record,
    draft: { kind: 'draft' as const, screen, file, fields: {} },
    savedAt,
    onServer: true,
  });
  const all = lines([request('a')], {
    drafts: [draft('call', 'phone', null, NOW - 1), draft('note', 'request.note', 'a', NOW - 2)],
    waiting: 2,
  });
  assert.equal(keys(all), 'note call waiting');
  assert.equal(all[0]?.kind === 'draft' ? all[0].reference : null, 'Mésange a');
  assert.equal(keys(tickable(all)), 'note call waiting');
  const handing = lines([request('a', late)], { drafts: [draft('dialog', 'request.hand_over', 'a', NOW)] });
  assert.equal(keys(handing), 'a dialog', 'shown while it is not sent');
  assert.equal(keys(tickable(handing)), 'a', 'and ticked once, with the line that it settles');
});

test('what came in live since the visit is news too, and a line that was undone meanwhile is told as it is now', () => {
  const listed = [line({ event: 1 }), line({ event: 2 })];
  const shown = [
    request('a', {}, [{ event: 2, undone: true }, { event: 3 }, { event: 4, at: NOW - 3 * HOUR }]),
  ];
  const since = eventsSince(listed, shown, NOW - 2 * HOUR);
  assert.deepEqual(
    since.map(({ event, undone }) => [event, undone]),
    [
      [1, false],
      [2, true],
      [3, false],
    ],
  );
  assert.deepEqual(eventsSince([], shown, null), [], 'at the first visit nothing is news');
});
