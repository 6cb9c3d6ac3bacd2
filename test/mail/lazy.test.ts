/** A server without a mailbox loads nothing of what reads one: its resident memory is watched. */
import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { test } from 'node:test';

test('the libraries that read a mailbox are loaded with the first one, not before', async (t) => {
  const loaded: string[] = [];
  const hooks = registerHooks({
    load(url, context, next) {
      loaded.push(url);
      return next(url, context);
    },
  });
  t.after(() => hooks.deregister());
  const libraries = () => loaded.filter((url) => /node_modules\/(?:imapflow|mailparser)\//.test(url));
  const { openPlace } = await import('#test/support/installation.ts');
  const place = await openPlace(t);
  const founded = await place.found();
  const transport = await place.member(founded);
  assert.ok(loaded.some((url) => url.endsWith('/mail-door/mailboxes.ts')));
  assert.deepEqual(libraries(), []);
  const { setMailbox, until } = await import('#test/support/mail-door.ts');
  const nobody = {
    host: '127.0.0.1',
    port: 9,
    tls: 'none',
    user: 'u',
    folder: 'INBOX',
    processed: 'a',
    setAside: 'b',
    attachments: 'c',
    deleteProcessed: false,
    answer: false,
  } as const;
  await setMailbox(transport, nobody, 'x');
  await until('loaded now', async () => libraries().length > 0);
});
