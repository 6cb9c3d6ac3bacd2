/**
 * The team's work screens in a real Chromium: every state of the gallery is accessible and fits, in both languages;
 * what people do all day works from the keyboard alone; nothing typed is lost. Data and rules: see test/support/gallery.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import type { Page } from '@playwright/test';
import type { Answers } from '#programme/questionnaire-answers.ts';
import { assertFits, assertWholeAccessible } from '#test/support/axe.ts';
import { type Chromium, screens, startChromium, type Visitor } from '#test/support/chromium.ts';
import { SCENES } from '#test/support/gallery/scenes.ts';
import { CAMILLE, fileOf, NADIA } from '#test/support/team-stories.ts';
import { type Gallery, startGallery } from '#test/support/gallery/serve.ts';

let gallery: Gallery;
let chromium: Chromium;

before(async () => {
  [gallery, chromium] = await Promise.all([startGallery(), startChromium()]);
});
after(async () => {
  await idle?.page.context().close();
  await chromium.stop();
  await gallery.stop();
});

type Locale = 'fr' | 'en';

/** Somebody's page that the test before left behind, loaded. */
let idle: Visitor | null = null;
/** Pages that are loaded and were not looked at by this test yet. */
const loaded = new WeakSet<Page>();

/**
 * A visitor for one test, on a page that is loaded where there is one: loading it takes longer than most of these tests. What is
 * kept on a device stays on it, and so does the place of the keyboard: who changes that, or begins there, comes as a
 * `chromium.visitor`. One who fails does not give her page back.
 */
async function enter(): Promise<Visitor> {
  const visitor = idle ?? (await chromium.visitor(gallery.origin));
  if (idle !== null) loaded.add(visitor.page);
  idle = null;
  return {
    ...visitor,
    leave: async () => {
      assert.deepEqual(visitor.problems, []);
      await visitor.page.emulateMedia({ media: null });
      idle = visitor;
    },
  };
}

async function show(visitor: Visitor, scene: string, locale: Locale = 'fr'): Promise<Page> {
  const { page } = visitor;
  page.setDefaultTimeout(10_000);
  if (loaded.delete(page)) return turnTo(visitor, scene, locale);
  await page.goto(`/?scene=${scene}&lang=${locale}`);
  return acted(page, scene);
}

/** The same in a gallery that is open already: without loading it anew, which takes longer than all the rest. */
async function turnTo(visitor: Visitor, scene: string, locale: Locale): Promise<Page> {
  const { page } = visitor;
  if (page.url() === 'about:blank') return show(visitor, scene, locale);
  await page.evaluate(
    ([name, language]) =>
      (window as unknown as { turnTo: (scene: string, lang: string) => void }).turnTo(name, language),
    [scene, locale] as const,
  );
  return acted(page, scene);
}

async function acted(page: Page, scene: string): Promise<Page> {
  await page.locator('main h1').waitFor();
  await SCENES[scene]?.act?.(page);
  return page;
}

/** What the screens asked the data layer to do, by name. */
const callsOf = (page: Page, name: string): Promise<unknown[][]> =>
  page.evaluate(
    (wanted) =>
      (window as unknown as { calls: { name: string; args: unknown[] }[] }).calls
        .filter((call) => call.name === wanted)
        .map(({ args }) => args),
    name,
  );

// Every second state in each, so that the whole run stays under its twenty minutes; all of them in both when asked.
const wholeGallery = process.env['PASSERELLE_WHOLE_GALLERY'] === '1';

// Both at once: each has a page of its own, and there is a core for each.
describe('every state', { concurrency: 2 }, () => {
  for (const [half, [locale, screen, scheme]] of (
    [
      ['fr', 'desk', 'light'],
      ['en', 'narrow', 'dark'],
    ] as const
  ).entries()) {
    describe(`is accessible and fits: ${locale}, ${screen}, ${scheme}`, { concurrency: 1 }, () => {
      let visitor: Visitor;
      before(async () => {
        visitor = await chromium.visitor(gallery.origin, { viewport: screens[screen], colorScheme: scheme });
      });
      after(() => visitor.leave());

      for (const [i, scene] of Object.keys(SCENES).entries()) {
        if (!wholeGallery && i % 2 !== half) continue;
        test(scene, async () => {
          const page = await turnTo(visitor, scene, locale);
          await assertFits(page, `${scene}, ${locale}`);
          await assertWholeAccessible(page, `${scene}, ${locale}`);
          assert.deepEqual(visitor.problems, []);
        });
      }
    });
  }
});

