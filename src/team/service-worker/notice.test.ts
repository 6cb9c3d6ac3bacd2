import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Knock, KnockRow } from '#contract/push.ts';
import { noticeAfter, noticeOf } from './notice.ts';

const NOW = 1_800_000_000_000;
const row = (more: Partial<KnockRow> = {}): KnockRow => ({
  file: '01890a5d-ac96-774b-bcce-b302099a8057',
  reference: 'Hirondelle-4821',
  version: 0,
  promptness: 'now',
  dueAt: NOW + 12 * 60_000,
  mine: false,
  state: 'received',
  practice: false,
  ...more,
});
const knock = (rows: KnockRow[], more: Partial<Knock> = {}): Knock => ({
  now: NOW,
  opensAt: null,
  language: 'fr',
  count: rows.length,
  rows,
  ...more,
});
const title = (one: Knock) => noticeOf(one, 'fr').title.replace(/\s/g, ' ');

test('one request: its code name and the time left, in her language', () => {
  assert.equal(title(knock([row()])), 'Hirondelle-4821 — reste 12 min');
  assert.equal(title(knock([row()], { language: 'en' })), 'Hirondelle-4821 — 12 min left');
  assert.equal(title(knock([row({ dueAt: NOW - 65 * 60_000 })])), 'Hirondelle-4821 — en retard de 1 h 05');
  assert.equal(noticeOf(knock([row()]), 'fr').path, '/equipe/demande/01890a5d-ac96-774b-bcce-b302099a8057');
});

test('while the programme is closed, it says that the clock waits', () => {
  assert.equal(
    title(knock([row({ dueAt: NOW + 20 * 3_600_000 })], { opensAt: NOW + 3_600_000 })),
    'Hirondelle-4821 — attend l’ouverture',
  );
});

test('an exercise is never taken for a request', () => {
  assert.equal(title(knock([row({ practice: true })])), 'Exercice : Hirondelle-4821 — reste 12 min');
});

test('several: how many, the most pressing, and Today opens', () => {
  const several = noticeOf(knock([row(), row()], { count: 9 }), 'fr');
  assert.equal(several.title.replace(/\s/g, ' '), '9 demandes attendent');
  assert.match(several.body, /Hirondelle-4821/);
  assert.equal(several.path, '/equipe');
});

test('nobody signed in: fixed words, in the browser’s language', () => {
  assert.deepEqual(noticeOf(null, 'en'), {
    title: 'Passerelle',
    body: 'Something is waiting for you. Open Passerelle to see.',
    lang: 'en',
    path: '/equipe',
    offer: null,
  });
});

test('“I have it” is offered for one request that nobody has, and what came of it is said', () => {
  const file = '01890a5d-ac96-774b-bcce-b302099a8057';
  const offer = { file, reference: 'Hirondelle-4821', version: 0, lang: 'fr' } as const;
  assert.deepEqual(noticeOf(knock([row()]), 'en').offer, offer);
  for (const none of [
    knock([row({ mine: true })]),
    knock([row({ practice: true })]),
    knock([row(), row()], { count: 2 }),
    knock([]),
  ])
    assert.equal(noticeOf(none, 'fr').offer, null);
  const told = [200, 409, 401, null].map((status) => noticeAfter(offer, status));
  assert.deepEqual(
    told.map(({ title: name, offer: again }) => [name, again]),
    Array.from({ length: 4 }, () => ['Hirondelle-4821', null]),
  );
  assert.match(told[0]?.body ?? '', /^C’est noté/);
  assert.match(told[1]?.body ?? '', /déjà/);
  assert.match(told[2]?.body ?? '', /pas noté/);
  assert.equal(told[3]?.body, told[2]?.body);
});

test('whatever else a row may hold one day, it is not shown', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.constant('texte-sentinelle')), (more) => {
      const shown = noticeOf(knock([{ ...more, ...row() }]), 'fr');
      assert.ok(!JSON.stringify(shown).includes('sentinelle'));
    }),
  );
});
