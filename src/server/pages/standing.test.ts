import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { View } from '#server/pages/facts.ts';
import { standingLine } from '#server/pages/standing.ts';

const line = (locale: 'fr' | 'en', standing: Parameters<typeof standingLine>[1]) =>
  standingLine({ locale } as View, standing).text;

test('a draft says so, whoever has approved it already', () => {
  for (const given of [[], ['survivor']] as const) {
    assert.match(line('fr', { state: 'draft', given }), /<p class="standing draft">Ébauche/);
    assert.match(line('en', { state: 'draft', given }), /<p class="standing draft">Draft/);
  }
});

test('an approval says who and the month, never the day, and whose it is when it was adopted', () => {
  const ours = { state: 'approved', month: '2026-12', adoptedFrom: null } as const;
  assert.match(line('fr', ours), /survivante et une intervenante, décembre 2026</);
  assert.match(line('en', ours), /survivor and a worker, December 2026</);
  assert.match(
    line('fr', { ...ours, adoptedFrom: 'Le <Pont>' }),
    /intervenante de Le &lt;Pont&gt;, décembre 2026</,
  );
});