describe('from the keyboard alone', () => {
  test('a call is taken down in keystrokes, and opens its assessment', async () => {
    const visitor = await enter();
    const page = await show(visitor, 'today');
    const { keyboard } = page;
    await keyboard.press('n');
    await page.getByRole('heading', { level: 1, name: 'Noter un appel' }).waitFor();
    await keyboard.press('1');
    await keyboard.type('cavac');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await keyboard.press('Enter');
    await keyboard.type('Louise');
    await keyboard.press('Enter');
    await keyboard.type('450 555-0134');
    await keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 1, name: /^Sizerin/ }).waitFor();
    const [[opening] = []] = await callsOf(page, 'takePhoneRequest');
    assert.deepEqual(
      { ...(opening as object) },
      {
        kind: 'opening',
        door: 'phone',
        promptness: 'now',
        organisation: 'CAVAC de Lanaudière',
        firstName: 'Louise',
        phone: '450 555-0134',
        sector: 'community',
        language: 'fr',
      },
    );
    await page.getByRole('button', { name: /^Évaluation/, expanded: true }).waitFor();
    await visitor.leave();
  });

  test('Enter never sends a form half told', async () => {
    const visitor = await enter();
    const page = await show(visitor, 'phone');
    await page.getByRole('combobox', { name: 'Organisation' }).fill('CLSC');
    // An organisation that the directory does not have is taken as typed.
    await page.keyboard.press('Enter');
    await page.keyboard.type('Anne');
    assert.equal(await page.getByRole('textbox', { name: 'Prénom' }).inputValue(), 'Anne');
    await page.keyboard.press('Enter');
    assert.equal((await callsOf(page, 'takePhoneRequest')).length, 0);
    await visitor.leave();
  });

  test('single keys stay letters while one types, and in a dialog', async () => {
    const visitor = await enter();
    const page = await show(visitor, 'today');
    await page.getByRole('searchbox').press('n');
    assert.equal(await page.getByRole('searchbox').inputValue(), 'n');
    await page.getByRole('heading', { level: 1, name: 'Aujourd’hui' }).waitFor();
    await show(visitor, 'request-hold');
    await page.keyboard.press('n');
    await page.getByRole('alertdialog').waitFor();
    await visitor.leave();
  });

  test('single keys can be turned off on this device', async () => {
    const visitor = await chromium.visitor(gallery.origin);
    const page = await show(visitor, 'help');
    await page.getByText('Les touches seules (N, ?) agissent').click();
    await page.locator('body').press('n');
    await page.getByRole('heading', { level: 1, name: 'Aide' }).waitFor();
    await show(visitor, 'today');
    await page.locator('body').press('n');
    await page.getByRole('heading', { level: 1, name: 'Aujourd’hui' }).waitFor();
    await visitor.leave();
  });

  test('help opens beside the screen, and gives the focus back when it closes', async () => {
    const visitor = await enter();
    const page = await show(visitor, 'request-read');
    const button = page.getByRole('button', { name: 'Aide sur cet écran' });
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: /^Aide/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('complementary', { name: /^Aide/ }).waitFor({ state: 'detached' });
    assert.equal(await button.evaluate((it) => it === document.activeElement), true);
    await visitor.leave();
  });

  test('the first stop skips to the content', async () => {
    const visitor = await chromium.visitor(gallery.origin);
    const page = await show(visitor, 'today');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'contenu');
    await visitor.leave();
  });
});

