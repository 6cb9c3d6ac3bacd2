import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { LiveEvent } from '#contract/live.ts';
import { newFanout } from './fanout.ts';

const line = (event: number): LiveEvent => ({ kind: 'settings', event, at: 0 });

/** A journal whose answers take a turn or more of the event loop, so that commits fall between. */
function journalOf(lines: number[], pause: () => Promise<void>) {
  return {
    async read(_programme: string, _view: string, after: number) {
      const found = lines.filter((n) => n > after).slice(0, 3);
      await pause();
      return { events: found.map(line), upTo: found.at(-1) ?? after };
    },
    async last() {
      const last = lines.at(-1) ?? 0;
      await pause();
      return last;
    },
  };
}

test('whenever somebody listens or comes back, and whatever is committed meanwhile, she gets each event once, in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.integer({ min: 0, max: 6 }),
      fc.integer({ min: 1, max: 10 }),
      fc.boolean(),
      async (s, before, during, toldOfAll) => {
        const lines = Array.from({ length: before }, (_, i) => i + 1);
        const fanout = newFanout(
          journalOf(lines, () => s.schedule(Promise.resolve())),
          () => 0,
          (error) => assert.fail(String(error)),
        );
        const got: number[] = [];
        const listen = (after: number) =>
          fanout.attach('p', 'team', { give: (events) => got.push(...events.map((e) => e.event)) }, after);
        let seat = listen(0);
        s.scheduleSequence(
          Array.from({ length: during }, (_, i) => async () => {
            lines.push(before + i + 1);
            if (toldOfAll || i % 2 === 0) fanout.notify('p', before + i + 1);
            // The line drops; she comes back with the last number she has.
            if (i === 4) {
              seat = seat.then(({ leave }) => {
                leave();
                return listen(got.at(-1) ?? 0);
              });
            }
          }),
        );
        await s.waitIdle();
        await s.waitFor(seat);
        await s.waitFor(fanout.look());
        assert.deepEqual(got, lines);
      },
    ),
    { numRuns: 300 },
  );
});

test('a listener without a number gets what comes from now on', async () => {
  const lines = [1, 2];
  const fanout = newFanout(
    journalOf(lines, async () => {}),
    () => 0,
    (error) => assert.fail(String(error)),
  );
  const got: number[] = [];
  await fanout.attach('p', 'team', { give: (events) => got.push(...events.map((e) => e.event)) }, null);
  lines.push(3);
  fanout.notify('p', 3);
  await new Promise(setImmediate);
  assert.deepEqual(got, [3]);
});

test('a gap too long to tell, and a gap that is no longer held, are told as one reload; then all goes on', async () => {
  const lines = Array.from({ length: 6000 }, (_, i) => i + 1);
  const journal = journalOf(lines, async () => {});
  const fanout = newFanout(
    {
      ...journal,
      read: async (p, v, after) =>
        after > 6001
          ? { events: [{ kind: 'reload', event: 6000, at: 0 }], upTo: 6000 }
          : journal.read(p, v, after),
    },
    () => 0,
    (error) => assert.fail(String(error)),
  );
  const seen: string[][] = [[], []];
  await fanout.attach(
    'p',
    'team',
    { give: (events) => seen[0]?.push(...events.map((e) => `${e.kind} ${e.event}`)) },
    10,
  );
  // A number from another life of the database.
  await fanout.attach(
    'p',
    'team',
    { give: (events) => seen[1]?.push(...events.map((e) => `${e.kind} ${e.event}`)) },
    9000,
  );
  lines.push(6001);
  fanout.notify('p', 6001);
  await new Promise(setImmediate);
  assert.deepEqual(seen, [
    ['reload 6000', 'settings 6001'],
    ['reload 6000', 'settings 6001'],
  ]);
});

test('who left is given nothing more', async () => {
  const lines = [1];
  const fanout = newFanout(
    journalOf(lines, async () => {}),
    () => 0,
    (error) => assert.fail(String(error)),
  );
  const got: number[] = [];
  const seat = await fanout.attach(
    'p',
    'team',
    { give: (events) => got.push(...events.map((e) => e.event)) },
    1,
  );
  seat.leave();
  lines.push(2);
  fanout.notify('p', 2);
  await fanout.look();
  assert.deepEqual(got, []);
  assert.equal(fanout.listeners(), 0);
});
