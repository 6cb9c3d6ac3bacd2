import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayBeAnswered, type SetAsideReason, setAsideReason } from './mail-sorting.ts';

const headers = (lines: Record<string, string>, from: string | null = 'camille@organisme.test') => ({
  of: (name: string) => Object.entries(lines).flatMap(([key, value]) => (key === name ? [value] : [])),
  from,
  own: ['alertes@exemple.test'],
});

const CASES: [Record<string, string>, string | null, SetAsideReason | null][] = [
  [{}, 'camille@organisme.test', null],
  [{}, null, null],
  [{ 'auto-submitted': 'no' }, 'a@b.test', null],
  [{ 'auto-submitted': 'auto-generated' }, 'a@b.test', 'automatic'],
  [{ 'auto-submitted': 'auto-replied; owner-email="x"' }, 'a@b.test', 'automatic'],
  [{ precedence: 'Bulk' }, 'a@b.test', 'bulk'],
  [{ precedence: 'junk' }, 'a@b.test', 'bulk'],
  [{ precedence: 'first-class' }, 'a@b.test', null],
  [{ 'list-id': '<x>' }, 'a@b.test', 'bulk'],
  [{ 'list-unsubscribe': '<mailto:x>' }, 'a@b.test', 'bulk'],
  [{ 'return-path': '<>' }, 'a@b.test', 'automatic'],
  [{ 'return-path': '< >' }, 'MAILER-DAEMON@b.test'.toLowerCase(), 'bounce'],
  [{ 'return-path': '<a@b.test>' }, 'a@b.test', null],
  [{ 'content-type': 'multipart/report; report-type=delivery-status' }, 'a@b.test', 'bounce'],
  [{ 'content-type': 'Multipart/Report; report-type="disposition-notification"' }, 'a@b.test', 'automatic'],
  [{ 'content-type': 'multipart/mixed' }, 'a@b.test', null],
  [{}, 'no-reply@b.test', 'no_reply'],
  [{}, 'noreply+12@b.test', 'no_reply'],
  [{}, 'ne-pas-repondre@b.test', 'no_reply'],
  [{}, 'noel.repentigny@b.test', null],
  [{}, 'norepliesta@b.test', null],
  [{}, 'alertes@exemple.test', 'own'],
];

test('what is a request, and why something else is none', () => {
  for (const [lines, from, expected] of CASES)
    assert.equal(setAsideReason(headers(lines, from)), expected, JSON.stringify([lines, from]));
});

test('the automatic answer goes to nobody who is set aside, forged, asks for silence or has no usable address', () => {
  assert.equal(mayBeAnswered(headers({})), true);
  for (const [lines, from, reason] of CASES)
    if (reason !== null) assert.equal(mayBeAnswered(headers(lines, from)), false);
  for (const [lines, from] of [
    [{}, null],
    [{}, 'a@localhost'],
    [{}, 'a b@c.test'],
    [{}, 'a@b.test, c@d.test'],
    [{ 'x-auto-response-suppress': 'OOF' }, 'a@b.test'],
    [{ 'authentication-results': 'mx; dmarc=fail' }, 'a@b.test'],
    [{ 'authentication-results': 'mx; spf=softfail' }, 'a@b.test'],
  ] as const)
    assert.equal(mayBeAnswered(headers(lines, from)), false, JSON.stringify([lines, from]));
  assert.equal(mayBeAnswered(headers({ 'authentication-results': 'mx; spf=pass; dkim=pass' })), true);
});