describe('the queue', () => {
  test('what arrives appears without reloading and is said once, politely', async () => {
    const visitor = await enter();
    const page = await show(visitor, 'arrived-today');
    await page.getByRole('link', { name: 'Rubiette-5091' }).waitFor();
    await page
      .getByRole('status')
      .filter({ hasText: 'Nouvelle demande : Rubiette-5091, Elle est avec moi.' })
      .waitFor({ state: 'attached' });
    await visitor.leave();
  });

  test('taking a request can be undone where it was said', async () => {
    const visitor = await enter();
    const page = await show(visitor, 'today');
    await page.getByRole('button', { name: 'Prendre Hirondelle-4821' }).click();
    const notices = page.getByRole('region', { name: 'Avis' });
    await notices.getByRole('button', { name: /^Annuler/ }).click();
    await page.getByRole('button', { name: 'Prendre Hirondelle-4821' }).waitFor();
    await visitor.leave();
  });

  test('time left is told in words, whatever its colour', async () => {
    const visitor = await enter();
    const page = await show(visitor, 'today');
    const late = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('link', { name: 'Paruline-6402' }) })
      .first();
    await late
      .getByText(/en retard de 2\d min/)
      .first()
      .waitFor();
    await late
      .getByText(/depuis 9\sh\s58/)
      .first()
      .waitFor();
    await visitor.leave();
  });
});

describe('duty', () => {
  test('from the keyboard, “I have it” keeps its row, and saving the rota comes back to the weeks', async () => {
    const visitor = await enter();
    const today = await show(visitor, 'today-on-duty');
    await today.getByRole('button', { name: 'Je m’en occupe : Hirondelle-4821' }).press('Enter');
    await today.getByText('Vous vous en occupez').waitFor();
    await today.locator('a:focus', { hasText: 'Hirondelle-4821' }).waitFor();
    const page = await show(visitor, 'duty-edit');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).press('Enter');
    await page.getByRole('button', { name: 'Modifier la garde' }).waitFor();
    await page.locator('div:focus', { hasText: 'Les deux prochaines semaines' }).waitFor();
    await visitor.leave();
  });

  test('a rota that changed meanwhile is told, and what was written stays', async () => {
    const visitor = await enter();
    const page = await show(visitor, 'duty-edit-conflict');
    const monday = page.getByRole('group', { name: 'Lundi, plage 1' }).getByLabel('Première');
    await monday.selectOption({ label: 'Rosalie' });
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByRole('alert').filter({ hasText: 'La garde a changé' }).waitFor();
    assert.match((await monday.locator('option:checked').textContent()) ?? '', /Rosalie/);
    await page.getByRole('button', { name: 'Repartir de la garde actuelle' }).click();
    assert.match((await monday.locator('option:checked').textContent()) ?? '', /Nadia/);
    await visitor.leave();
  });

  test('an unsound rota is never sent, and says where', async () => {
    const visitor = await enter();
    const page = await show(visitor, 'duty-edit-wrong');
    await page
      .getByRole('group', { name: 'Samedi, plage 1' })
      .getByText('La même personne est première et deuxième.')
      .waitFor();
    assert.equal((await callsOf(page, 'saveRota')).length, 0);
    await visitor.leave();
  });

  test('a swap that is no longer possible says so, though its question may be gone', async () => {
    const visitor = await enter();
    const page = await show(visitor, 'duty-swap-gone');
    const notices = page.getByRole('region', { name: 'Avis' });
    await notices.getByText(/^Quelqu’un d’autre vient de changer la garde/).waitFor();
    await visitor.leave();
  });

  test('what will happen is said before one goes away, to whom one chose', async () => {
    const visitor = await enter();
    const page = await show(visitor, 'duty-away');
    await page.getByText('Vos 5 demandes iront à Camille, de garde.').waitFor();
    await page.getByRole('button', { name: 'M’absenter' }).click();
    await page.getByText('5 demandes sont passées à Camille.', { exact: false }).first().waitFor();
    const [[, , to] = []] = await callsOf(page, 'goAway');
    assert.equal(to, null);
    await visitor.leave();
  });
});

