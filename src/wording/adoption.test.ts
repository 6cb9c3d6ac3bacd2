import assert from 'node:assert/strict';
import { it } from 'node:test';
import { approvalsToShare, exactOnes, readApprovals, writeApprovals } from '#wording/adoption.ts';
import type { Approval } from '#wording/approval.ts';
import { versionOf } from '#wording/version.ts';

const [now, before] = [versionOf('as it reads now'), versionOf('as it read before')];
const approval = (change: Partial<Approval> = {}): Approval => ({
  item: 'calm-down',
  version: now,
  survivor: '2026-04',
  worker: '2026-05',
  adoptedFrom: null,
  ...change,
});
const current = new Map([['calm-down', now]]);

it('a programme hands on what both sides of its own approved, as it reads today', () => {
  const shared = { item: 'calm-down', version: now, survivor: '2026-04', worker: '2026-05' };
  assert.deepEqual(approvalsToShare([approval()], current), [shared]);
  for (const change of [
    { survivor: null },
    { worker: null },
    { version: before },
    { adoptedFrom: 'Programme voisin' },
    { item: 'gone' },
  ])
    assert.deepEqual(approvalsToShare([approval(change)], current), [], JSON.stringify(change));
});

it('what was written is read back, and only exact versions are taken', () => {
  const shared = approvalsToShare([approval()], current);
  const file = readApprovals(writeApprovals('Programme de « l’Est »', '2026-11-24', shared));
  assert.equal(file?.programme, 'Programme de « l’Est »');
  assert.deepEqual(file.approvals, shared);
  assert.deepEqual(exactOnes(file.approvals, current), shared);
  assert.deepEqual(exactOnes(file.approvals, new Map([['calm-down', before]])), []);
  assert.deepEqual(readApprovals(writeApprovals('Programme', '2026-11-24', []))?.approvals, []);
});

it('anything else is no such file', () => {
  const good = JSON.parse(
    writeApprovals('Programme', '2026-11-24', approvalsToShare([approval()], current)),
  ) as {
    approvals: object[];
  };
  for (const text of [
    '',
    'null',
    '[]',
    '{"approvals":[]}',
    JSON.stringify({ ...good, schema: 2 }),
    JSON.stringify({ ...good, who: 'her' }),
    JSON.stringify({ ...good, approvals: [{ ...good.approvals[0], survivor: '2026-13' }] }),
    JSON.stringify({ ...good, approvals: [{ ...good.approvals[0], survivor: null }] }),
    JSON.stringify({ ...good, approvals: [{ ...good.approvals[0], version: 'short' }] }),
  ])
    assert.equal(readApprovals(text), null, text);
});
