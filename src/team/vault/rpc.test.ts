import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { MessageChannel, type MessagePort as NodePort } from 'node:worker_threads';
import { connect, serve, VaultError } from './rpc.ts';

const methods = {
  add: (a: number, b: number) => a + b,
  later: async (text: string) => text.toUpperCase(),
  refuse: () => {
    throw new VaultError('no_key');
  },
  fail: () => {
    throw new Error('the partner wrote: secret');
  },
  never: () => new Promise<void>(() => {}),
};

const channels: NodePort[] = [];
function pair() {
  const { port1, port2 } = new MessageChannel();
  channels.push(port1, port2);
  serve(port2, methods);
  return connect<typeof methods>(port1);
}
after(() => {
  for (const port of channels) port.close();
});

test('a call is answered with what the method returns', async () => {
  const { remote } = pair();
  assert.equal(await remote.add(2, 3), 5);
  assert.equal(await remote.later('abc'), 'ABC');
});

test('a refusal crosses by its code; any other failure without its words', async () => {
  const { remote } = pair();
  await assert.rejects(remote.refuse(), { name: 'VaultError', code: 'no_key' });
  await assert.rejects(
    remote.fail(),
    (error: VaultError) => error.code === 'unexpected' && !error.message.includes('secret'),
  );
});

test('what is not a method of ours is refused, inherited ones too', async () => {
  const { remote } = pair();
  const any = remote as unknown as Record<string, () => Promise<unknown>>;
  await assert.rejects((any.constructor as () => Promise<unknown>)(), { code: 'unknown_method' });
  await assert.rejects((any.missing as () => Promise<unknown>)(), { code: 'unknown_method' });
});

test('after the end, calls under way and later ones fail as locked', async () => {
  const connection = pair();
  const hanging = connection.remote.never();
  connection.end();
  await assert.rejects(hanging, { code: 'locked' });
  await assert.rejects(connection.remote.add(1, 1), { code: 'locked' });
});
