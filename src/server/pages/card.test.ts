import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { loadWording } from '../content/wording.ts';
import { CARD_FIRST, CARD_SIZE, cardEntries } from '#wording/card.ts';
import { READERS, type WordingEntry } from '#wording/entry.ts';
import { NO_OWN_WORDING, shownGuide } from '#wording/guide.ts';

let entries: readonly WordingEntry[];
before(async () => {
  ({ entries } = await loadWording());
});

test('what ships holds the six of each card, and each is for that reader', () => {
  for (const reader of READERS) {
    assert.equal(new Set(CARD_FIRST[reader]).size, CARD_SIZE);
    for (const id of CARD_FIRST[reader]) {
      const entry = entries.find((one) => one.id === id);
      assert.ok(entry?.readers.includes(reader), `${id}, for ${reader}`);
    }
    const card = cardEntries(shownGuide(entries, NO_OWN_WORDING), reader).map(({ id }) => id);
    assert.deepEqual(new Set(card), new Set(CARD_FIRST[reader]));
  }
});

test('whatever a programme hides, a card shows six while the guide has six for that reader, in its order, and none that is hidden', () => {
  fc.assert(
    fc.property(fc.constantFrom(...READERS), fc.subarray(entries.map(({ id }) => id)), (reader, hidden) => {
      const own = {
        ...NO_OWN_WORDING,
        entries: hidden.map((id) => ({ id, hidden: true, words: null, basedOn: null })),
      };
      const shown = shownGuide(entries, own);
      const card = cardEntries(shown, reader);
      const theirs = shown.filter(({ readers }) => readers.includes(reader));
      assert.equal(card.length, Math.min(CARD_SIZE, theirs.length));
      assert.deepEqual(
        card,
        theirs.filter((entry) => card.includes(entry)),
      );
      const kept = CARD_FIRST[reader].filter((id) => !hidden.includes(id));
      for (const id of kept)
        assert.ok(
          card.some((entry) => entry.id === id),
          `${id} stays`,
        );
    }),
  );
});

test('what takes the place of a hidden one comes from a moment that the card does not have yet', () => {
  const own = {
    ...NO_OWN_WORDING,
    entries: CARD_FIRST.police.map((id) => ({ id, hidden: true, words: null, basedOn: null })),
  };
  const card = cardEntries(shownGuide(entries, own), 'police');
  assert.equal(new Set(card.map(({ situation }) => situation)).size, CARD_SIZE);
});
