import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinLink, readTeamLink, setupLink } from './links.ts';

const fragment = (link: string) => new URL(link).hash;
const join = { secret: 'AAAAAAAAAAAAAAAAAAAAAA', genesis: 'B'.repeat(43) };

test('what a link says is read back', () => {
  assert.deepEqual(readTeamLink(fragment(setupLink('https://x.test', 'a'.repeat(32)))), { kind: 'setup', token: 'a'.repeat(32) });
  assert.deepEqual(readTeamLink(fragment(joinLink('https://x.test', join))), { kind: 'join', ...join });
});

test('secrets stand in the fragment only', () => {
  const url = new URL(joinLink('https://x.test', join));
  assert.equal(url.pathname + url.search, '/equipe');
});

test('anything else is not a link', () => {
  for (const odd of ['', '#', '#installation=', '#installation=short', '#invitation=a.b', `${fragment(joinLink('https://x.test', join))}x`]) {
    assert.equal(readTeamLink(odd), null, odd);
  }
});
