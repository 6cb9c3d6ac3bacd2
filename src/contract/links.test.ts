import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  followLink,
  joinLink,
  questionnaireLink,
  readFollowLink,
  readSlipToken,
  readTeamLink,
  setupLink,
  stepPath,
} from './links.ts';
import { takeStep } from './requests.ts';

const fragment = (link: string) => new URL(link).hash;
const join = { secret: 'AAAAAAAAAAAAAAAAAAAAAA', genesis: 'B'.repeat(43) };

test('what a link says is read back', () => {
  assert.deepEqual(readTeamLink(fragment(setupLink('https://x.test', 'a'.repeat(32)))), {
    kind: 'setup',
    token: 'a'.repeat(32),
  });
  assert.deepEqual(readTeamLink(fragment(joinLink('https://x.test', join))), { kind: 'join', ...join });
});

test('secrets stand in the fragment only', () => {
  const url = new URL(joinLink('https://x.test', join));
  assert.equal(url.pathname + url.search, '/equipe');
});

test('anything else is not a link', () => {
  for (const odd of [
    '',
    '#',
    '#installation=',
    '#installation=short',
    '#invitation=a.b',
    `${fragment(joinLink('https://x.test', join))}x`,
  ]) {
    assert.equal(readTeamLink(odd), null, odd);
  }
});

test('the card of a partner is read back, accents included, and its secret stands in the fragment only', () => {
  const card = { reference: 'Épinette-4821', receipt: 'AAAAAAAAAAAAAAAAAAAAAA' };
  const url = new URL(followLink('https://x.test/suivi', card.reference, card.receipt));
  assert.equal(url.pathname + url.search, '/suivi');
  assert.deepEqual(readFollowLink(url.hash), card);
  for (const odd of ['', '#', '#words', '#a.short', '#%E0%A4%A.AAAAAAAAAAAAAAAAAAAAAA', `${url.hash}x`])
    assert.equal(readFollowLink(odd), null, odd);
});

test('a slip’s token stands in the fragment only, and the room’s link has none', () => {
  const [code, token] = ['7FK39QXM2T', 'AAECAwQFBgcICQoLDA0ODw'] as const;
  assert.equal(questionnaireLink('https://x.test', 'fr', { code }), 'https://x.test/q/7FK3-9QXM-2T');
  const url = new URL(questionnaireLink('https://x.test', 'en', { code, token }));
  assert.equal(url.pathname + url.search, '/en/q/7FK3-9QXM-2T');
  assert.equal(readSlipToken(url.hash), token);
  for (const odd of ['', '#', '#short', `${url.hash}x`, token]) assert.equal(readSlipToken(odd), null, odd);
});

test('the way to a step is the route’s own', () => {
  assert.equal(stepPath(':file'), takeStep.path);
});
