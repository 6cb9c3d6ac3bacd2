import { mkdirSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { openPlace } from '#test/support/installation.ts';
import { startChromium } from '#test/support/chromium.ts';
test('look', async (t) => {
  const out = '/tmp/guide-pics'; mkdirSync(out, { recursive: true });
  const place = await openPlace(t); await place.found();
  const c = await startChromium(); t.after(() => c.stop());
  const shots: [string, string, any, boolean?][] = [
    ['phone-guide', '/guide', { viewport: { width: 390, height: 844 } }],
    ['phone-guide-dark', '/guide?pour=police&moment=rencontre-policiere', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }],
    ['phone-search', '/guide?q=pourquoi partie', { viewport: { width: 320, height: 640 } }],
    ['desk-guide', '/en/guide', { viewport: { width: 1280, height: 900 } }],
    ['phone-entry', '/guide/pourquoi-n-etes-vous-pas-partie', { viewport: { width: 390, height: 844 } }, true],
    ['desk-entry', '/en/guide/everything-stays-between-us', { viewport: { width: 1280, height: 900 } }, true],
    ['phone-card', '/carte/police', { viewport: { width: 390, height: 844 } }, true],
    ['desk-card', '/en/card/health', { viewport: { width: 1280, height: 900 } }, true],
    ['chooser', '/carte', { viewport: { width: 390, height: 844 } }],
  ];
  { const v = await c.visitor(place.base, {}); for (const [l, b, rs] of [['fr','/carte/','police sante communautaire ecole justice jeunesse equipe'],['en','/en/card/','police health community school justice youth team']]) for (const r of rs!.split(' ')) { await v.page.goto(b! + r); await v.page.locator('#format-pocket').check(); await v.page.emulateMedia({media:'print'});
    console.log(l, r, await v.page.evaluate(() => [...document.querySelectorAll('.face')].map((f) => [f.scrollHeight - f.clientHeight, f.scrollWidth - f.clientWidth, Math.round((f.querySelector('.six, .card-ask') as HTMLElement).getBoundingClientRect().height - [...f.querySelectorAll('.six > li')].reduce((t, x) => t + x.getBoundingClientRect().height, 0))].join('/')).join(' ')));
    for (const f of ['sheet','cut','pocket']) { await v.page.emulateMedia({media:'screen'}); await v.page.locator('#format-'+f).check(); for (const format of ['Letter','A4']) { const pdf = (await v.page.pdf({ tagged: true, preferCSSPageSize: true, format })).toString('latin1'); const n = (pdf.match(/\/Type \/Page\b/g) ?? []).length; const ok = n === (f === 'pocket' ? 2 : 1); if (!ok) console.log('PAGES', f, format, n, pdf.match(/\/MediaBox *\[[^\]]*\]/g)); } } }
    await v.leave(/./); }
  for (const [name, path, opt, full] of shots) {
    const v = await c.visitor(place.base, opt);
    const r = await v.page.goto(path); if (r?.status() !== 200) console.log(path, r?.status(), (await v.page.textContent('body'))?.slice(0, 300));
    await v.page.waitForTimeout(200);
    await v.page.screenshot({ path: `${out}/${name}.png`, fullPage: full ?? false });
    if (name === 'phone-guide') { await v.page.locator('summary').first().click(); await v.page.locator('#premier-contact').scrollIntoViewIfNeeded(); await v.page.screenshot({ path: `${out}/${name}-open.png` }); }
    if (path.startsWith('/carte/') || path.includes('/card/')) for (const f of ['sheet', 'cut', 'pocket']) {
      await v.page.locator(`#format-${f}`).check();
      writeFileSync(`${out}/${name}-${f}.pdf`, await v.page.pdf({ tagged: true, preferCSSPageSize: true }));
      if (f !== 'sheet') await v.page.screenshot({ path: `${out}/${name}-${f}.png`, fullPage: true });
    }
    console.log(name, v.problems);
    await v.leave(/./);
  }
});