describe('a request', () => {
  test('a call is marked, and its outcome is one tap that opens the assessment', async () => {
    const visitor = await enter();
    const page = await show(visitor, 'request-mine');
    await page.getByRole('button', { name: /^Appeler Mélanie/ }).click();
    await page.getByRole('button', { name: 'Jointe', exact: true }).click();
    await page.getByRole('button', { name: /^Évaluation/, expanded: true }).waitFor();
    const [[, outcome] = []] = await callsOf(page, 'recordCall');
    assert.equal(outcome, 'reached');
    await visitor.leave();
  });

  test('pressing the call button dials nothing: only the link that says so does', async () => {
    const visitor = await enter();
    const page = await show(visitor, 'request-calling');
    const dialling = await page
      .locator('a[href^="tel:"]')
      .evaluateAll((links) => links.map((link) => [link.textContent, link.getAttribute('href')]));
    assert.deepEqual(dialling, [['Composer sur cet appareil', 'tel:+14505550166']]);
    await visitor.leave();
  });

  test('identity is checked through the directory: the typed number is not offered for it', async () => {
    const visitor = await enter();
    const page = await show(visitor, 'request-assess-directory');
    const panel = page.locator('#task-assess');
    await panel.getByRole('link', { name: '450 555-0160' }).waitFor();
    assert.equal(await panel.getByText('450 555-0166').count(), 0);
    await visitor.leave();
  });

  test('on a desk, the notice of what was just done covers no button of what is done next', async () => {
    const visitor = await chromium.visitor(gallery.origin, { viewport: screens.desk });
    const page = await show(visitor, 'request-undo-toast');
    await page.getByRole('button', { name: /^Évaluation/ }).click();
    const next = page.getByRole('button', { name: 'Noter l’évaluation' });
    await next.scrollIntoViewIfNeeded();
    const notice = page.getByRole('region', { name: 'Avis' }).locator('> div');
    const [button, over] = await Promise.all([next.boundingBox(), notice.boundingBox()]);
    assert.ok(button !== null && over !== null);
    assert.ok(
      button.y + button.height <= over.y,
      `the button ends at ${button.y + button.height}, the notice begins at ${over.y}`,
    );
    await visitor.leave();
  });

  test('a text typed and left is found again', async () => {
    const visitor = await enter();
    const page = await show(visitor, 'request-note');
    await page.getByRole('textbox', { name: 'Note pour l’équipe seulement' }).fill('Elle préfère le jeudi.');
    await page.getByText(/Brouillon scellé/).waitFor();
    await page.getByRole('link', { name: 'Aujourd’hui' }).last().click();
    await page.getByRole('link', { name: 'Rossignol-2573' }).first().click();
    await page.getByText('brouillon gardé').waitFor();
    await page.getByRole('button', { name: /^Note d’équipe/ }).click();
    assert.equal(
      await page.getByRole('textbox', { name: 'Note pour l’équipe seulement' }).inputValue(),
      'Elle préfère le jeudi.',
    );
    await visitor.leave();
  });

  test('whoever loses a race sees who has it and loses no text', async () => {
    const visitor = await enter();
    const page = await show(visitor, 'request-lost-race');
    await page
      .getByRole('alert')
      .filter({ hasText: 'Nadia vient de prendre cette demande. Votre texte est gardé.' })
      .waitFor();
    await page.getByRole('button', { name: /^Note d’équipe/ }).click();
    await page.getByRole('textbox', { name: 'Note pour l’équipe seulement' }).fill('À dire à Nadia.');
    await page.getByRole('button', { name: 'Ajouter la note' }).click();
    await page.getByRole('alert').filter({ hasText: 'Votre texte est gardé' }).last().waitFor();
    assert.equal(
      await page.getByRole('textbox', { name: 'Note pour l’équipe seulement' }).inputValue(),
      'À dire à Nadia.',
    );
    await visitor.leave();
  });

  test('the word guard points at a number and a name, and blocks nothing', async () => {
    const visitor = await enter();
    const page = await show(visitor, 'request-note');
    const field = page.getByRole('textbox', { name: 'Note pour l’équipe seulement' });
    await field.fill('Rappeler chez elle au 450 555-0199.');
    await page.getByText('Un passage pourrait dire qui elle est').waitFor();
    await page.getByRole('button', { name: 'Ajouter la note' }).click();
    assert.equal((await callsOf(page, 'note')).length, 1);
    await visitor.leave();
  });

  test('a paste that is too long is never cut: saving waits', async () => {
    const visitor = await enter();
    const page = await show(visitor, 'request-note');
    const field = page.getByRole('textbox', { name: 'Note pour l’équipe seulement' });
    await field.fill('a'.repeat(2003));
    assert.equal((await field.inputValue()).length, 2003);
    await page.getByText('3 caractères de trop').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Ajouter la note' }).isDisabled(), true);
    await visitor.leave();
  });
});

