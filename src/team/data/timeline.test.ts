import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StoredEntry } from '#contract/parts.ts';
import type { Opening } from '#programme/entries.ts';
import { buildTimeline, nextActionOf, type OpenedItem, openingOf, problemOf } from './timeline.ts';

const me = '01890a5d-ac96-774b-bcce-b302099a8057';
const partner = { who: 'partner' } as const;
const member = { who: 'member', member: me } as const;
const opening: Opening = {
  kind: 'opening',
  door: 'web',
  promptness: 'now',
  organisation: 'CLSC',
  firstName: 'Anne',
  phone: '450 555-0100',
};
const open = (seq: number, author: typeof partner | typeof member, content: unknown): OpenedItem => ({
  state: 'open',
  seq,
  author,
  content,
});
const stored = (stream: 'exchange' | 'notes', seq: number, at: number): StoredEntry => ({
  stream,
  seq,
  sealed: 'x',
  hash: 'h'.repeat(43),
  at,
  by: 'member',
  member: me,
});
const plan = { kind: 'plan', what: 'Rappeler lundi', dueAt: 9, owner: me };

test('two streams and the journal make one timeline, by the time at which each was committed', () => {
  const streams = {
    exchange: [open(0, partner, opening), open(1, member, { kind: 'message', text: 'Bonjour' })],
    notes: [open(0, member, { kind: 'claimed' })],
  };
  const events = [{ event: 1, at: 20, actor: me, kind: 'claim', file: me, undoUntil: null, undone: false }];
  const timeline = buildTimeline(
    streams,
    [stored('exchange', 0, 10), stored('exchange', 1, 30), stored('notes', 0, 20)],
    events,
  );
  assert.deepEqual(
    timeline.map((item) => item.type),
    ['exchange', 'event', 'notes', 'exchange'],
  );
});

test('what cannot be read is shown with its reason, never dropped', () => {
  const streams = {
    exchange: [
      open(0, partner, { kind: 'opening', phone: 3 }),
      { state: 'unreadable', seq: 1, why: 'gap' },
      { state: 'erased', seq: 2, by: me, at: 40 },
    ] as OpenedItem[],
    notes: [{ state: 'unreadable', seq: 0, why: 'no_key' }] as OpenedItem[],
  };
  const timeline = buildTimeline(streams, [stored('exchange', 0, 10), stored('notes', 0, 5)], []);
  assert.deepEqual(
    timeline.map((item) => (item.type === 'unreadable' ? item.why : item.type)),
    ['no_key', 'unknown_form', 'gap', 'erased'],
  );
  assert.equal(problemOf(timeline), 'unknown_form');
  assert.equal(openingOf(timeline), null);
});

test('the opening is as a member last corrected it; a partner cannot rewrite it', () => {
  const corrected = { kind: 'opening_corrected', opening: { ...opening, organisation: 'CLSC de Joliette' } };
  const forged = { kind: 'opening_corrected', opening: { ...opening, organisation: 'Autre' } };
  const streams = {
    exchange: [open(0, partner, opening), open(1, member, corrected), open(2, partner, forged)],
    notes: [],
  };
  assert.equal(openingOf(buildTimeline(streams, [], []))?.organisation, 'CLSC de Joliette');
});

test('the next action is the last plan, until the request closes or comes back', () => {
  const notes = [open(0, member, { kind: 'claimed' }), open(1, member, plan)];
  assert.equal(nextActionOf(buildTimeline({ exchange: [], notes }, [], [])), 'Rappeler lundi');
  const closing = open(2, member, { kind: 'closing', outcome: 'helped', doorStaysOpen: true });
  assert.equal(nextActionOf(buildTimeline({ exchange: [], notes: [...notes, closing] }, [], [])), null);
});

test('texts that wait to be sent stand at the end', () => {
  const waiting = [{ at: 1, content: { kind: 'note', text: 'en attente' } as const }];
  const timeline = buildTimeline(
    { exchange: [open(0, partner, opening)], notes: [] },
    [stored('exchange', 0, 10)],
    [],
    waiting,
  );
  assert.equal(timeline.at(-1)?.type, 'waiting');
});
