/** Words of a page without the addresses that it carries, whatever the page. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { withoutLinkAddresses, wordsOfHtml } from './html-words.ts';

test('the words of links stay; addresses of links and pictures go, unless somebody wrote them', async () => {
  const pixel = '<img src="https://pisteur.test/o.gif?u=42" width="1" height="1" alt="">';
  const cases: readonly (readonly [string, string])[] = [
    ['<p>Voir <a href="https://pisteur.test/c?u=42">notre page</a>.</p>', 'Voir notre page.'],
    [`<p>Bonjour</p>${pixel}`, 'Bonjour'],
    [`<a href="https://pisteur.test/c">${pixel}</a>Bonjour`, 'Bonjour'],
    ['<a href="https://pisteur.test/c?to=x">https://organisme.test/aide</a>', 'https://organisme.test/aide'],
    ['<a href="https://organisme.test/aide">https://organisme.test/aide</a>', 'https://organisme.test/aide'],
    ['<img src="cid:logo" alt="Maison des femmes">', 'Maison des femmes'],
    ['<img src="https://pisteur.test/a.png" alt="https://pisteur.test/a.png">Bonjour', 'Bonjour'],
    ['<a href="tel:+1-450-555-0199">Appelez-moi</a>', 'Appelez-moi (+1-450-555-0199)'],
    ['<a href="tel:+14505550199">450 555-0199, poste 3</a>', '450 555-0199, poste 3'],
    ['<a href="mailto:a@organisme.test?subject=x">Écrivez-moi</a>', 'Écrivez-moi (a@organisme.test)'],
    ['<a href="mailto:a@organisme.test">a@organisme.test</a>', 'a@organisme.test'],
    ['<a href="mailto:%E0%A4%A">Écrivez-moi</a>', 'Écrivez-moi (%E0%A4%A)'],
    ['<a href="javascript:alert(1)">Cliquez</a>', 'Cliquez'],
    ['<a name="haut">Bonjour</a>', 'Bonjour'],
    ['<h1>Une question</h1><p>Bonjour</p>', 'Une question\n\nBonjour'],
    ['<style>p{background:url(https://pisteur.test/b)}</style><p>Bonjour</p>', 'Bonjour'],
    ['<p style="background:url(https://pisteur.test/b)">Bonjour', 'Bonjour'],
    ['<a href="https://pisteur.test/1"><b>Non <i>fermé', 'Non fermé'],
    ['', ''],
  ];
  for (const [html, words] of cases) {
    const read = await wordsOfHtml(html);
    assert.equal(read.trim().replaceAll(/\n{2,}/g, '\n\n'), words, html);
  }
});

test('plain words made out of a page lose the addresses stuck to them, not those that somebody typed', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Notre site<https://can01.pisteur.test/?url=x&amp;data=y>, merci', 'Notre site, merci'],
    ['https://organisme.test<https://pisteur.test/c?u=1>', 'https://organisme.test'],
    ['Voir <https://organisme.test>', 'Voir <https://organisme.test>'],
    ['a<b et b>a', 'a<b et b>a'],
  ];
  for (const [text, words] of cases) assert.equal(withoutLinkAddresses(text), words);
});

test('law: whatever the page, its words come through and no address that was only behind them does', async () => {
  const word = fc.constantFrom('Bonjour', 'rappelez', 'moi', 'é', '日本');
  const hidden = fc.integer({ min: 0, max: 9 }).map((n) => `https://pisteur.test/${n}?u=${n}`);
  const { page } = fc.letrec<{ page: string }>((tie) => ({
    page: fc.oneof(
      { maxDepth: 6 },
      word,
      hidden.map((at) => `<img src="${at}" alt="">`),
      fc.tuple(hidden, tie('page')).map(([at, inner]) => `<a href='${at}'>${inner}</a>`),
      fc
        .tuple(fc.constantFrom('p', 'div', 'table', 'td', 'li', 'h2'), tie('page'))
        .map(([tag, inner]) => `<${tag}>${inner}`),
      fc
        .tuple(hidden, tie('page'))
        .map(([at, inner]) => `<p background="${at}" style="--x:url(${at})">${inner}</p>`),
      fc.array(tie('page'), { maxLength: 4 }).map((parts) => parts.join(' ')),
    ),
  }));
  const words = (text: string): number => text.match(/Bonjour|rappelez|moi|é|日本/g)?.length ?? 0;
  await fc.assert(
    fc.asyncProperty(page, async (html) => {
      const read = await wordsOfHtml(html);
      assert.doesNotMatch(read, /pisteur|https?:/);
      assert.equal(words(read), words(html.replaceAll(/<[^>]*>/g, ' ')));
    }),
    { numRuns: 200 },
  );
});

test('what is not a page at all never stops the reading', async () => {
  for (const odd of [
    '<',
    '<a href=',
    '<!--',
    '<a '.repeat(5000),
    '<div>'.repeat(20_000),
    '\0\ufffd<img',
    '&#xfffffff;',
  ])
    assert.equal(typeof (await wordsOfHtml(odd)), 'string');
  await fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 200 }), async (odd) => {
      assert.equal(typeof (await wordsOfHtml(odd)), 'string');
    }),
  );
});