describe('writing to the partner', () => {
  test('a code given here is shown until it is noted, though she has one from then on', async () => {
    const visitor = await enter();
    const page = await show(visitor, 'request-message-without-code');
    await page.getByRole('dialog').getByText('lanterne').waitFor();
    await page.getByRole('button', { name: 'Ils sont notés' }).click();
    await page.getByRole('textbox', { name: /^Message/ }).waitFor();
    await visitor.leave();
  });

  test('one note for what is said twice: pressed again, it goes on to the next place', async () => {
    const visitor = await enter();
    const page = await show(visitor, 'request-words-found');
    const selected = () =>
      page
        .getByRole('textbox', { name: /^Message/ })
        .evaluate((field) => (field as HTMLTextAreaElement).selectionStart);
    await page.getByText('Une formulation à regarder').waitFor();
    const next = page.getByRole('button', { name: /^Voir le passage/ });
    const places: number[] = [];
    for (let n = 0; n < 3; n++) {
      await next.click();
      places.push(await selected());
    }
    assert.deepEqual(places, [0, 35, 0]);
    await visitor.leave();
  });

  test('what could not be checked says so, once more on request, and blocks nothing', async () => {
    const visitor = await enter();
    const page = await show(visitor, 'request-words-unchecked');
    await page.getByRole('button', { name: 'Essayer de nouveau' }).click();
    await page.getByText(/n’ont pas pu être vérifiées/).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Envoyer à la personne' }).isEnabled(), true);
    await visitor.leave();
  });
});

