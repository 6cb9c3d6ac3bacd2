/** Several programmes in one installation, told apart by the name people typed. */
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { programme } from '#cli/programme.ts';
import { addProgrammeFor, programmeStates } from '#server/beside.ts';
import { readConfig } from '#server/config.ts';
import { openPlace } from '../support/installation.ts';

/** `fetch` would not let a test choose the host name. */
function ask(port: string, host: string, path: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers: { host } }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    })
      .on('error', reject)
      .end();
  });
}

test('a second programme answers to its own name within seconds, and to no other; each is waiting for its own founder', async (t) => {
  const place = await openPlace(t);
  await place.found();
  const { port } = new URL(place.base);
  const config = readConfig({
    PASSERELLE_DATA: join(place.folder, 'data'),
    PASSERELLE_ORIGIN: 'https://premier.example.org',
  });
  const link = await addProgrammeFor(config, 'second.example.org', Date.now());
  assert.match(link, /^https:\/\/second\.example\.org\/equipe#installation=[\w-]{43}$/);
  assert.deepEqual(await programmeStates(config), [
    { host: null, state: 'open' },
    { host: 'second.example.org', state: 'waiting' },
  ]);

  const idAt = async (host: string) =>
    JSON.parse((await ask(port, host, '/api/programme')).body) as { programme: string; doorOpen: boolean };
  const first = await idAt('premier.example.org');
  assert.equal(first.doorOpen, true);
  const limit = Date.now() + 8000;
  let second = await idAt('second.example.org');
  while (second.programme === first.programme && Date.now() < limit) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    second = await idAt('second.example.org');
  }
  assert.notEqual(second.programme, first.programme);
  assert.equal(second.doorOpen, false);
  assert.equal((await idAt('SECOND.example.org:4180')).programme, second.programme);
  assert.equal((await idAt('localhost')).programme, first.programme);
});

test('a name that is taken or is no name is refused with what to do', async (t) => {
  const place = await openPlace(t);
  const run = (positionals: string[]) =>
    programme({
      locale: 'fr',
      env: { PASSERELLE_DATA: join(place.folder, 'data') },
      positionals,
      values: {},
      say: () => {},
    });
  await run(['add', 'deux.example.org']);
  await assert.rejects(run(['add', 'Deux.example.org']), /déjà/);
  await assert.rejects(run(['add', 'https://deux.example.org/']), /n’est pas un nom d’hôte/);
  await assert.rejects(run(['add']), /Dites/);
});
