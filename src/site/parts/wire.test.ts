import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Acknowledgement } from '#contract/door.ts';
import { readAcknowledgement, readCertificate, readProgramme } from './wire.ts';

const whole = {
  file: '0190c6f0-1111-7222-8333-444455556666',
  reference: 'Hirondelle-4821',
  receivedAt: 5,
  callBy: 6,
  openNow: false,
  nextOpeningAt: null,
};

test('the contract’s acknowledgement is read, field for field', () => {
  fc.assert(
    fc.property(
      fc.record({
        file: fc.uuid({ version: 7 }),
        reference: fc.string(),
        receivedAt: fc.maxSafeNat(),
        callBy: fc.maxSafeNat(),
        openNow: fc.boolean(),
        nextOpeningAt: fc.option(fc.maxSafeNat()),
      }),
      (reply) => assert.deepEqual(readAcknowledgement(reply), Acknowledgement.parse(reply)),
    ),
  );
});

test('what the contract would refuse is no acknowledgement', () => {
  const wrong = fc.constantFrom<unknown>(undefined, null, 'x', -1, 1.5, Number.NaN, {}, [], true);
  fc.assert(
    fc.property(fc.constantFrom(...(Object.keys(whole) as (keyof typeof whole)[])), wrong, (field, value) => {
      const reply = { ...whole, [field]: value };
      // The id's form is the server's to check: it only comes back to whoever made it.
      if (field === 'file') return;
      assert.equal(
        readAcknowledgement(reply) !== null,
        Acknowledgement.safeParse(reply).success,
        `${field}: ${String(value)}`,
      );
    }),
  );
  for (const reply of [null, [], 'ok', 3]) assert.equal(readAcknowledgement(reply), null);
});

test('a certificate or a programme that lacks something is not read', () => {
  assert.equal(readCertificate({ epoch: 1, certificate: 'a.b.c' }), null);
  assert.equal(readCertificate({ epoch: -1, certificate: 'a.b.c', genesisHash: 'x' }), null);
  assert.equal(readProgramme({ openNow: true }), null);
});
