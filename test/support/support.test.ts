import assert from 'node:assert/strict';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { createTransport } from 'nodemailer';
import pg from 'pg';
import { assertAccessible, assertFits } from './axe.ts';
import { type Chromium, screens, startChromium } from './chromium.ts';
import { startPostgres } from './postgres.ts';
import { startSmtp } from './smtp.ts';

// The instruments are tried on pages and servers that are known to be good or bad: one that never complains is broken.

test('PostgreSQL starts, keeps databases apart, and leaves nothing behind', async () => {
  const postgres = await startPostgres();
  const [first, second] = await Promise.all([postgres.createDatabase(), postgres.createDatabase()]);
  assert.notEqual(first, second);
  const client = new pg.Client({ connectionString: first });
  await client.connect();
  const version = await client.query<{ server_version: string }>('show server_version');
  assert.ok(Number.parseInt(version.rows[0]?.server_version ?? '0', 10) >= 15);
  await client.end();
  await postgres.stop();
  await assert.rejects(new pg.Client({ connectionString: first }).connect(), /ECONNREFUSED/);
});

test('mails are kept as they came, refused on demand, and only after signing in where asked', async () => {
  const smtp = await startSmtp({ user: 'ada', password: 'right' });
  const mail = { from: 'a@example.org', to: 'b@example.org', subject: 'Été', text: 'Ç’est reçu' };
  const transport = (pass: string): ReturnType<typeof createTransport> =>
    createTransport({ host: smtp.host, port: smtp.port, auth: { user: 'ada', pass } });
  await assert.rejects(transport('wrong').sendMail(mail), /535/);
  await transport('right').sendMail(mail);
  const [received] = await smtp.received(1);
  assert.deepEqual(
    [received?.from, received?.to, received?.subject, received?.text.trim()],
    [mail.from, [mail.to], mail.subject, mail.text],
  );
  smtp.refuse('550 no such user here');
  await assert.rejects(transport('right').sendMail(mail), /550/);
  await assert.rejects(smtp.received(2, 50), /1 of 2 mails/);
  await smtp.stop();
});

const pages: Record<string, { policy: string; html: string }> = {
  '/good': {
    policy: "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'; trusted-types none",
    html: '<main><h1>Bon</h1><p>Une page.</p></main>',
  },
  '/unlabelled': { policy: "default-src 'none'", html: '<main><h1>Mal</h1><input type="text"></main>' },
  '/wide': {
    policy: "default-src 'none'; style-src 'unsafe-inline'",
    html: '<main><h1 style="width:900px">Large</h1></main>',
  },
  '/inline': { policy: "default-src 'none'", html: '<script>document.title = "ran"</script>' },
  '/throws': {
    policy: "default-src 'none'; script-src 'unsafe-inline'",
    html: '<script>throw new Error("broken")</script>',
  },
  '/tracker': { policy: '', html: '<img alt="" src="http://127.0.0.1:9/pixel.png">' },
};

let server: Server;
let origin: string;
let chromium: Chromium;
before(async () => {
  server = createServer((request, response) => {
    const page = pages[request.url ?? ''];
    response.writeHead(page ? 200 : 204, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': page?.policy ?? '',
    });
    response.end(
      page && `<!doctype html><html lang="fr"><title>Essai</title><body>${page.html}</body></html>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  chromium = await startChromium();
});
after(async () => {
  await chromium.stop();
  server.close();
});

test('a good page passes, under the strictest policy too', async () => {
  const visitor = await chromium.visitor(origin);
  await visitor.page.goto('/good');
  await assertAccessible(visitor.page, 'good');
  await assertFits(visitor.page, 'good');
  await visitor.leave();
});

test('a field without a label and a page wider than the window are noticed', async () => {
  const visitor = await chromium.visitor(origin, { viewport: screens.narrow });
  await visitor.page.goto('/unlabelled');
  await assert.rejects(assertAccessible(visitor.page, 'form'), /label at input/);
  await visitor.page.goto('/wide');
  await assert.rejects(assertFits(visitor.page, 'wide'), /wide is 9\d\d px wide in a window of 320/);
  await visitor.leave();
});

test('script errors, refused policies and requests to others are noticed', async () => {
  const cases: [string, RegExp][] = [
    ['/inline', /console: .*Content Security Policy/],
    ['/throws', /script error: broken/],
    ['/tracker', /request to somebody else: http:\/\/127\.0\.0\.1:9\/pixel\.png/],
  ];
  for (const [path, expected] of cases) {
    const visitor = await chromium.visitor(origin);
    await visitor.page.goto(path);
    await assert.rejects(visitor.leave(), expected);
  }
});
