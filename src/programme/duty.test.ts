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

it('with a rota, the first on duty answers, and she alone is told; the second when the first has no access', () => {
  const row = { state: 'received', owner: null, acknowledgedBy: null } as const;
  for (const [first, second, who] of [
    ['ines', 'anne', 'ines'],
    ['gone', 'anne', 'anne'],
    ['rose', 'ines', 'ines'],
    [null, 'ines', 'ines'],
  ] as const)
    assert.deepEqual(answersFor(row, line, { first, second }), {
      as: 'on_duty',
      member: who,
      alert: [who],
      formerOwner: null,
    });
});

it('nobody on duty, or nobody of them with access: the coordinators answer as without a rota', () => {
  const row = { state: 'received', owner: null } as const;
  for (const duty of [
    { first: null, second: null },
    { first: 'gone', second: 'rose' },
  ])
    assert.deepEqual(answersFor(row, line, duty), answersFor(row, line));
});

it('whoever said “I have it” answers before whoever is on duty, and an owner before both', () => {
  const duty = { first: 'anne', second: null };
  assert.deepEqual(answersFor({ state: 'received', owner: null, acknowledgedBy: 'ines' }, line, duty), {
    as: 'acknowledged',
    member: 'ines',
    alert: ['ines'],
  });
  assert.equal(
    answersFor({ state: 'claimed', owner: 'marie', acknowledgedBy: null }, line, duty).member,
    'marie',
  );
  assert.equal(
    answersFor({ state: 'received', owner: null, acknowledgedBy: 'gone' }, line, duty).member,
    'anne',
  );
});

it('when the owner has left, the first on duty answers, and it is said whose it was', () => {
  const answer = answersFor({ state: 'under_way', owner: 'gone' }, line, { first: 'ines', second: null });
  assert.deepEqual(answer, { as: 'on_duty', member: 'ines', alert: ['ines'], formerOwner: 'gone' });
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
    fc.property(members, state, owner, owner, owner, owner, (list, state, owner, has, first, second) => {
      const answer = answersFor({ state, owner, acknowledgedBy: has }, list, { first, second });
      const person = list.find((one) => one.member === answer.member);
      assert.ok(person && may(person.role, 'own_requests') && answer.alert.includes(person.member));
    }),
  );
});
