/** Backups made while the server runs, opened, put back, and signed into. */
import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { backup, makeBackup } from '#cli/backup/backup.ts';
import { libpqEnvironment } from '#cli/backup/postgres-copy.ts';
import { restore } from '#cli/backup/restore.ts';
import { checkCopy, DamagedCopy } from '#cli/backup/sqlite-copy.ts';
import type { Call } from '#cli/call.ts';
import { handIn } from '#cli/client/partner.ts';
import { signIn } from '#cli/client/member.ts';
import { transportTo } from '#cli/client/transport.ts';
import { callRoute } from '#contract/client.ts';
import { openReceipt } from '#contract/door.ts';
import { loadWords, toWords } from '#sealing/words.ts';
import { readConfig } from '#server/config.ts';
import { openPlace } from '../support/installation.ts';

function call(
  env: Record<string, string>,
  positionals: string[],
  values: Call['values'] = {},
): { call: Call; said: () => string } {
  const lines: string[] = [];
  return {
    call: { locale: 'fr', env, positionals, values, say: (text) => void lines.push(text) },
    said: () => lines.join('\n'),
  };
}
const scratch = (t: TestContext): string => {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-backup-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

test('a backup made while requests arrive is put back with the kit’s words: members sign in, receipts open', async (t) => {
  const place = await openPlace(t);
  const founded = await place.found();
  const first = await place.seal(founded, { text: 'texte-sentinelle', organisation: 'organisme-sentinelle' });
  await handIn(transportTo(place.base), first);
  const later = await Promise.all(Array.from({ length: 6 }, () => place.seal(founded)));
  const into = scratch(t);
  const env = { PASSERELLE_DATA: join(place.folder, 'data') };
  const making = call(env, [into]);
  // The server goes on accepting while the copy is made.
  await Promise.all([backup(making.call), ...later.map((sealed) => handIn(transportTo(place.base), sealed))]);
  const [name = ''] = readdirSync(into);
  const folder = join(into, name);
  assert.match(making.said(), /scellés à la trousse de secours/);
  assert.equal(statSync(folder).mode & 0o777, 0o700);
  for (const file of readdirSync(folder))
    assert.equal(statSync(join(folder, file)).mode & 0o777, 0o600, file);
  const secrets = JSON.parse(readFileSync(join(place.folder, 'data/secrets.json'), 'utf8')) as Record<
    string,
    string
  >;
  for (const file of readdirSync(folder)) {
    const content = readFileSync(join(folder, file), 'latin1');
    for (const secret of [
      secrets['masterKey'] as string,
      (secrets['opaqueServerSetup'] as string).slice(0, 60),
      'texte-sentinelle',
      'organisme-sentinelle',
    ])
      assert.ok(!content.includes(secret), `${file} holds no secret and no text`);
  }
  await place.close();

  const target = join(scratch(t), 'data');
  const words = toWords(founded.kit, await loadWords('en')).join(' ');
  const restoring = call({ PASSERELLE_DATA: target }, [folder]);
  await restore(restoring.call, async () => words);
  assert.match(restoring.said(), /secrets du serveur sont remis/);
  assert.equal(statSync(join(target, 'secrets.json')).mode & 0o777, 0o600);
  // Once only: nothing is ever overwritten.
  await assert.rejects(
    restore(call({ PASSERELLE_DATA: target }, [folder]).call, async () => words),
    /n’écrase rien/,
  );

  const again = await openPlace(t, { folder: join(target, '..') });
  const { opened } = await signIn(transportTo(again.base), founded.credentials, Date.now() + 30_000);
  assert.equal(opened.programme, founded.programme);
  const { locator, authentication } = first.receipt;
  const view = await callRoute(openReceipt, { body: { locator, authentication } }, transportTo(again.base));
  assert.ok(view.ok && view.value.entries[0]?.sealed === first.body.entry);
});

test('other words open nothing and put nothing in place; without words, the caretaker is told what is missing', async (t) => {
  const place = await openPlace(t);
  const founded = await place.found();
  const into = scratch(t);
  const { folder } = await makeBackup(
    readConfig({ PASSERELLE_DATA: join(place.folder, 'data') }),
    into,
    Date.now(),
  );
  const target = join(scratch(t), 'data');
  const other = toWords(crypto.getRandomValues(new Uint8Array(32)), await loadWords('fr')).join(' ');
  await assert.rejects(
    restore(call({ PASSERELLE_DATA: target }, [folder]).call, async () => other),
    /n’ouvrent pas les secrets/,
  );
  await assert.rejects(
    restore(call({ PASSERELLE_DATA: target }, [folder]).call, async () => 'un deux trois'),
    /n’ouvrent pas les secrets/,
  );
  assert.ok(!existsSync(join(target, 'passerelle.sqlite')) && !existsSync(join(target, 'secrets.json')));
  const restoring = call({ PASSERELLE_DATA: target }, [folder]);
  await restore(restoring.call, async () => '');
  assert.match(restoring.said(), /Il manque les secrets/);
  assert.ok(founded.programme);
  // A server started so would lock everybody out: it refuses.
  await assert.rejects(openPlace(t, { folder: join(target, '..') }), /secrets\.json is missing/);
});

test('what is wrong with the words is said as one reads them on paper', async (t) => {
  const place = await openPlace(t);
  const founded = await place.found();
  const data = join(place.folder, 'data');
  const { folder } = await makeBackup(readConfig({ PASSERELLE_DATA: data }), scratch(t), Date.now());
  const words = toWords(founded.kit, await loadWords('fr'));
  const target = join(scratch(t), 'data');
  const typing = (typed: string) =>
    restore(call({ PASSERELLE_DATA: target }, [folder]).call, async () => typed);
  const third = [...words];
  third[2] = 'xylofonne';
  await assert.rejects(typing(third.join(' ')), /le mot 3, «\sxylofonne\s»/);
  await assert.rejects(typing(words.slice(1).join(' ')), /23 mots lus, il en faut 24/);
  await assert.rejects(typing(words.toReversed().join(' ')), /leur ordre|autre trousse/);
  const another = toWords(new Uint8Array(32).fill(7), await loadWords('en'));
  await assert.rejects(typing(another.join(' ')), /d’une autre trousse/);
  assert.ok(!existsSync(join(target, 'passerelle.sqlite')));
});

test('secrets that were lost beside a database come back alone; nothing is asked of whoever would be refused', async (t) => {
  const place = await openPlace(t);
  const founded = await place.found();
  const data = join(place.folder, 'data');
  const env = { PASSERELLE_DATA: data };
  const { folder } = await makeBackup(readConfig(env), scratch(t), Date.now());
  const sealed = await place.seal(founded);
  await handIn(transportTo(place.base), sealed);
  await place.close();

  const neverAsked = async () => assert.fail('asked for words, then refused');
  await assert.rejects(restore(call(env, [folder]).call, neverAsked), /n’écrase rien/);
  rmSync(join(data, 'secrets.json'));
  await assert.rejects(
    restore(call(env, [folder]).call, async () => ''),
    /n’écrase rien/,
  );
  const words = toWords(founded.kit, await loadWords('fr')).join(' ');
  const restoring = call(env, [folder]);
  await restore(restoring.call, async () => words);
  assert.match(restoring.said(), /elle n’a pas été touchée/);

  const again = await openPlace(t, { folder: join(data, '..') });
  await signIn(transportTo(again.base), founded.credentials, Date.now() + 30_000);
  const { locator, authentication } = sealed.receipt;
  const view = await callRoute(openReceipt, { body: { locator, authentication } }, transportTo(again.base));
  assert.ok(view.ok, 'what came after the copy was made is still there');
});

test('a backup that was altered, or is none, is not put back', async (t) => {
  const place = await openPlace(t);
  const into = scratch(t);
  const { folder } = await makeBackup(
    readConfig({ PASSERELLE_DATA: join(place.folder, 'data') }),
    into,
    Date.now(),
  );
  const altered = join(into, 'altered');
  cpSync(folder, altered, { recursive: true });
  writeFileSync(join(altered, 'passerelle.sqlite'), 'x', { flag: 'a' });
  const attempt = (from: string) =>
    restore(call({ PASSERELLE_DATA: join(scratch(t), 'data') }, [from]).call, async () => '');
  await assert.rejects(attempt(altered), /modifié ou abîmé/);
  mkdirSync(join(into, 'none'));
  await assert.rejects(attempt(join(into, 'none')), /n’est pas une copie/);
});

test('a copy that does not hold together is not believed', async (t) => {
  const place = await openPlace(t);
  await place.found();
  const into = scratch(t);
  const { folder } = await makeBackup(
    readConfig({ PASSERELLE_DATA: join(place.folder, 'data') }),
    into,
    Date.now(),
  );
  const path = join(folder, 'passerelle.sqlite');
  truncateSync(path, statSync(path).size - 8192);
  assert.throws(() => checkCopy(path), DamagedCopy);
});

test('old backups go, so that what was destroyed does not live on in them', async (t) => {
  const place = await openPlace(t);
  const into = scratch(t);
  const config = readConfig({ PASSERELLE_DATA: join(place.folder, 'data') });
  for (let day = 1; day <= 3; day++) await makeBackup(config, into, Date.now() - day * 86_400_000);
  mkdirSync(join(into, 'somebody else’s'));
  const making = call({ PASSERELLE_DATA: join(place.folder, 'data') }, [into], { keep: '2' });
  await backup(making.call);
  assert.match(making.said(), /2 copies plus anciennes/);
  assert.equal(readdirSync(into).length, 3);
  await assert.rejects(backup(call({}, [into], { keep: 'all' }).call), /--keep/);
});

test('PostgreSQL’s programs get the address by environment, decoded', () => {
  assert.deepEqual(
    libpqEnvironment('postgres://u%40x:p%2Fw@db.example.org:5433/my%20db?sslmode=verify-full'),
    {
      PGHOST: 'db.example.org',
      PGPORT: '5433',
      PGUSER: 'u@x',
      PGPASSWORD: 'p/w',
      PGDATABASE: 'my db',
      PGSSLMODE: 'verify-full',
    },
  );
});
