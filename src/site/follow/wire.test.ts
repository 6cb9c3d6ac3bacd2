import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PartnerView } from '#contract/door.ts';
import { readCurrentView, readView } from './wire.ts';

const hash = 'A'.repeat(43);
const view = PartnerView.parse({
  programme: '0190c6f0-1111-7222-8333-444455556666',
  file: '0190c6f0-1111-7222-8333-444455556667',
  reference: 'Hirondelle-4821',
  promptness: 'soon',
  state: 'received',
  receivedAt: 1,
  seenAt: null,
  claimedAt: 2,
  callingSince: null,
  answeredAt: null,
  next: { kind: 'answer', dueAt: 9 },
  closedAt: null,
  destroyAt: null,
  withdrawnAt: null,
  openNow: true,
  nextOpeningAt: null,
  head: { seq: 0, hash },
  keys: [{ stream: 'exchange', epoch: 0, receipt: 'a..b.c.d' }],
  entries: [{ stream: 'exchange', seq: 0, sealed: 'a..b.c.d', hash, at: 1, by: 'partner', member: null }],
  intake: { epoch: 0, certificate: 'a.b.c', genesisHash: hash },
  publicationKey: hash,
});

test('the contract’s view is read, and what lacks or bends a field that we use is not', () => {
  assert.deepEqual(readView(view), view);
  assert.deepEqual(readCurrentView({ view }), view);
  const unused = new Set(['head']);
  for (const field of Object.keys(view).filter((name) => !unused.has(name))) {
    for (const wrong of [undefined, {}, -1])
      assert.equal(readView({ ...view, [field]: wrong }), null, `${field}: ${JSON.stringify(wrong)}`);
  }
  assert.equal(readView({ ...view, entries: [{ seq: 0 }] }), null);
  assert.equal(readView({ ...view, next: { kind: 'other', dueAt: 1 } }), null);
});
