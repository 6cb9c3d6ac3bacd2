/**
 * A message of the mailbox, from the mail server to the member who reads it: the mailbox is set on its screen, a message is
 * in the queue without reloading, is joined to an open request with its words, and a woman’s message leaves nothing.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handIn } from '#cli/client/partner.ts';
import { transportTo } from '#cli/client/transport.ts';
import * as m from '#texts/messages.ts';
import { assertAccessible } from '../support/axe.ts';
import { screens } from '../support/chromium.ts';
import { startDovecot } from '../support/dovecot.ts';
import { letter, until } from '../support/mail-door.ts';
import { picture } from '../support/pictures.ts';
import { startProgramme } from '../support/programme.ts';
import { stepsOf } from '../support/steps.ts';
import { button, choose, open, toast } from '../support/team-app.ts';

const fr = 'fr' as const;

test('a message comes in, is joined to a request; a woman’s message leaves nothing', async (t) => {
  const imap = await startDovecot();
  t.after(() => imap.stop());
  const programme = await startProgramme(t);
  const step = stepsOf(t);
  const { place, founded, founder } = programme;
  const coordinator = await programme.signIn(founder, { viewport: screens.desk });
  const { page } = coordinator;
  const professional = await programme.signIn(programme.beatrice, { viewport: screens.narrow });
  const asked = await handIn(
    transportTo(place.base),
    await place.seal(founded, { organisation: 'Refuge du Test', firstName: 'Nadia' }),
  );
  const mails = () => page.getByText(m.team_today_mail_mark(fr), { exact: true });

  await step('the coordinator sets the mailbox, and is told before saving that it works', async () => {
    await page.getByRole('link', { name: m.team_nav_settings(fr) }).click();
    const section = page.locator('section').filter({
      has: page.getByRole('heading', { level: 2, name: m.team_settings_mailbox(fr) }),
    });
    const { mailbox, password } = imap;
    const { host, port, user } = mailbox();
    await section.getByLabel(m.team_mailserver_host(fr), { exact: true }).fill(host);
    await choose(section, m.team_mailserver_tls_none(fr));
    await section.getByLabel(m.team_mailserver_port(fr), { exact: true }).fill(String(port));
    await section.getByLabel(m.team_mailserver_user(fr), { exact: true }).fill(user);
    await section.getByLabel(m.team_mailserver_password(fr), { exact: true }).fill('pas le bon');
    await button(section, m.team_mailbox_test(fr)).click();
    await section.getByText(m.team_mailbox_refused(fr)).waitFor();
    await section.getByLabel(m.team_mailserver_password(fr), { exact: true }).fill(password);
    await button(section, m.team_mailbox_test(fr)).click();
    await section.getByText(m.team_mailbox_test_good(fr, { n: 0 })).waitFor();
    await picture(page, 'mail-01-settings');
    await button(section, m.team_save(fr)).click();
    await section.getByText(m.team_mailbox_none(fr)).waitFor({ state: 'detached' });
    await assertAccessible(page, 'Settings, the mailbox');
  });

  await step('a message is in both queues without reloading', async () => {
    await page
      .getByRole('link', { name: m.team_nav_today(fr) })
      .first()
      .click();
    await imap.deliver(
      letter({ subject: 'Au sujet de ma demande', text: 'J’ai oublié de dire qu’elle a un chien.' }),
    );
    for (const one of [page, professional.page]) await one.getByText('Au sujet de ma demande').waitFor();
    await page.getByText(m.team_today_new(fr), { exact: true }).first().waitFor();
    await picture(page, 'mail-02-today');
    await assertAccessible(page, 'Today, a message arrived');
  });

  await step('by web, by telephone, by mail: three doors, one queue', async () => {
    await programme.team.tookCall(programme.beatrice, {
      promptness: 'no_rush',
      organisation: 'Centre du Téléphone',
      firstName: 'Odile',
      phone: '555 010-0142',
    });
    for (const one of [page, professional.page]) {
      for (const words of ['Refuge du Test', 'Centre du Téléphone', 'Au sujet de ma demande'])
        await one.getByRole('listitem').filter({ hasText: words }).first().waitFor();
    }
  });

  await step('she reads it, with the truth about mail', async () => {
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Au sujet de ma demande' })
      .getByRole('link')
      .first()
      .click();
    await page.getByText('J’ai oublié de dire qu’elle a un chien.').waitFor();
    await page.getByText(m.team_mail_readable(fr)).waitFor();
    await picture(page, 'mail-03-read');
    await assertAccessible(page, 'A message, read');
  });

  await step(
    'she joins it to the open request: its words stand in the notes there, and it is closed',
    async () => {
      await button(page, m.team_mail_attach(fr)).click();
      const dialog = page.getByRole('dialog');
      await choose(dialog, new RegExp(asked.reference));
      await button(dialog, m.team_mail_attach_submit(fr)).click();
      await page.getByRole('heading', { level: 1, name: asked.reference }).waitFor();
      const entry = page.getByRole('listitem').filter({ hasText: m.team_entry_mail(fr) });
      await entry.getByText('J’ai oublié de dire qu’elle a un chien.').waitFor();
      await picture(page, 'mail-04-joined');
      await professional.page.getByText('Au sujet de ma demande').waitFor({ state: 'detached' });
      await open(professional.page, asked.reference);
      await professional.page.getByText('J’ai oublié de dire qu’elle a un chien.').waitFor();
    },
  );

  await step('a woman wrote: the words to guide her, and nothing of her message anywhere', async () => {
    await page
      .getByRole('link', { name: m.team_nav_today(fr) })
      .first()
      .click();
    await professional.page.goBack();
    await imap.deliver(
      letter({ from: 'elle@courriel.test', subject: 'aidez moi', text: 'je sais plus quoi faire' }),
    );
    for (const one of [page, professional.page]) await one.getByText('aidez moi').waitFor();
    await page.getByRole('listitem').filter({ hasText: 'aidez moi' }).getByRole('link').first().click();
    await button(page, m.team_mail_woman(fr)).click();
    await picture(page, 'mail-05-woman');
    await button(page.getByRole('alertdialog'), m.team_mail_woman_submit(fr)).click();
    await page.getByRole('heading', { level: 1, name: m.team_panel_orient(fr) }).waitFor();
    await toast(page, m.team_mail_woman_done(fr)).waitFor();
    await picture(page, 'mail-06-orient');
    await assertAccessible(page, 'The words for a woman');
    await professional.page.getByText('aidez moi').waitFor({ state: 'detached' });
    await page
      .getByRole('link', { name: m.team_nav_today(fr) })
      .first()
      .click();
    assert.equal(await page.getByText('aidez moi').count(), 0);
    assert.equal(await mails().count(), 0);
    await until('deleted from the mailbox', async () => {
      const all = [...(await imap.messages('INBOX')), ...(await imap.messages('Passerelle traités'))];
      return all.length === 1 && !all.join().includes('aidez moi');
    });
  });
});
