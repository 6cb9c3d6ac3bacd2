import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

const open = [
  '8.8.8.8',
  '142.250.1.1',
  '17.188.143.1',
  '100.63.255.255',
  '100.128.0.0',
  '172.15.0.1',
  '172.32.0.1',
  '2607:f8b0:4020::200a',
  '2a00::1',
];
const closed = [
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '127.255.255.255',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:8.8.8.8',
  '::ffff:127.0.0.1',
  '::7f00:1',
  '64:ff9b::7f00:1',
  'fe80::1',
  'fc00::1',
  'fd12:3456::1',
  'ff02::1',
  '2001:db8::1',
  '2001::1',
  '2002:7f00:1::1',
  '3fff::1',
  '',
  'localhost',
  '127.1',
  '0x7f.1',
  '2130706433',
  '[::1]',
  '8.8.8.8 ',
  'fe80::1%eth0',
];

test('public addresses may be reached', () => {
  for (const address of open) assert.equal(isPublicAddress(address), true, address);
});

test('private, local, reserved and disguised ones may not, nor what is no address', () => {
  for (const address of closed) assert.equal(isPublicAddress(address), false, address);
});

test('nothing is both public and this very machine', () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), fc.constantFrom(...open, ...closed)), (address) => {
      assert.ok(!(isPublicAddress(address) && isLoopbackAddress(address)));
    }),
  );
});
