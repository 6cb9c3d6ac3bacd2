import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newId } from './new-id.ts';
import { Id } from './request.ts';

const momentOf = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);

test('an id has the form of RFC 9562, version 7, and states the millisecond it was made in', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), (now) => {
      const id = newId(now);
      assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      assert.ok(Id.safeParse(id).success);
      assert.equal(momentOf(id), now);
    }),
  );
});

test('ids of one millisecond differ; those of a later one sort later', () => {
  const now = 1_795_000_000_000;
  const ids = Array.from({ length: 1000 }, () => newId(now));
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(ids.every((id) => id < newId(now + 1)));
});
