import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import {
  checkTotp,
  isRecoveryCode,
  newRecoveryCodes,
  newTotpSecret,
  recoveryCodeHash,
  totpCode,
  totpUrl,
} from './totp.ts';
import { vectors } from './vectors.test-parties.ts';

/** RFC 6238, appendix B: the ASCII secret “12345678901234567890”, last six of its eight digits. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const RFC_CODES = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
] as const;

test('codes are those of RFC 6238', () => {
  for (const [seconds, code] of RFC_CODES) {
    assert.equal(totpCode(RFC_SECRET, seconds * 1000), code);
    assert.equal(checkTotp({ secret: RFC_SECRET, code, now: seconds * 1000 }), Math.floor(seconds / 30));
  }
});

test('a code is good one step early or late, and no more', () => {
  const now = 1_790_000_000_000;
  const step = Math.floor(now / 30_000);
  const at = (steps: number) =>
    checkTotp({ secret: RFC_SECRET, code: totpCode(RFC_SECRET, now + steps * 30_000), now });
  assert.deepEqual([-2, -1, 0, 1, 2].map(at), [null, step - 1, step, step + 1, null]);
});

test('no code serves twice, nor one older than the last', () => {
  const now = 1_790_000_000_000;
  const check = (steps: number, lastStep: number | null) =>
    checkTotp({ secret: RFC_SECRET, code: totpCode(RFC_SECRET, now + steps * 30_000), now, lastStep });
  const step = check(0, null) as number;
  assert.equal(check(0, step), null);
  assert.equal(check(-1, step), null);
  assert.equal(check(1, step), step + 1);
});

test('only six digits are a code; spaces do not matter', () => {
  const [seconds, code] = RFC_CODES[0];
  const check = (typed: string) => checkTotp({ secret: RFC_SECRET, code: typed, now: seconds * 1000 });
  assert.equal(check(`${code.slice(0, 3)} ${code.slice(3)}`), 1);
  for (const typed of ['', '28708', '2870820', '28708a', '２８７０８２'])
    assert.equal(check(typed), null, typed);
});

test('a new secret is 20 random bytes in base32, as the contract takes it', () => {
  assert.match(newTotpSecret(), /^[A-Z2-7]{32}$/);
  assert.notEqual(newTotpSecret(), newTotpSecret());
});

test('the address for the app names programme and person', () => {
  const url = new URL(totpUrl(RFC_SECRET, 'Les SurVivantes', 'marie'));
  assert.equal(`${url.protocol}//${url.host}`, 'otpauth://totp');
  assert.equal(decodeURIComponent(url.pathname), '/Les SurVivantes:marie');
  assert.deepEqual(
    [url.searchParams.get('secret'), url.searchParams.get('issuer'), url.searchParams.get('digits')],
    [RFC_SECRET, 'Les SurVivantes', '6'],
  );
});

test('ten recovery codes, all different, each recognised however typed', () => {
  const codes = newRecoveryCodes();
  assert.equal(new Set(codes).size, 10);
  for (const code of codes) {
    assert.match(code, /^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    assert.equal(isRecoveryCode(code), true);
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')}`;
    assert.equal(recoveryCodeHash(typed), recoveryCodeHash(code));
  }
  assert.equal(isRecoveryCode('123456'), false);
  assert.equal(isRecoveryCode('UUUU-UUUU-UUUU-UUUU'), false);
});

test('the hash of a recovery code: the frozen vector', () => {
  const { code, hash } = vectors.exact.recoveryCode;
  assert.equal(recoveryCodeHash(code), hash);
  assert.equal(hash, createHash('sha256').update('0123456789ABCDEF').digest('base64url'));
  assert.equal(hash.length, 43);
});
