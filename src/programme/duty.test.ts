import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { type ActiveMember, answersFor } from '#programme/duty.ts';
import { RequestState } from '#programme/request.ts';
import { may, ROLES } from '#programme/roles.ts';

const line: readonly ActiveMember[] = [
  { member: 'ines', role: 'professional' },
  { member: 'marie', role: 'coordinator' },
  { member: 'anne', role: 'coordinator' },
  { member: 'rose', role: 'peer' },
];

it('a claimed request has its owner, who alone is told', () => {
  assert.deepEqual(answersFor({ state: 'claimed', owner: 'ines' }, line), {
    as: 'owner',
    member: 'ines',
    alert: ['ines'],
  });
});

it('before it is claimed the first coordinator answers, and every coordinator is told', () => {
  assert.deepEqual(answersFor({ state: 'received', owner: null }, line), {
    as: 'coordinator',
    member: 'marie',
    alert: ['marie', 'anne'],
    formerOwner: null,
  });
});

it('when the owner has lost her access, the coordinator answers and is told whose it was (chatwoot#6889)', () => {
  const answer = answersFor({ state: 'under_way', owner: 'gone' }, line);
  assert.equal(answer.as, 'coordinator');
  assert.equal(answer.as === 'coordinator' && answer.formerOwner, 'gone');
});

it('an owner who became a peer owns nothing any more', () => {
  assert.equal(answersFor({ state: 'claimed', owner: 'rose' }, line).as, 'coordinator');
});

it('nobody on duty is said, never silent (grafana oncall#4846)', () => {
  const orphaned = line.filter((one) => one.role !== 'coordinator');
  assert.deepEqual(answersFor({ state: 'received', owner: null }, orphaned), {
    as: 'nobody',
    member: null,
    alert: ['ines'],
  });
});

it('a closed request has no answerable person', () => {
  assert.throws(() => answersFor({ state: 'closed', owner: 'ines' }, line), RangeError);
});

it('law: while one coordinator has access, every open request has exactly one answerable person, with access, who is told', () => {
  const members = fc
    .uniqueArray(
      fc.record({ member: fc.constantFrom('a', 'b', 'c', 'd', 'e'), role: fc.constantFrom(...ROLES) }),
      {
        selector: (one) => one.member,
      },
    )
    .filter((list) => list.some((one) => one.role === 'coordinator'));
  const state = fc.constantFrom(...RequestState.options.filter((one) => one !== 'closed'));
  const owner = fc.constantFrom(null, 'a', 'b', 'c', 'd', 'e', 'gone');
  fc.assert(
    fc.property(members, state, owner, (list, state, owner) => {
      const answer = answersFor({ state, owner }, list);
      const person = list.find((one) => one.member === answer.member);
      assert.ok(person && may(person.role, 'own_requests') && answer.alert.includes(person.member));
    }),
  );
});
