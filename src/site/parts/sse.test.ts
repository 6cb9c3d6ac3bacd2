import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { eventReader } from './sse.ts';

test('events are read whole however the line cuts them', () => {
  const lineEnds = fc.constantFrom('\n', '\r\n');
  const events = fc.array(fc.json(), { maxLength: 5 });
  fc.assert(
    fc.property(events, lineEnds, fc.array(fc.nat(400), { maxLength: 8 }), (sent, end, cuts) => {
      const stream = sent.map((data) => `: ping${end}${end}id: 3${end}data: ${data}${end}${end}`).join('');
      const read = eventReader();
      const places = [...new Set([0, ...cuts.map((cut) => cut % (stream.length + 1)), stream.length])].sort(
        (a, b) => a - b,
      );
      const got = places.slice(1).flatMap((to, i) => read(stream.slice(places[i], to)));
      assert.deepEqual(got, sent);
    }),
  );
});

test('data over several lines is one event; a comment is none', () => {
  const read = eventReader();
  assert.deepEqual(read('data: a\ndata: b\n\n: waiting\n\n'), ['a\nb']);
});