test('on her phone a peer has the guide under her thumb', async () => {
  const visitor = await chromium.visitor(gallery.origin, { viewport: screens.narrow });
  const page = await show(visitor, 'today-peer-unnoted');
  await page.getByRole('link', { name: 'Noter mon temps' }).waitFor();
  await page.getByRole('navigation').getByRole('link', { name: 'Le guide', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Le guide des mots' }).waitFor();
  await visitor.leave();
});

describe('away', () => {
  test('an absence may be told for later: it is listed until it begins, and can be taken back', async () => {
    const visitor = await enter();
    const page = await show(visitor, 'duty-away-later');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('La fin du lendemain').click();
    await dialog.getByText(/^Les demandes que vous aurez à ce moment-là iront à qui sera là/).waitFor();
    await dialog.getByRole('button', { name: 'M’absenter' }).click();
    await page
      .getByText(/^C’est dit\s: vous serez en absence à partir de mardi 20 octobre/)
      .first()
      .waitFor();
    const [[who, span, to] = []] = await callsOf(page, 'goAway');
    const { from, until } = span as { from: number; until: number };
    assert.deepEqual(
      [who, new Date(from).toISOString(), new Date(until).toISOString(), to],
      [NADIA, '2026-10-20T12:30:00.000Z', '2026-10-22T04:00:00.000Z', null],
    );
    const listed = page.getByRole('region', { name: 'En absence' }).getByRole('listitem');
    await listed
      .filter({ hasText: /Moi en absence à partir de mardi 20 octobre à 8\sh\s30, jusqu’à/ })
      .getByRole('button', { name: 'Annuler l’absence' })
      .click();
    await page.getByText('L’absence est annulée.').first().waitFor();
    assert.deepEqual(await callsOf(page, 'comeBack'), [[NADIA]]);
    assert.equal(await listed.filter({ hasText: 'Moi' }).count(), 0);
    await visitor.leave();
  });
});

describe('the hand-over', () => {
  test('a line ticks itself once the thing is done, undone it comes back, and the day ends calmly', async () => {
    const visitor = await enter();
    const page = await show(visitor, 'hand-over-settled');
    const check = page.getByRole('region', { name: 'Avant de partir' });
    await check.getByRole('status').filter({ hasText: 'Tout est confié. Bonne soirée.' }).waitFor();
    await check.getByText(/Le programme rouvre demain à 8\sh\s30\./).waitFor();
    await check.getByRole('listitem').filter({ hasText: 'Bruant-5520 réglé' }).waitFor();
    const [[, what, dueAt, owner] = []] = await callsOf(page, 'plan');
    assert.deepEqual(
      [what, new Date(Number(dueAt)).toISOString(), owner],
      ['Rappeler Anne avec une date', '2026-10-14T12:30:00.000Z', CAMILLE],
    );
    await page.getByRole('button', { name: /^Annuler/ }).click();
    await check.getByRole('button', { name: /^Reporter Bruant-5520/ }).waitFor();
    await check.getByText('Reste 1 chose').waitFor();
    await visitor.leave();
  });

  test('the keyboard stays with the line that one acted on, and goes to the heading once it is settled', async () => {
    const visitor = await enter();
    const page = await show(visitor, 'hand-over-evening');
    const check = page.getByRole('region', { name: 'Avant de partir' });
    const focused = (name: string) =>
      page.waitForFunction((wanted) => {
        const at = document.activeElement;
        return (at?.getAttribute('aria-label') ?? at?.textContent) === wanted;
      }, name);
    await check.getByRole('button', { name: 'Prendre Hirondelle-4821' }).focus();
    await page.keyboard.press('Enter');
    await focused('Ouvrir Hirondelle-4821');
    await check.getByRole('button', { name: /^Reporter Bruant-5520/ }).focus();
    await page.keyboard.press('Enter');
    await focused('Avant de partir');
    await visitor.leave();
  });

  test('what is handed over to a named colleague is entrusted; a dialog gives the keyboard back to its line', async () => {
    const visitor = await enter();
    const page = await show(visitor, 'hand-over-evening');
    const check = page.getByRole('region', { name: 'Avant de partir' });
    await page.getByRole('button', { name: 'Passer Paruline-6402 à une collègue' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('label').filter({ hasText: 'Nadia' }).click();
    await dialog.getByRole('button', { name: 'Passer', exact: true }).click();
    await check.getByRole('listitem').filter({ hasText: 'Paruline-6402 réglé' }).waitFor();
    await page.waitForFunction(() =>
      /Paruline-6402/.test(
        document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
      ),
    );
    await visitor.leave();
  });

  test('after how many days without news is remembered by the device, and counts on Today too', async () => {
    const visitor = await chromium.visitor(gallery.origin);
    const page = await show(visitor, 'hand-over');
    await page.getByRole('button', { name: '7 jours' }).click();
    await show(visitor, 'today');
    await page.getByRole('button', { name: '7 jours', pressed: true }).waitFor();
    await visitor.leave();
  });

  test('on paper: references and times, no name of anybody, no word of what was written', async () => {
    const visitor = await enter();
    const page = await show(visitor, 'hand-over');
    await page.emulateMedia({ media: 'print' });
    const paper = await page.locator('main').innerText();
    assert.match(paper, /Hirondelle-4821\s+10\sh\s28/);
    for (const word of [
      'Camille',
      'Nadia',
      'Rosalie',
      'Moi',
      'Vincent',
      'Anne',
      'CISSS',
      'Rappeler',
      'orientation',
    ])
      assert.ok(!paper.includes(word), `${word} is on the paper`);
    await visitor.leave();
  });

  test('in the last hour, Today leads to the check', async () => {
    const visitor = await enter();
    const page = await show(visitor, 'today-day-ends');
    await page.getByRole('link', { name: 'Faire la relève' }).click();
    await page.waitForFunction(() => document.activeElement?.textContent === 'Avant de partir');
    await show(visitor, 'today');
    assert.equal(await page.getByRole('link', { name: 'Faire la relève' }).count(), 0);
    await visitor.leave();
  });
});

test('a reminder for one’s own calendar says when, and nothing else', async () => {
  const visitor = await enter();
  const page = await show(visitor, 'request-read');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^Ajouter à mon agenda\s: action prévue à 13\sh\s20$/ }).click(),
  ]);
  assert.equal(download.suggestedFilename(), 'rappel.ics');
  const file = await readFile(await download.path(), 'utf8');
  assert.match(file, /\r\nDTSTART:20261013T172000Z\r\n/);
  assert.match(file, /\r\nSUMMARY:Passerelle — rappel\r\n/);
  for (const word of ['Tilleul', '9075', 'Vincent', 'demande', fileOf(7)])
    assert.ok(!file.includes(word), word);
  await visitor.leave();
});

