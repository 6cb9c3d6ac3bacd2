import { spawn } from 'node:child_process';
import { chromium } from '@playwright/test';
import { programArguments, programEnvironment } from '../../bin/lib/program.mjs';
import { startChromium, screens } from '#test/support/chromium.ts';
const demo = spawn(process.execPath, programArguments(['demo', '--json']), { env: { ...programEnvironment(), PORT: '4460' }, stdio: ['ignore', 'pipe', 'inherit'] });
const facts = await new Promise<any>((r) => { let s = ''; demo.stdout.on('data', (c) => { s += c; if (s.includes('\n')) r(JSON.parse(s)); }); });
console.log(JSON.stringify(facts, null, 1).slice(0, 900));
const c = await startChromium();
const { signIn } = await import('./team-access-support.ts');
let step = 0;
const combos = [['phone', { width: 390, height: 844 }, 'light', 'fr'], ['desk', { width: 1280, height: 800 }, 'dark', 'en'], ['phone', { width: 390, height: 844 }, 'dark', 'en'], ['desk', { width: 1280, height: 800 }, 'light', 'fr']] as const;
const pub: any = { fr: ['/', '/partenaires', '/demande', '/suivi', '/pour-elle', '/confidentialite', '/rien'], en: ['/en/', '/en/partners', '/en/request', '/en/follow', '/en/for-her', '/en/privacy', '/en/nothing'] };
for (const [size, viewport, scheme, lang] of combos) {
  const v = await c.visitor(facts.base, { viewport, colorScheme: scheme, locale: lang === 'fr' ? 'fr-CA' : 'en-CA' });
  if (process.argv[2] !== 'team') for (const p of pub[lang]) { await v.page.goto(p); await v.page.waitForTimeout(250); await v.page.screenshot({ path: `/tmp/shots/pub-${size}-${scheme}-${lang}-${p.replace(/\W/g, '_')}.png`, fullPage: true }); }
  if (process.argv[2] !== 'pub' ) {
    const m = facts.members[0];
    await signIn(v.page, m, 1).catch(async () => { await v.page.waitForTimeout(31000); await signIn(v.page, m, 1); });
    await v.page.waitForTimeout(2500);
    const shot = async (n: string, full = true) => { await v.page.waitForTimeout(500); await v.page.screenshot({ path: `/tmp/shots/team-${size}-${scheme}-${lang}-${n}.png`, fullPage: full }); };
    const goto = async (path: string) => { await v.page.evaluate((to) => { history.pushState({}, '', to); window.dispatchEvent(new PopStateEvent('popstate')); }, '/equipe' + path); await v.page.waitForTimeout(900); };
    if (lang === 'en') { await goto('/compte'); await v.page.waitForTimeout(600); const r = v.page.getByText('English', { exact: true }).first(); await r.click(); await v.page.locator('form').filter({ has: v.page.getByText('English', { exact: true }) }).locator('button[type=submit]').click(); await v.page.waitForTimeout(1500); await goto('/'); }
    await shot('today'); await shot('today-top', false);
    for (const [n, path] of [['phone', '/appel'], ['orient', '/appel/orienter'], ['sheet', '/feuille'], ['closed', '/closes'], ['directory', '/repertoire'], ['members', '/membres'], ['account', '/compte'], ['settings', '/reglages'], ['help', '/aide']] as const) { await goto(path); await shot(n); }
    await goto('/');
    for (const [i, n] of [[0, 'req0'], [5, 'req5']] as const) { const links = v.page.locator('main li a[href*="demande"]'); await links.nth(i).click().catch(() => {}); await v.page.waitForTimeout(1200); await shot(n); await goto('/'); }
  }
  await v.leave(/./).catch((e) => console.log('PROBLEMS', e.message));
}
await c.stop(); demo.kill('SIGINT');
