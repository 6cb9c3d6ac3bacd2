import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ExchangeContent } from '#programme/entries.ts';
import { readContent } from './contents.ts';

const opening = {
  kind: 'opening',
  door: 'web',
  promptness: 'now',
  organisation: 'Poste 31',
  firstName: 'Anne',
  phone: '555 010-0100',
};
const hash = 'A'.repeat(43);

test('every kind that the programme knows is shown, with its words', () => {
  const contents: [unknown, unknown][] = [
    [
      { ...opening, text: 'Que dire?' },
      { kind: 'opening', text: 'Que dire?' },
    ],
    [opening, { kind: 'opening', text: null }],
    [
      { kind: 'message', text: 'Bonjour' },
      { kind: 'message', text: 'Bonjour' },
    ],
    [{ kind: 'raised' }, { kind: 'raised' }],
    [{ kind: 'withdrawn' }, { kind: 'withdrawn' }],
    [{ kind: 'opening_corrected', opening }, { kind: 'corrected' }],
    [{ kind: 'receipt_issued', partnerKey: 'k', partnerRecipient: 'r' }, { kind: 'new_code' }],
    [{ kind: 'erasure', seq: 1, hash }, { kind: 'erasure' }],
  ];
  for (const [content, shown] of contents) {
    assert.equal(ExchangeContent.safeParse(content).success, true);
    assert.deepEqual(readContent(content), shown);
  }
  const kinds = new Set(contents.map(([content]) => (content as { kind: string }).kind));
  assert.equal(kinds.size, ExchangeContent.options.length, 'a kind was added: show it here');
});

test('anything else is unreadable, and no content can break the page', () => {
  fc.assert(
    fc.property(fc.anything(), (content) => {
      const shown = readContent(content);
      if (shown !== null && 'text' in shown) assert.ok(shown.text === null || typeof shown.text === 'string');
    }),
  );
  for (const content of [
    null,
    'x',
    {},
    { kind: 'message' },
    { kind: 'message', text: ' ' },
    { kind: 'opening' },
    { kind: 'tomorrow' },
  ]) {
    assert.equal(readContent(content), null);
  }
});
