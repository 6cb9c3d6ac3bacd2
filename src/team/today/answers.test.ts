import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answersNow } from './answers.ts';

const ines = { member: 'ines', role: 'professional', since: 1 } as const;
const anne = { member: 'anne', role: 'coordinator', since: 3 } as const;
const marie = { member: 'marie', role: 'coordinator', since: 2 } as const;

test('before it is claimed, the coordinator who joined first answers, in whatever order members are listed', () => {
  for (const members of [
    [ines, anne, marie],
    [marie, anne, ines],
  ]) {
    assert.equal(answersNow({ state: 'received', owner: null }, members)?.member, 'marie');
  }
});

test('a request of somebody who has left is answered for, and says so', () => {
  assert.equal(answersNow({ state: 'claimed', owner: 'ines' }, [ines, marie])?.as, 'owner');
  assert.equal(answersNow({ state: 'claimed', owner: 'gone' }, [ines, marie])?.as, 'coordinator');
  assert.equal(answersNow({ state: 'received', owner: null }, [ines])?.as, 'nobody');
});

test('nobody is named for a closed request, nor before the members are known', () => {
  assert.equal(answersNow({ state: 'closed', owner: 'ines' }, [ines]), null);
  assert.equal(answersNow({ state: 'received', owner: null }, []), null);
});
