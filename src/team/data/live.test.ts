import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LiveEvent } from '#contract/live.ts';
import { followLive, SILENCE_MS, type Source } from './live.ts';

const file = '01890a5d-ac96-774b-bcce-b302099a8057';
const changed = (event: number): LiveEvent => ({ kind: 'changed', event, at: 1, file, version: event });

/** A server seen from the browser: what was opened, and the pauses asked for. */
function rig(after = 10) {
  const sources: (Source & { address: string; closed: boolean })[] = [];
  const pauses: { ms: number; then: () => void }[] = [];
  let silent: (() => void) | null = null;
  const events: LiveEvent[] = [];
  const connections: string[] = [];
  let refused = 0;
  const live = followLive({
    after,
    onEvent: (event) => events.push(event),
    onConnection: (connection) => connections.push(connection),
    onRefused: () => refused++,
    open: (address) => {
      const source = {
        address,
        closed: false,
        readyState: 0,
        onopen: null,
        onmessage: null,
        onerror: null,
        onbeat: null,
        close() {
          this.closed = true;
        },
      };
      sources.push(source);
      return source;
    },
    wait: (ms, then) => {
      if (ms === SILENCE_MS) {
        silent = then;
        return () => {
          if (silent === then) silent = null;
        };
      }
      pauses.push({ ms, then });
      return () => {};
    },
  });
  const newest = () => sources.at(-1) as (typeof sources)[number];
  const send = (event: unknown) =>
    newest().onmessage?.({ data: typeof event === 'string' ? event : JSON.stringify(event) });
  const fail = (readyState: number) => {
    Object.assign(newest(), { readyState });
    newest().onerror?.();
  };
  const silence = () => silent?.();
  return { live, sources, pauses, events, connections, newest, send, fail, silence, refused: () => refused };
}

test('starts after the last event that the loaded queue knew', () => {
  assert.equal(rig(10).newest().address, '/api/live?after=10');
});

test('an event told twice across a reconnect is handled once', () => {
  const { send, events } = rig();
  send(changed(11));
  send(changed(11));
  send(changed(9));
  send(changed(12));
  assert.deepEqual(
    events.map((event) => event.event),
    [11, 12],
  );
});

test('a dropped line is left to the browser; a refusal opens a new stream after the last event, ever more slowly', () => {
  const { send, fail, pauses, newest, sources, refused } = rig();
  send(changed(14));
  fail(0);
  assert.equal(sources.length, 1);
  fail(2);
  pauses[0]?.then();
  assert.equal(newest().address, '/api/live?after=14');
  fail(2);
  pauses[1]?.then();
  fail(2);
  assert.deepEqual(
    pauses.map(({ ms }) => ms),
    [1000, 2000, 4000],
  );
  assert.equal(refused(), 3);
});

test('when the network is back, the pause is not waited for', () => {
  const { live, fail, sources } = rig();
  fail(2);
  live.retry();
  assert.equal(sources.length, 2);
});

test('an event that this version does not know asks for everything again', () => {
  const { send, events } = rig();
  send({ kind: 'something_new', event: 11, at: 1 });
  send('not json');
  assert.deepEqual(
    events.map((event) => event.kind),
    ['reload', 'reload'],
  );
});

test('says offline, then live', () => {
  const { fail, newest, connections, live, sources } = rig();
  fail(0);
  newest().onopen?.();
  live.close();
  fail(2);
  assert.deepEqual(connections, ['connecting', 'offline', 'live']);
  assert.equal(sources[0]?.closed, true);
});

test('a line that died without a word is found out by its silence, said, and replaced after the last event', () => {
  const { send, newest, connections, pauses, sources, silence } = rig();
  newest().onopen?.();
  send(changed(15));
  newest().onbeat?.();
  Object.assign(newest(), { readyState: 1 });
  silence();
  assert.deepEqual(connections, ['connecting', 'live', 'offline']);
  assert.equal(sources[0]?.closed, true);
  pauses[0]?.then();
  assert.equal(newest().address, '/api/live?after=15');
});

test('when the device says that its network is gone, nothing is called live; once closed, silence means nothing', () => {
  const { live, newest, connections, pauses, silence } = rig();
  newest().onopen?.();
  live.lose();
  assert.equal(connections.at(-1), 'offline');
  pauses[0]?.then();
  newest().onopen?.();
  assert.equal(connections.at(-1), 'live');
  live.close();
  silence();
  live.lose();
  assert.equal(connections.at(-1), 'live');
});
