/** Help lines over HTTP: one member hides, two are needed for a number; the public pages follow at once. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { must, signIn } from '#cli/client/member.ts';
import { Team } from '#cli/client/team.ts';
import { type Answer, callRoute, type Transport } from '#contract/client.ts';
import { changeHelpLine, getSettings, putSettings } from '#contract/settings.ts';
import type { HelpLineChange } from '#programme/help-line-change.ts';
import { openPlace } from '#test/support/installation.ts';

test('a number is corrected by two, hidden by one, and never by the settings', async (t) => {
  let offset = 0;
  const clock = () => Date.now() + offset;
  const place = await openPlace(t, { clock, still: true });
  const team = new Team(await place.found(), place.base, clock);
  offset += 31_000;
  const founder = team.founder();
  await team.present(founder);
  const colleague = await team.welcome(founder, {
    role: 'professional',
    name: 'Intervenante',
    signInName: 'intervenante',
    passphrase: 'six mots inventes pour essayer seulement',
  });
  offset += 31_000;
  await signIn(colleague.transport, colleague.credentials, clock());

  const settings = async () => must(getSettings, await callRoute(getSettings, {}, founder.transport));
  const change = async (
    by: { readonly transport: Transport },
    next: HelpLineChange,
    line = 'info_aide',
  ): Promise<Answer<typeof changeHelpLine>> =>
    callRoute(
      changeHelpLine,
      { params: { line }, body: { version: (await settings()).version, change: next } },
      by.transport,
    );
  const code = (answer: Answer<typeof changeHelpLine>) => (answer.ok ? 'done' : answer.code);
  const shown = async (path = '/numeros') => (await fetch(`${place.base}${path}`)).text();
  const words = { number: '450 555-0177', hours: null, added: null };

  assert.equal(code(await change(founder, { kind: 'propose', words })), 'done');
  assert.doesNotMatch(await shown(), /450.555.0177/u);
  assert.equal(code(await change(founder, { kind: 'confirm' })), 'second_person');
  assert.equal(code(await change(colleague, { kind: 'confirm' })), 'done');
  for (const path of ['/numeros', '/pour-elle', '/en/numbers'])
    assert.match(await shown(path), /450.555.0177/u, path);

  assert.equal(code(await change(colleague, { kind: 'hide' })), 'done');
  for (const path of ['/numeros', '/pour-elle'])
    assert.doesNotMatch(await shown(path), /450.555.0177/u, path);

  await t.test('refusals change nothing, and say why', async () => {
    const before = await settings();
    assert.equal(code(await change(founder, { kind: 'hide' }, 'nowhere')), 'unknown_or_hidden');
    const wrong = { kind: 'propose', words: { ...words, number: 'demain' } } as const;
    assert.equal(code(await change(founder, wrong)), 'malformed');
    const late = {
      params: { line: 'info_aide' },
      body: { version: before.version - 1, change: { kind: 'show' } },
    } as const;
    assert.equal(code(await callRoute(changeHelpLine, late, founder.transport)), 'stale');
    const helpLines = [{ id: 'info_aide', hidden: false, number: '450 555-0199' }];
    const past = await callRoute(
      putSettings,
      { body: { version: before.version, settings: { ...before.settings, helpLines } } },
      founder.transport,
    );
    assert.equal(
      past.ok ? 'done' : past.code,
      'malformed',
      'the settings are no way around the second person',
    );
    assert.deepEqual(await settings(), before);
  });

  await t.test('no name of a member is published or stored with a check', async () => {
    const { helpLines } = (await settings()).settings;
    assert.deepEqual(
      helpLines.map(({ checkedBy }) => checkedBy),
      [colleague.id],
    );
    assert.doesNotMatch(await shown(), /Intervenante\b(?! )/u);
  });
});
