/** Whoever uses the pages is offered their source (GNU AGPL, s. 13), from every page and without any script. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VERSION } from '#server/version.ts';
import * as m from '#texts/messages.ts';
import { openPlace } from '../support/installation.ts';

const page = async (base: string, path: string): Promise<string> => (await fetch(base + path)).text();
const inHtml = (text: string): string => text.replaceAll('&', '&amp;');

test('every page leads to the source; the page gives its address, or says whom to ask', async (t) => {
  const source = 'https://code.example.org/passerelle?a=1&b=2';
  const place = await openPlace(t, { still: true, env: { PASSERELLE_SOURCE: source } });
  await place.found();
  for (const [path, privacy] of [
    ['/', '/confidentialite'],
    ['/demande', '/confidentialite'],
    ['/pour-elle', '/confidentialite'],
    ['/en/request', '/en/privacy'],
  ] as const)
    assert.ok((await page(place.base, path)).includes(`href="${privacy}#source"`), path);
  const told = await page(place.base, '/en/privacy');
  assert.ok(told.includes(`<a href="${inHtml(source)}" rel="noreferrer">`));
  assert.ok(told.includes(m.site_source_licence('en', { version: VERSION })));

  const silent = await openPlace(t, { still: true });
  await silent.found();
  const asked = await page(silent.base, '/confidentialite');
  const whom = { organisation: 'Organisme inventé', phone: '555 010-0199' };
  assert.ok(asked.includes(m.site_source_ask('fr', whom)));
  assert.doesNotMatch(asked, /href="https:\/\/code/);
});
