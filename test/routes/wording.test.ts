/** What a programme hides or publishes of its guide, as the public finds it: at its address, in the list, the search, the card, the check. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { must } from '#cli/client/member.ts';
import { Team } from '#cli/client/team.ts';
import { callRoute } from '#contract/client.ts';
import { getSettings, putSettings } from '#contract/settings.ts';
import { putOwnEntry } from '#contract/wording.ts';
import { openPlace } from '#test/support/installation.ts';

test('an entry that is hidden is nowhere any more; with drafts hidden, nothing is that nobody approved', async (t) => {
  let offset = 0;
  const clock = () => Date.now() + offset;
  const place = await openPlace(t, { clock, still: true });
  const team = new Team(await place.found(), place.base, clock);
  offset += 31_000;
  const founder = team.founder();
  await team.present(founder);
  const read = async (path: string) => {
    const answer = await fetch(`${place.base}${path}`);
    return { status: answer.status, text: await answer.text() };
  };
  const entry = '/guide/pourquoi-n-etes-vous-pas-partie';
  const around = [
    '/guide',
    '/guide?q=pourquoi+partie',
    '/carte/police',
    '/carte/justice',
    '/verifier-un-texte',
  ];
  assert.equal((await read(entry)).status, 200);

  const hide = { version: 0, hidden: true, words: null, basedOn: null };
  must(
    putOwnEntry,
    await callRoute(
      putOwnEntry,
      { params: { entry: 'why-did-you-not-leave' }, body: hide },
      founder.transport,
    ),
  );
  for (const path of [entry, '/en/guide/why-did-you-not-leave'])
    assert.equal((await read(path)).status, 404, path);
  for (const path of around)
    assert.doesNotMatch((await read(path)).text, /pourquoi-n-etes-vous|n’êtes-vous pas partie/, path);
  assert.equal(
    (await read('/carte/police')).text.match(/<ol class="six">.*?<\/ol>/s)?.[0].split('<li>').length,
    7,
  );

  const { version, settings } = must(getSettings, await callRoute(getSettings, {}, founder.transport));
  must(
    putSettings,
    await callRoute(
      putSettings,
      { body: { version, settings: { ...settings, hideDrafts: true } } },
      founder.transport,
    ),
  );
  assert.equal((await read('/guide/calmez-vous')).status, 404);
  const guide = await read('/guide');
  assert.match(guide.text, /Aucune formulation n’est encore publiée/);
  assert.doesNotMatch(guide.text, /class="moments/, 'no way to moments that are empty');
  const card = await read('/carte/police');
  assert.doesNotMatch(card.text, /Six f/, 'a card of numbers alone promises no six wordings');
  assert.match(card.text, /href="tel:911"/);
  assert.equal((await read('/s-exercer/a-l-hotel')).status, 404);
  const tab = await fetch(`${place.base}/favicon.svg`);
  assert.equal(tab.headers.get('cache-control'), 'public, max-age=86400', 'not asked for again at each step');
});
