import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Approval, APPROVERS, Month, standingOf } from './approval.ts';

const approval = (given: Partial<Approval> = {}): Approval => ({
  item: 'sit-there',
  version: 'v1',
  survivor: '2026-03',
  worker: '2026-05',
  adoptedFrom: null,
  ...given,
});
const standing = (...approvals: Approval[]) => standingOf(approvals, 'sit-there', 'v1');

describe('a wording is a draft until a survivor and a worker each approved it', () => {
  it('asks for both, and says whose is there', () => {
    assert.deepEqual(standing(), { state: 'draft', given: [] });
    assert.deepEqual(standing(approval({ worker: null })), { state: 'draft', given: ['survivor'] });
    assert.deepEqual(standing(approval({ survivor: null })), { state: 'draft', given: ['worker'] });
  });

  it('is approved from the month of the second, whoever came second', () => {
    const approved = { state: 'approved', month: '2026-05', adoptedFrom: null };
    assert.deepEqual(standing(approval()), approved);
    assert.deepEqual(standing(approval({ survivor: '2026-05', worker: '2026-03' })), approved);
    assert.deepEqual(standing(approval({ survivor: '2025-12', worker: '2026-05' })), approved);
  });

  it('is a draft again once one of them took it back', () => {
    for (const side of APPROVERS) assert.equal(standing(approval({ [side]: null })).state, 'draft');
  });

  it('is a draft again with any other version, and under any other name', () => {
    assert.equal(standingOf([approval()], 'sit-there', 'v2').state, 'draft');
    assert.equal(standingOf([approval()], 'why-only-now', 'v1').state, 'draft');
  });

  it('tells the month and never the day: a day would tell who was there', () => {
    assert.ok(Month.safeParse('2026-11').success);
    for (const wrong of ['2026-11-24', '2026-13', '2026-00', '26-11', ''])
      assert.equal(Month.safeParse(wrong).success, false, wrong);
    assert.equal(Approval.safeParse({ ...approval(), by: 'Nadia' }).success, false);
  });
});

describe('an approval adopted from another programme', () => {
  const adopted = approval({ adoptedFrom: 'SurVivantes Mauricie', survivor: '2026-08', worker: '2026-09' });

  it('is enough, and says whose it is', () => {
    const expected = { state: 'approved', month: '2026-09', adoptedFrom: 'SurVivantes Mauricie' };
    assert.deepEqual(standing(adopted), expected);
    assert.deepEqual(standing(approval({ survivor: null }), adopted), expected);
  });

  it('stands behind our own, whichever comes first in the list', () => {
    const ours = { state: 'approved', month: '2026-05', adoptedFrom: null };
    assert.deepEqual(standing(approval(), adopted), ours);
    assert.deepEqual(standing(adopted, approval()), ours);
  });

  it('counts for nothing by half, and adds no half to ours', () => {
    const half = { ...adopted, worker: null };
    assert.deepEqual(standing(half), { state: 'draft', given: [] });
    assert.deepEqual(standing(half, approval({ survivor: null })), { state: 'draft', given: ['worker'] });
  });
});

it('whatever was approved, a version stands only on an approval of its own with both months', () => {
  const month = fc.option(fc.constantFrom('2026-01', '2026-02', '2027-01'));
  const one: fc.Arbitrary<Approval> = fc.record({
    item: fc.constantFrom('a-label-on-her', 'sit-there'),
    version: fc.constantFrom('v1', 'v2'),
    survivor: month,
    worker: month,
    adoptedFrom: fc.option(fc.constantFrom('Mauricie', 'Estrie')),
  });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 6 }), (approvals) => {
      const whole = approvals.filter(
        ({ item, version, survivor, worker }) =>
          item === 'sit-there' && version === 'v1' && survivor !== null && worker !== null,
      );
      const result = standing(...approvals);
      assert.equal(result.state === 'approved', whole.length > 0);
      if (result.state === 'draft') return;
      assert.ok(whole.some(({ survivor, worker }) => [survivor, worker].includes(result.month)));
      if (result.adoptedFrom !== null)
        assert.ok(whole.some(({ adoptedFrom }) => adoptedFrom === result.adoptedFrom));
    }),
  );
});
