import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadShipped } from '#server/content/shipped.ts';
import type { View } from '#server/pages/facts.ts';
import { practicePage } from '#server/pages/practice.ts';
import { approvedAs, type PracticeConversation } from '#wording/practice.ts';
import { NO_OWN_WORDING, type OwnWording } from '#wording/guide.ts';

const shipped = await loadShipped();
const first = shipped.practice[0] as PracticeConversation;
const approval = { ...approvedAs(first), survivor: '2026-10', worker: '2026-11', adoptedFrom: null };

const shown = (wording: Partial<OwnWording>, item: string | null, locale: 'fr' | 'en' = 'fr') => {
  const facts = { programme: { phone: '555 010-0199' }, wording: { ...NO_OWN_WORDING, ...wording } };
  return (
    practicePage({ locale, page: 'practice', item, facts, shipped } as unknown as View)?.main.text ?? null
  );
};

test('a conversation is a draft until this version of it was approved', () => {
  assert.match(shown({}, first.address.fr) ?? '', /Ébauche/);
  assert.match(shown({ approvals: [approval] }, first.address.fr) ?? '', /intervenante, novembre 2026/);
  const older = { ...approval, version: 'of other words' };
  assert.match(shown({ approvals: [older] }, first.address.fr) ?? '', /Ébauche/);
});

test('a programme that hides drafts shows what was approved and nothing else, not even by its address', () => {
  const hiding = { approvals: [approval], hideDrafts: true };
  const list = shown(hiding, null) ?? '';
  assert.equal(list.match(/<section>/g)?.length, 1);
  assert.ok(list.includes(`/s-exercer/${first.address.fr}"`));
  for (const { id, address } of shipped.practice)
    assert.equal(shown(hiding, address.fr) === null, id !== first.id, id);
  assert.match(shown({ hideDrafts: true }, null) ?? '', /Aucune conversation/);
});

test('a conversation stands at the address of its language only', () => {
  assert.notEqual(shown({}, first.address.en, 'en'), null);
  assert.equal(shown({}, first.address.en, 'fr'), null);
  assert.equal(shown({}, 'nothing-here'), null);
});

test('every link of a conversation leads to a heading of the page, or to a page', () => {
  for (const { address } of shipped.practice) {
    const text = shown({}, address.fr) ?? '';
    const ids = new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const links = [...text.matchAll(/href="([^"]+)"/g)].map(([, href]) => href as string);
    assert.ok(links.filter((href) => href.startsWith('#')).length > 20);
    for (const href of links)
      assert.ok(/^(?:\/(?:s-exercer|guide)|tel:)/.test(href) || ids.has(href.slice(1)), href);
  }
});

test('an answer names no entry that the programme hides', () => {
  const hidden = shipped.wording.entries.map(({ id }) => ({ id, hidden: true, words: null, basedOn: null }));
  assert.match(shown({}, first.address.fr) ?? '', /href="\/guide\//);
  assert.doesNotMatch(shown({ entries: hidden }, first.address.fr) ?? '', /href="\/guide\//);
});
