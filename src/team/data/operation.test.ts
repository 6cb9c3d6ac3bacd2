import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RequestRow, Step } from '#programme/request.ts';
import { mayWait, type Operation, stillMeant } from './operation.ts';
import { newRow } from './request.test-server.ts';

const me = '01890a5d-ac96-774b-bcce-b302099a8057';
const other = '01890a5d-ac96-774b-bcce-b302099a8058';
const row = (patch: Partial<RequestRow> = {}): RequestRow => ({ ...newRow(me), ...patch });
const step = (name: string, more: object = {}) => ({ step: name, ...more }) as Step;

test('a claim is taken again after a colleague only looked, never after she claimed', () => {
  assert.equal(stillMeant(step('claim'), row(), row({ seenAt: 5, version: 2 }), me), true);
  assert.equal(stillMeant(step('claim'), row(), row({ owner: other }), me), false);
  assert.equal(stillMeant(step('claim'), row(), row({ owner: me }), me), true);
});

test('what I noted about my call stands, unless the request changed hands or ended', () => {
  const attempt = step('attempt', { reached: true });
  const mine = row({ owner: me });
  assert.equal(stillMeant(attempt, mine, row({ owner: me, attempts: 1 }), me), true);
  assert.equal(stillMeant(attempt, mine, row({ owner: other }), me), false);
  assert.equal(stillMeant(attempt, mine, row({ owner: me, state: 'closed' }), me), false);
});

test('a request is not closed over a message or a call that came in meanwhile', () => {
  const close = step('close', { reason: 'done' });
  const mine = row({ owner: me, dueKind: 'promised' });
  assert.equal(stillMeant(close, mine, row({ owner: me, dueKind: 'promised', version: 2 }), me), true);
  assert.equal(stillMeant(close, mine, row({ owner: me, dueKind: 'read' }), me), false);
  assert.equal(stillMeant(close, mine, row({ owner: me, dueKind: 'promised', withdrawnAt: 4 }), me), false);
});

test('what was typed may wait for the network; who does what may not', () => {
  const op = (name: string, more: object = {}): Operation => ({
    kind: 'step',
    file: me,
    step: step(name, more),
    say: [],
  });
  assert.equal(
    mayWait({ kind: 'say', file: me, say: [{ stream: 'notes', content: { kind: 'note', text: 'x' } }] }),
    true,
  );
  assert.equal(mayWait(op('attempt', { reached: false })), true);
  for (const name of [
    'claim',
    'take_over',
    'hand_over',
    'close',
    'merge',
    'reopen',
    'undo',
    'start_call',
    'hold',
  ]) {
    assert.equal(mayWait(op(name)), false, name);
  }
});
