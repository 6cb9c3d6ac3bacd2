import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentsOf, type Structure } from './structure.ts';

const text = (part: string, type = 'text/plain', more: Partial<Structure> = {}): Structure => ({
  part,
  type,
  encoding: '8bit',
  size: 10,
  parameters: { charset: 'utf-8' },
  ...more,
});
const multi = (type: string, ...childNodes: Structure[]): Structure => ({
  type: `multipart/${type}`,
  childNodes,
});

test('a single text is part 1', () => {
  const { words, files } = contentsOf({ type: 'text/plain', encoding: '7bit', size: 3 });
  assert.equal(words[0]?.plain?.part, '1');
  assert.match(
    words[0]?.plain?.header ?? '',
    /^Content-Type: text\/plain\r\nContent-Transfer-Encoding: 7bit\r\n\r\n$/,
  );
  assert.deepEqual(files, []);
});

test('the same words twice are read once; a logo in a signature is no attachment', () => {
  const { words, files } = contentsOf(
    multi(
      'mixed',
      multi(
        'alternative',
        text('1.1'),
        multi('related', text('1.2.1', 'text/html'), {
          part: '1.2.2',
          type: 'image/png',
          id: '<logo>',
          size: 40,
        }),
      ),
      { part: '2', type: 'application/pdf', size: 400, dispositionParameters: { filename: 'a.pdf' } },
      text('3', 'text/plain', { disposition: 'attachment' }),
      text('4'),
    ),
  );
  assert.deepEqual(
    words.map(({ plain, html }) => [plain?.part, html?.part]),
    [
      ['1.1', '1.2.1'],
      ['4', undefined],
    ],
  );
  assert.deepEqual(files, [
    { name: 'a.pdf', bytes: 300 },
    { name: 'text/plain', bytes: 8 },
  ]);
});

test('a picture that somebody attached is one', () => {
  const { files } = contentsOf(
    multi('mixed', text('1'), { part: '2', type: 'image/jpeg', id: '<x>', size: 4 }),
  );
  assert.equal(files.length, 1);
});

test('what a sender writes into a parameter cannot add a header', () => {
  const { words } = contentsOf(
    text('1', 'text/plain', { parameters: { charset: 'utf-8"\r\nX: y' }, encoding: '7bit\r\nZ' }),
  );
  assert.ok(!/\r\n(?:X|Z)/.test(words[0]?.plain?.header ?? ''));
});
