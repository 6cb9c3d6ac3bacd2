/**
 * [Note: Queue law] Every open request has one owner, one next action and one due time — before it is claimed, the
 * first person on duty answers for it (duty.ts) — and nothing leaves the queue without a named reason. The rules keep
 * this law (transitions.test.ts); the store asks it again before it writes, so that no bug can lose a request.
 */
import type { RequestRow } from '#programme/request.ts';

/** Which parts of the law `row` breaks, in words for the log; empty when it is sound. */
export function brokenLaws(row: RequestRow): string[] {
  const laws: readonly (readonly [boolean, string])[] =
    row.state === 'closed'
      ? [...closedLaws(row), ...commonLaws(row)]
      : [...openLaws(row), ...commonLaws(row)];
  return laws.filter(([kept]) => !kept).map(([, law]) => law);
}

type Law = readonly [kept: boolean, law: string];

function openLaws(row: RequestRow): Law[] {
  const unclaimed = row.state === 'received';
  const unanswered = unclaimed || row.state === 'claimed';
  return [
    [(row.owner === null) === unclaimed, 'an open request has an owner, except while received'],
    [(row.claimedAt === null) === unclaimed, 'a request is claimed at a time, except while received'],
    [row.dueKind !== null && row.dueAt !== null, 'an open request has one next action and one due time'],
    [(row.answeredAt === null) === unanswered, 'a request is reached exactly when its partner was answered'],
    [
      (row.dueKind === 'answer') === unanswered,
      'the next action is to answer until the partner was answered',
    ],
    [
      (row.dueKind === 'read') === (row.promisedAt !== null),
      'a promised date waits behind a message, and only there',
    ],
    [
      row.promisedAt === null || (row.dueAt !== null && row.dueAt <= row.promisedAt),
      'a waiting message is due no later than the promised action behind it',
    ],
    [
      row.closedAt === null && row.closeReason === null && row.mergedInto === null && row.destroyAt === null,
      'an open request is neither closed, merged nor to be destroyed',
    ],
  ];
}

function closedLaws(row: RequestRow): Law[] {
  return [
    [
      row.closedAt !== null && row.closeReason !== null,
      'a request leaves the queue at a time, for a named reason',
    ],
    [row.destroyAt !== null, 'a closed request has a destruction date'],
    [row.owner !== null && row.seenAt !== null, 'a closed request was read and had an owner'],
    [
      row.dueKind === null && row.dueAt === null && row.promisedAt === null,
      'a closed request has no next action',
    ],
    [
      // It forgets the name when the other is destroyed before it.
      row.mergedInto === null || row.closeReason === 'merged',
      'only a merged request names one that it went into',
    ],
    [row.callingSince === null, 'no call is in progress about a closed request'],
  ];
}

function commonLaws(row: RequestRow): Law[] {
  return [
    [(row.callingSince === null) === (row.callingBy === null), 'a call in progress has a time and a caller'],
    [
      (row.acknowledgedBy === null) === (row.acknowledgedAt === null),
      'whoever said “I have it” said so at a time',
    ],
    [
      row.acknowledgedBy === null || row.state === 'received',
      '“I have it” is said of a request that nobody took yet',
    ],
    [row.mergedInto !== row.file, 'a request is not merged into itself'],
  ];
}
