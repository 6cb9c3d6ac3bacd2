import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RequestEvent } from '#programme/request.ts';
import { changesFor } from './changes.ts';

const ME = 'me';
const event = (number: number, kind: string, actor = 'other', file = 'f', undone = false): RequestEvent => ({
  event: number,
  at: number,
  actor: actor,
  kind,
  file,
  undoUntil: null,
  undone,
});
const known = () => true;
const told = (events: readonly RequestEvent[], knows: (file: string) => boolean = known) =>
  changesFor(events, ME, knows).map(({ file, events: of }) => [file, of.map(({ kind }) => kind)]);

test('what others did is told by request, latest first', () => {
  const events = [
    event(1, 'arrived', 'partner', 'a'),
    event(2, 'claimed', 'other', 'b'),
    event(3, 'decided', 'other', 'a'),
  ];
  assert.deepEqual(told(events), [
    ['a', ['decided', 'arrived']],
    ['b', ['claimed']],
  ]);
});

test('what I did myself, what was undone and what says nothing is left out', () => {
  assert.deepEqual(
    told([
      event(1, 'claimed', ME),
      event(2, 'closed', 'other', 'f', true),
      event(3, 'seen'),
      event(4, 'call_started'),
      event(5, 'undone'),
      event(6, 'alerted', 'system'),
    ]),
    [],
  );
});

test('a kind that nobody knows yet is told: a change never passes in silence', () => {
  assert.deepEqual(told([event(1, 'teleported')]), [['f', ['teleported']]]);
});

test('a request that was destroyed meanwhile is not told', () => {
  assert.deepEqual(
    told([event(1, 'claimed', 'other', 'gone')], (file) => file !== 'gone'),
    [],
  );
});