test('orienting a woman offers no field and calls nothing', async () => {
  const visitor = await enter();
  const page = await show(visitor, 'orient');
  assert.equal(await page.locator('main :is(input, textarea, select, [contenteditable])').count(), 0);
  const calls = await page.evaluate(() =>
    (window as unknown as { calls: { name: string }[] }).calls.map(({ name }) => name),
  );
  assert.deepEqual(calls, []);
  await visitor.leave();
});

test('the words of a code print alone, without the request behind them', async () => {
  const visitor = await enter();
  const page = await show(visitor, 'request-receipt-words');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByText('lanterne').isVisible(), true);
  assert.equal(await page.locator('#root').isVisible(), false);
  assert.equal(await page.getByText('Elle revient chaque semaine').isVisible(), false);
  await visitor.leave();
});

test('the blank call sheet prints on one page', async () => {
  const visitor = await enter();
  const page = await show(visitor, 'sheet');
  const pdf = await page.pdf({ format: 'Letter' });
  assert.equal(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length, 1);
  await visitor.leave();
});

describe('evaluation', () => {
  const keyedIn = (page: Page) => page.evaluate(() => (window as unknown as { keyed: Answers[] }).keyed);

  test('a sheet of paper is keyed in by digits and Enter; what was not kept stays', async () => {
    const visitor = await chromium.visitor(gallery.origin);
    const page = await show(visitor, 'evaluation-keying');
    const { keyboard } = page;
    const typeSheet = async (digits: string, line: string) => {
      for (const digit of digits) {
        if (digit !== ' ') await keyboard.press(digit);
        await keyboard.press('Enter');
      }
      await keyboard.type(line);
      await keyboard.press('Enter');
    };
    await typeSheet('231 2142315', 'Merci');
    await page.getByRole('status').filter({ hasText: '1 feuille notée' }).waitFor();
    const [first] = await keyedIn(page);
    assert.deepEqual(
      [Object.values(first?.answers ?? {}), first?.line],
      [['what-weighs', 'thank-you', 'how-and-when', 'false', 'true', 4, 2, 3, 1], 'Merci'],
    );

    await typeSheet('1          ', '');
    await page.getByText('La feuille n’a pas été notée. Elle est encore ici', { exact: false }).waitFor();
    await keyboard.press('Shift+Enter');
    await keyboard.press('3');
    await keyboard.press('Enter');
    await keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: '2 feuilles notées' }).waitFor();
    assert.deepEqual((await keyedIn(page)).at(-1)?.answers, {
      'not-a-victim': 'it-has-a-name',
      monday: 'change-a-form',
    });
    await typeSheet('           ', '');
    await page.getByText('Rien n’est répondu sur cette feuille', { exact: false }).waitFor();
    await visitor.leave();
  });

  test('“none of these” goes with no other', async () => {
    const visitor = await chromium.visitor(gallery.origin);
    const page = await show(visitor, 'evaluation-keying-later');
    for (let skipped = 0; skipped < 8; skipped++) await page.keyboard.press('Enter');
    for (const digit of '14132') await page.keyboard.press(digit);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: '1 feuille notée' }).waitFor();
    assert.deepEqual((await keyedIn(page))[0]?.answers, {
      'since-then': ['used-a-phrase', 'called-the-team', 'changed-a-form'],
    });
    await visitor.leave();
  });

  test('the paper has a page for each language; results print without the screen around them', async () => {
    const visitor = await enter();
    const page = await show(visitor, 'evaluation-paper');
    const pdf = await page.pdf({ format: 'Letter' });
    assert.equal(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length, 2);
    await turnTo(visitor, 'evaluation-results', 'fr');
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.getByRole('button').count(), 0);
    assert.equal(await page.locator('main h1').isVisible(), false);
    await visitor.leave();
  });
});
