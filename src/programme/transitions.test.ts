import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { arrivedByDoor, arrivedByPhone } from '#programme/arrival.ts';
import { isAcceptableNotBefore } from '#programme/not-before.ts';
import { applyPartnerStep, memberReplied, ownerLeft } from '#programme/partner-steps.ts';
import { brokenLaws } from '#programme/queue-law.ts';
import type { Promptness, RequestRow, Step } from '#programme/request.ts';
import type {
  Accepted,
  RefusalReason,
  RuleContext,
  StepContext,
  StepResult,
} from '#programme/request-change.ts';
import { DEFAULT_TARGETS, type OpeningHours } from '#programme/settings.ts';
import { applyStep } from '#programme/transitions.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const file = '0198c000-0000-7000-8000-000000000001';
const otherFile = '0198c000-0000-7000-8000-000000000002';
const ines = '0198c000-0000-7000-8000-00000000000a';
const marie = '0198c000-0000-7000-8000-00000000000b';
const anne = '0198c000-0000-7000-8000-00000000000c';

const period = [
  { from: '08:30', to: '12:00' },
  { from: '13:00', to: '16:30' },
];
const hours: OpeningHours = {
  timeZone: 'America/Montreal',
  week: { mon: period, tue: period, wed: period, thu: period, fri: period, sat: [], sun: [] },
  closures: [],
  holidays: true,
};
const at = (text: string): number =>
  Temporal.ZonedDateTime.from(`${text}[America/Montreal]`).epochMilliseconds;
const show = (moment: number | null): string | null =>
  moment === null
    ? null
    : Temporal.Instant.fromEpochMilliseconds(moment)
        .toZonedDateTimeISO('America/Montreal')
        .toPlainDateTime()
        .toString();

const tuesday9 = at('2026-10-06T09:00');
const rules = (now: number): RuleContext => ({
  hours,
  holidays: new Set(['2026-10-12']),
  targets: DEFAULT_TARGETS,
  now,
  retentionDays: 30,
});
const received = (promptness: Promptness = 'soon', notBefore: number | null = null): RequestRow =>
  arrivedByDoor(
    { file, reference: 'Hirondelle-4821', promptness, notBefore, practice: false },
    'web',
    rules(tuesday9),
  );

const context = (row: RequestRow, now: number, changes: Partial<StepContext> = {}): StepContext => ({
  ...rules(now),
  actor: ines,
  role: 'professional',
  version: row.version,
  mayOwn: (member) => [ines, marie, anne].includes(member),
  ...changes,
});
function taken(result: StepResult): Accepted {
  assert.ok(result.ok, result.ok ? '' : `refused: ${result.why}`);
  assert.deepEqual(brokenLaws(result.row), []);
  return result;
}
const step = (row: RequestRow, now: number, what: Step, changes: Partial<StepContext> = {}): RequestRow =>
  taken(applyStep(row, what, context(row, now, changes))).row;
const refused = (
  row: RequestRow,
  now: number,
  what: Step,
  changes: Partial<StepContext> = {},
): RefusalReason | null => {
  const result = applyStep(row, what, context(row, now, changes));
  return result.ok ? null : result.why;
};
const claimed = (promptness?: Promptness): RequestRow =>
  step(received(promptness), tuesday9 + minute, { step: 'claim' });
const reached = (promptness?: Promptness): RequestRow =>
  step(claimed(promptness), tuesday9 + 10 * minute, { step: 'attempt', reached: true });

describe('arrival', () => {
  it('a request by the door is received, nobody’s, and its first clock runs', () => {
    const row = received('now');
    assert.deepEqual(brokenLaws(row), []);
    assert.equal(row.state, 'received');
    assert.equal(row.owner, null);
    assert.equal(row.dueKind, 'answer');
    assert.equal(show(row.dueAt), '2026-10-06T09:30:00');
  });

  it('a phone request starts reached, is hers who typed it, and its next action respects *not before*', () => {
    const arrival = {
      file,
      reference: 'r',
      promptness: 'now' as const,
      notBefore: at('2026-10-06T15:00'),
      practice: false,
    };
    const row = arrivedByPhone(arrival, ines, rules(tuesday9));
    assert.deepEqual(brokenLaws(row), []);
    assert.equal(row.state, 'reached');
    assert.equal(row.owner, ines);
    assert.equal(row.answeredAt, tuesday9);
    assert.equal(row.dueKind, 'promised');
    assert.equal(show(row.dueAt), '2026-10-06T15:30:00');
  });

  it('refuses to be called back in more than three months', () => {
    assert.equal(isAcceptableNotBefore(tuesday9 + 92 * day, tuesday9), true);
    assert.equal(isAcceptableNotBefore(tuesday9 + 92 * day + 1, tuesday9), false);
  });
});

describe('two people, one request (fazer-ai/chatwoot#359)', () => {
  it('the second who claims is told who has it, although her version is old', () => {
    const row = claimed();
    const result = applyStep(
      row,
      { step: 'claim' },
      context(row, tuesday9 + 2 * minute, { actor: marie, version: 0 }),
    );
    assert.deepEqual(result, { ok: false, code: 'already_claimed', why: 'claimed_by_other', who: ines });
  });

  it('the same claim again, after a dropped network, is the same claim', () => {
    const row = claimed();
    const again = taken(
      applyStep(row, { step: 'claim' }, context(row, tuesday9 + 2 * minute, { version: 0 })),
    );
    assert.equal(again.row, row);
    assert.deepEqual(again.events, []);
  });

  it('any other step on an old version is stale', () => {
    const row = claimed();
    const result = applyStep(
      row,
      { step: 'close', reason: 'done' },
      context(row, tuesday9 + 2 * minute, { version: 0 }),
    );
    assert.equal(!result.ok && result.code, 'stale');
  });

  it('seeing is noted once, and makes nobody’s step stale', () => {
    const seen = step(received(), tuesday9 + minute, { step: 'see' });
    assert.equal(seen.seenAt, tuesday9 + minute);
    assert.equal(seen.version, 0);
    const again = taken(applyStep(seen, { step: 'see' }, context(seen, tuesday9 + hour, { actor: marie })));
    assert.equal(again.row, seen);
  });

  it('taking over needs an owner who is somebody else; the clock stays', () => {
    assert.equal(refused(received(), tuesday9 + minute, { step: 'take_over' }), 'not_claimed');
    assert.equal(refused(claimed(), tuesday9 + 2 * minute, { step: 'take_over' }), 'same_owner');
    const before = claimed();
    const after = step(before, tuesday9 + 2 * minute, { step: 'take_over' }, { actor: marie });
    assert.equal(after.owner, marie);
    assert.equal(after.dueAt, before.dueAt);
    assert.equal(after.state, 'claimed');
  });

  it('one hands over what is hers; a coordinator anything; and only to somebody who may own it', () => {
    const row = claimed();
    assert.equal(step(row, tuesday9 + hour, { step: 'hand_over', to: marie }).owner, marie);
    const anothers = { actor: anne };
    assert.equal(
      refused(row, tuesday9 + hour, { step: 'hand_over', to: marie }, anothers),
      'not_yours_to_hand_over',
    );
    const coordinator = { actor: anne, role: 'coordinator' as const };
    assert.equal(step(row, tuesday9 + hour, { step: 'hand_over', to: marie }, coordinator).owner, marie);
    assert.equal(refused(row, tuesday9 + hour, { step: 'hand_over', to: otherFile }), 'not_an_owner');
    assert.equal(refused(row, tuesday9 + hour, { step: 'hand_over', to: ines }), 'same_owner');
    const assigned = step(received(), tuesday9 + minute, { step: 'hand_over', to: marie });
    assert.equal(assigned.state, 'claimed');
    assert.equal(assigned.claimedAt, tuesday9 + minute);
  });

  it('two cannot be marked on a call at once; a mark of an hour is forgotten', () => {
    const calling = step(claimed(), tuesday9 + 5 * minute, { step: 'start_call' });
    const by = { actor: marie };
    const result = applyStep(calling, { step: 'start_call' }, context(calling, tuesday9 + 6 * minute, by));
    assert.deepEqual(result, { ok: false, code: 'refused_step', why: 'call_in_progress', who: ines });
    assert.equal(refused(calling, tuesday9 + 6 * minute, { step: 'end_call' }, by), 'call_in_progress');
    assert.equal(
      refused(calling, tuesday9 + 6 * minute, { step: 'close', reason: 'done' }, by),
      'call_in_progress',
    );
    const hourLater = step(calling, tuesday9 + 65 * minute, { step: 'start_call' }, by);
    assert.equal(hourLater.callingBy, marie);
    assert.equal(step(calling, tuesday9 + 9 * minute, { step: 'end_call' }).callingSince, null);
  });
});

describe('the first clock: the partner was answered', () => {
  it('an attempt that reached nobody does not stop it', () => {
    const row = claimed('now');
    const after = step(row, tuesday9 + 10 * minute, { step: 'attempt', reached: false });
    assert.equal(after.answeredAt, null);
    assert.equal(after.dueKind, 'answer');
    assert.equal(after.state, 'claimed');
    assert.equal(after.attempts, 1);
    assert.equal(after.answerDueAt, row.answerDueAt);
    assert.equal(after.dueAt, row.answerDueAt, 'the next try is never set after what was promised');
  });

  it('a next try set for tomorrow does not hide what was promised for today', () => {
    const row = claimed('now');
    const tomorrow = at('2026-10-07T09:00');
    const after = step(row, tuesday9 + 10 * minute, { step: 'attempt', reached: false, nextAt: tomorrow });
    assert.equal(after.dueAt, row.answerDueAt);
    const missedIt = step(after, tuesday9 + hour, { step: 'attempt', reached: false, nextAt: tomorrow });
    assert.equal(missedIt.dueAt, tomorrow, 'once missed, the next try is what is due');
    assert.equal(missedIt.answerDueAt, row.answerDueAt, 'and it stays missed');
  });

  it('the first call that reached them stops it, and no later update overrides it (zammad#5177)', () => {
    const row = reached('now');
    assert.equal(row.answeredAt, tuesday9 + 10 * minute);
    assert.equal(row.state, 'reached');
    const again = step(row, tuesday9 + 3 * hour, { step: 'attempt', reached: true });
    assert.equal(again.answeredAt, tuesday9 + 10 * minute);
    const raised = step(again, tuesday9 + 4 * hour, { step: 'set_promptness', promptness: 'soon' });
    assert.equal(raised.answeredAt, tuesday9 + 10 * minute);
  });

  it('does not run on once somebody answered (zammad#3140)', () => {
    const row = reached('now');
    assert.notEqual(row.dueKind, 'answer');
    assert.ok(row.dueAt !== null && row.dueAt > row.answerDueAt);
  });

  it('stops also when a colleague took the partner’s own call: the channel does not matter (zammad#1322)', () => {
    const row = step(
      claimed('now'),
      tuesday9 + 12 * minute,
      { step: 'attempt', reached: true },
      { actor: marie },
    );
    assert.equal(row.answeredAt, tuesday9 + 12 * minute);
    assert.equal(row.owner, ines, 'it stays hers');
  });

  it('a written reply does not stop it: only a call that reached them does', () => {
    const row = memberReplied(claimed('now'), ines, rules(tuesday9 + 5 * minute)).row;
    assert.equal(row.answeredAt, null);
    assert.equal(row.dueKind, 'answer');
  });

  it('one step carries the answer and the change of state together (zammad#3551)', () => {
    const result = taken(
      applyStep(
        received('now'),
        { step: 'attempt', reached: true },
        context(received('now'), tuesday9 + minute),
      ),
    );
    assert.equal(result.row.answeredAt, tuesday9 + minute);
    assert.equal(result.row.state, 'reached');
    assert.equal(result.row.owner, ines, 'who calls about a request that nobody has, has it');
    assert.deepEqual(
      result.events.map((event) => event.kind),
      ['claimed', 'attempt_reached'],
    );
  });

  it('calling about a request that nobody has claims it', () => {
    const row = step(received('now'), tuesday9 + minute, { step: 'start_call' });
    assert.equal(row.owner, ines);
    assert.equal(row.state, 'claimed');
    assert.equal(row.callingBy, ines);
    const after = step(row, tuesday9 + 2 * minute, { step: 'attempt', reached: false });
    assert.equal(after.callingSince, null, 'the outcome ends the mark');
  });

  it('changing hours does not rewrite the past', () => {
    const row = claimed('soon');
    const newHours = { ...hours, week: { ...hours.week, tue: [], wed: [] } };
    const after = step(row, tuesday9 + hour, { step: 'take_over' }, { actor: marie, hours: newHours });
    assert.equal(after.answerDueAt, row.answerDueAt);
    assert.equal(after.dueAt, row.dueAt);
  });

  it('never falls due at midnight or on a week-end (zammad#4432, chatwoot#13392)', () => {
    const friday = at('2026-10-09T16:20');
    const row = arrivedByDoor(
      { file, reference: 'r', promptness: 'now', notBefore: null, practice: false },
      'web',
      rules(friday),
    );
    assert.equal(show(row.dueAt), '2026-10-13T08:50:00', 'Monday the 12th is a holiday');
  });
});

describe('promptness and *not before*', () => {
  it('raising counts from now, and is never due later than before', () => {
    const row = received('no_rush');
    const raised = step(row, tuesday9 + hour, { step: 'set_promptness', promptness: 'now' });
    assert.equal(show(raised.answerDueAt), '2026-10-06T10:30:00');
    const late = at('2026-10-08T16:20');
    assert.equal(step(row, late, { step: 'set_promptness', promptness: 'now' }).answerDueAt, row.answerDueAt);
  });

  it('lowering counts as if it had been chosen on arrival', () => {
    const row = step(received('now'), tuesday9 + 5 * minute, { step: 'set_promptness', promptness: 'soon' });
    assert.equal(row.answerDueAt, received('soon').answerDueAt);
    assert.equal(row.dueAt, row.answerDueAt);
  });

  it('a promise already missed stays missed when the promptness is lowered or the call moved', () => {
    const row = claimed('now');
    const late = tuesday9 + 2 * hour;
    const lowered = step(row, late, { step: 'set_promptness', promptness: 'no_rush' });
    assert.equal(lowered.answerDueAt, row.answerDueAt);
    assert.equal(lowered.dueAt, received('no_rush').dueAt);
    const moved = step(row, late, { step: 'set_not_before', notBefore: at('2026-10-07T14:00') });
    assert.equal(moved.answerDueAt, row.answerDueAt);
    assert.equal(show(moved.dueAt), '2026-10-07T14:30:00');
  });

  it('the clock waits for the time asked for, and runs at once when it no longer matters', () => {
    const row = received('now');
    const waits = step(row, tuesday9 + minute, { step: 'set_not_before', notBefore: at('2026-10-06T15:00') });
    assert.equal(show(waits.answerDueAt), '2026-10-06T15:30:00');
    const anyTime = step(waits, tuesday9 + hour, { step: 'set_not_before', notBefore: null });
    assert.equal(show(anyTime.answerDueAt), '2026-10-06T10:30:00');
    assert.equal(anyTime.dueAt, anyTime.answerDueAt);
    const far = { step: 'set_not_before', notBefore: tuesday9 + 93 * day } as const;
    assert.equal(refused(row, tuesday9, far), 'due_too_far');
  });

  it('a try set earlier is void when the partner asks to be called later', () => {
    const tried = step(claimed('soon'), tuesday9 + 2 * minute, {
      step: 'attempt',
      reached: false,
      nextAt: tuesday9 + hour,
    });
    assert.equal(tried.dueAt, tuesday9 + hour);
    const later = step(tried, tuesday9 + 5 * minute, {
      step: 'set_not_before',
      notBefore: at('2026-10-06T15:00'),
    });
    assert.equal(show(later.dueAt), '2026-10-07T11:00:00');
  });

  it('after the answer, a promised action does not come before the time asked for', () => {
    const row = reached('now'); // next action due at 9:40
    const moved = step(row, tuesday9 + 12 * minute, {
      step: 'set_not_before',
      notBefore: at('2026-10-06T15:00'),
    });
    assert.equal(show(moved.dueAt), '2026-10-06T15:30:00');
  });
});

describe('after the answer', () => {
  it('nothing is decided or planned before the partner was reached', () => {
    const row = claimed();
    assert.equal(refused(row, tuesday9 + hour, { step: 'decide' }), 'not_answered_yet');
    const plan = { step: 'plan', dueAt: tuesday9 + day, owner: ines } as const;
    assert.equal(refused(row, tuesday9 + hour, plan), 'not_answered_yet');
  });

  it('decides, plans, and is then under way', () => {
    const decided = step(reached(), tuesday9 + hour, { step: 'decide' });
    assert.equal(decided.state, 'decided');
    assert.equal(decided.dueKind, 'promised');
    assert.equal(show(decided.dueAt), '2026-10-06T15:00:00', 'a full target from now until somebody plans');
    const planned = step(decided, tuesday9 + 2 * hour, {
      step: 'plan',
      dueAt: at('2026-10-20T10:00'),
      owner: marie,
    });
    assert.equal(planned.state, 'under_way');
    assert.equal(planned.owner, marie);
    assert.equal(show(planned.dueAt), '2026-10-20T10:00:00');
    const reviewed = step(planned, tuesday9 + day, { step: 'decide' });
    assert.equal(reviewed.state, 'under_way');
    assert.equal(reviewed.dueAt, planned.dueAt, 'a decision reviewed later keeps what was promised');
  });

  it('a plan lies ahead, within a year, and has an owner who may own it', () => {
    const plan = (dueAt: number, owner = ines) =>
      refused(reached(), tuesday9 + hour, { step: 'plan', dueAt, owner });
    assert.equal(plan(tuesday9), 'due_in_past');
    assert.equal(plan(tuesday9 + 400 * day), 'due_too_far');
    assert.equal(plan(tuesday9 + day, otherFile), 'not_an_owner');
  });

  it('a missed call keeps the promised date, or moves it to the next try', () => {
    const planned = step(reached(), tuesday9 + hour, {
      step: 'plan',
      dueAt: at('2026-10-07T10:00'),
      owner: ines,
    });
    const early = step(planned, tuesday9 + 2 * hour, { step: 'attempt', reached: false });
    assert.equal(early.dueAt, planned.dueAt);
    const late = step(planned, at('2026-10-07T10:05'), { step: 'attempt', reached: false });
    assert.equal(show(late.dueAt), '2026-10-07T15:05:00', 'a full target again');
  });

  it('a call that reached them does what was due, and leaves alone what was not', () => {
    const planned = step(reached(), tuesday9 + hour, {
      step: 'plan',
      dueAt: at('2026-10-07T10:00'),
      owner: ines,
    });
    assert.equal(step(planned, tuesday9 + 2 * hour, { step: 'attempt', reached: true }).dueAt, planned.dueAt);
    const due = step(planned, at('2026-10-07T10:05'), { step: 'attempt', reached: true });
    assert.ok(due.dueAt !== null && due.dueAt > at('2026-10-07T10:05'), 'not late any more (zammad#3140)');
  });

  it('a message waits for an answer without dropping the promised date', () => {
    const planned = step(reached(), tuesday9 + hour, {
      step: 'plan',
      dueAt: at('2026-10-20T10:00'),
      owner: ines,
    });
    const wrote = taken(applyPartnerStep(planned, { step: 'message' }, rules(at('2026-10-08T09:00')))).row;
    assert.equal(wrote.dueKind, 'read');
    assert.equal(show(wrote.dueAt), '2026-10-08T14:00:00');
    assert.equal(wrote.promisedAt, planned.dueAt);
    const twice = taken(applyPartnerStep(wrote, { step: 'message' }, rules(at('2026-10-08T10:00')))).row;
    assert.equal(twice.dueAt, wrote.dueAt, 'the first message decides');
    const replied = memberReplied(twice, ines, rules(at('2026-10-08T11:00'))).row;
    assert.equal(replied.dueKind, 'promised');
    assert.equal(replied.dueAt, planned.dueAt);
    const called = step(twice, at('2026-10-08T11:00'), { step: 'attempt', reached: true });
    assert.equal(called.dueAt, planned.dueAt, 'a call answers it too');
  });

  it('a message never makes a promised action later', () => {
    const planned = step(reached('no_rush'), tuesday9 + hour, {
      step: 'plan',
      dueAt: tuesday9 + 2 * hour,
      owner: ines,
    });
    const wrote = taken(applyPartnerStep(planned, { step: 'message' }, rules(tuesday9 + hour + minute))).row;
    assert.equal(wrote.dueAt, planned.dueAt);
  });
});

describe('the partner', () => {
  it('"she is leaving now": due within the target for now, the wish for later is void', () => {
    const row = received('no_rush', at('2026-10-07T14:00'));
    const raised = taken(applyPartnerStep(row, { step: 'raise' }, rules(tuesday9 + hour))).row;
    assert.equal(raised.promptness, 'now');
    assert.equal(raised.notBefore, null);
    assert.equal(show(raised.answerDueAt), '2026-10-06T10:30:00');
  });

  it('"she is leaving now" after the answer makes something due now, and keeps the plan behind it', () => {
    const planned = step(reached(), tuesday9 + hour, {
      step: 'plan',
      dueAt: at('2026-10-20T10:00'),
      owner: ines,
    });
    const raised = taken(applyPartnerStep(planned, { step: 'raise' }, rules(at('2026-10-08T09:00')))).row;
    assert.equal(raised.dueKind, 'read');
    assert.equal(show(raised.dueAt), '2026-10-08T09:30:00');
    assert.equal(raised.promisedAt, planned.dueAt);
  });

  it('a withdrawal stays in the queue until a member closes it with that reason', () => {
    const row = taken(applyPartnerStep(claimed(), { step: 'withdraw' }, rules(tuesday9 + hour))).row;
    assert.equal(row.state, 'claimed');
    assert.equal(row.withdrawnAt, tuesday9 + hour);
    assert.equal(row.dueAt, claimed().dueAt);
    const again = taken(applyPartnerStep(row, { step: 'withdraw' }, rules(tuesday9 + 2 * hour)));
    assert.equal(again.row, row);
    const closed = step(row, tuesday9 + 3 * hour, { step: 'close', reason: 'withdrawn_by_partner' });
    assert.equal(closed.closeReason, 'withdrawn_by_partner');
    const raised = taken(applyPartnerStep(row, { step: 'raise' }, rules(tuesday9 + 2 * hour))).row;
    assert.equal(raised.withdrawnAt, null, 'raising takes it back');
  });

  it('writing on a closed request brings it back: nobody writes to an empty room', () => {
    const closed = step(reached(), tuesday9 + hour, { step: 'close', reason: 'done' });
    for (const what of ['message', 'raise'] as const) {
      const back = taken(applyPartnerStep(closed, { step: what }, rules(at('2026-10-14T09:00')))).row;
      assert.equal(back.state, 'received');
      assert.equal(back.owner, null);
      assert.equal(back.returns, 1);
      assert.equal(back.destroyAt, null);
      assert.equal(back.seenAt, null, 'not read yet, so that it cannot be destroyed');
      assert.equal(show(back.answerDueAt), what === 'raise' ? '2026-10-14T09:30:00' : '2026-10-14T14:00:00');
    }
    assert.equal(applyPartnerStep(closed, { step: 'withdraw' }, rules(at('2026-10-14T09:00'))).ok, false);
  });
});

describe('when the owner has lost her access (chatwoot#6889)', () => {
  it('what was not answered is nobody’s again; the rest goes to who removed her; due times stay', () => {
    const waiting = ownerLeft(claimed(), ines, marie, rules(tuesday9 + hour)).row;
    assert.deepEqual([waiting.state, waiting.owner, waiting.dueAt], ['received', null, claimed().dueAt]);
    assert.deepEqual(brokenLaws(waiting), []);
    const underWay = ownerLeft(reached(), ines, marie, rules(tuesday9 + hour)).row;
    assert.deepEqual([underWay.state, underWay.owner, underWay.dueAt], ['reached', marie, reached().dueAt]);
    assert.equal(ownerLeft(reached(), anne, marie, rules(tuesday9 + hour)).events.length, 0, 'hers alone');
  });

  it('her call mark goes with her', () => {
    const calling = step(claimed(), tuesday9 + 5 * minute, { step: 'start_call' });
    assert.equal(ownerLeft(calling, ines, marie, rules(tuesday9 + 6 * minute)).row.callingBy, null);
  });
});

describe('closing and coming back', () => {
  it('closing names a reason and a destruction date, and ends every due time', () => {
    const row = step(received(), tuesday9 + hour, { step: 'close', reason: 'done' });
    assert.equal(row.closeReason, 'done');
    assert.equal(row.destroyAt, tuesday9 + hour + 30 * day);
    assert.equal(row.dueAt, null);
    assert.equal(row.owner, ines, 'whoever closed what nobody had');
    assert.notEqual(row.seenAt, null);
    for (const what of [{ step: 'claim' }, { step: 'decide' }, { step: 'close', reason: 'done' }] as const) {
      assert.equal(refused(row, tuesday9 + day, what), 'closed');
    }
  });

  it('an exercise closes as an exercise, and goes as soon as closing cannot be undone', () => {
    const row = { ...received(), practice: true };
    const closed = step(row, tuesday9 + hour, { step: 'close', reason: 'done' });
    assert.equal(closed.closeReason, 'practice');
    assert.equal(closed.destroyAt, tuesday9 + hour + 10 * minute);
  });

  it('a return picks up the thread with a first clock of its own', () => {
    assert.equal(refused(claimed(), tuesday9 + hour, { step: 'reopen', promptness: 'now' }), 'not_closed');
    const closed = step(reached(), tuesday9 + hour, { step: 'close', reason: 'done' });
    const back = step(closed, at('2026-10-14T09:00'), { step: 'reopen', promptness: 'now' });
    assert.equal(back.reference, closed.reference);
    assert.deepEqual([back.state, back.owner, back.returns, back.destroyAt], ['received', null, 1, null]);
    assert.equal(back.receivedAt, at('2026-10-14T09:00'));
    assert.equal(show(back.answerDueAt), '2026-10-14T09:30:00');
  });

  it('a legal hold is for coordinators, survives everything, and leaves a warning when it ends', () => {
    const closed = step(reached(), tuesday9 + hour, { step: 'close', reason: 'done' });
    assert.equal(refused(closed, tuesday9 + day, { step: 'hold', hold: true }), 'not_your_role');
    const coordinator = { actor: marie, role: 'coordinator' as const };
    const heldRow = step(closed, tuesday9 + day, { step: 'hold', hold: true }, coordinator);
    assert.equal(heldRow.hold, true);
    const released = step(heldRow, tuesday9 + 90 * day, { step: 'hold', hold: false }, coordinator);
    assert.equal(released.destroyAt, tuesday9 + 97 * day);
  });

  it('no step is open to a peer', () => {
    assert.equal(refused(received(), tuesday9, { step: 'see' }, { role: 'peer' }), 'not_your_role');
    assert.equal(refused(received(), tuesday9, { step: 'claim' }, { role: 'peer' }), 'not_your_role');
  });
});

describe('merging a duplicate', () => {
  const other = (promptness: Promptness, receivedAt = tuesday9 + minute): RequestRow => ({
    ...arrivedByDoor(
      { file: otherFile, reference: 'Mésange-1234', promptness, notBefore: null, practice: false },
      'web',
      rules(receivedAt),
    ),
  });
  const merge = (
    row: RequestRow,
    target: RequestRow,
    now = tuesday9 + 5 * minute,
  ): { row: RequestRow; other: RequestRow } => {
    const result = taken(
      applyStep(row, { step: 'merge', into: target.file }, context(row, now, { other: target })),
    );
    assert.ok(result.other);
    assert.deepEqual(brokenLaws(result.other), []);
    return { row: result.row, other: result.other };
  };

  it('closes the duplicate into the other one, which keeps the earlier due time and the prompter wish', () => {
    const { row, other: target } = merge(received('now'), other('no_rush'));
    assert.deepEqual([row.closeReason, row.mergedInto], ['merged', otherFile]);
    assert.equal(target.promptness, 'now');
    assert.equal(target.answerDueAt, received('now').answerDueAt);
    assert.equal(target.dueAt, received('now').dueAt);
    assert.equal(target.version, 1);
  });

  it('a partner answered about one was answered about both', () => {
    const { other: target } = merge(reached('soon'), other('now'), tuesday9 + 20 * minute);
    assert.equal(target.answeredAt, reached('soon').answeredAt);
    assert.deepEqual([target.state, target.owner, target.dueKind], ['reached', ines, 'promised']);
  });

  it('something new asked of a partner who was answered waits like a message', () => {
    const planned = step(reached(), tuesday9 + hour, {
      step: 'plan',
      dueAt: at('2026-10-20T10:00'),
      owner: ines,
    });
    const { other: target } = merge(other('now', tuesday9 + 2 * hour), planned, tuesday9 + 2 * hour + minute);
    assert.equal(target.dueKind, 'read');
    assert.equal(target.dueAt, other('now', tuesday9 + 2 * hour).dueAt);
    assert.equal(target.promisedAt, planned.dueAt);
  });

  it('only into another open request, and an exercise only into an exercise', () => {
    const row = received();
    const into = (target: RequestRow | null, id = otherFile) =>
      refused(row, tuesday9 + hour, { step: 'merge', into: id }, { other: target });
    assert.equal(into(null), 'merge_target');
    assert.equal(into(row, file), 'merge_target');
    assert.equal(into({ ...other('now'), practice: true }), 'merge_target');
    assert.equal(
      into(step(other('now'), tuesday9 + hour, { step: 'close', reason: 'done' })),
      'merge_target',
    );
  });
});

describe('undo within ten minutes [Note: Undo]', () => {
  const undo = { step: 'undo', event: 7 } as const;
  const doAndKeep = (row: RequestRow, now: number, what: Step, changes: Partial<StepContext> = {}) => {
    const result = taken(applyStep(row, what, context(row, now, changes)));
    assert.ok(result.undo, `${what.step} can be undone`);
    return { after: result.row, other: result.other, undoable: result.undo };
  };

  it('restores the state and the clock exactly as before', () => {
    const row = claimed('now');
    const { after, undoable } = doAndKeep(row, tuesday9 + 10 * minute, { step: 'attempt', reached: true });
    const undone = step(after, tuesday9 + 20 * minute, undo, { undoable });
    assert.deepEqual(undone, { ...row, version: after.version + 1 });
  });

  it('is over after ten minutes', () => {
    const { after, undoable } = doAndKeep(claimed(), tuesday9 + minute, { step: 'close', reason: 'done' });
    assert.equal(undoable.until, tuesday9 + 11 * minute);
    assert.equal(refused(after, tuesday9 + 11 * minute, undo, { undoable }), null);
    const late = applyStep(after, undo, context(after, tuesday9 + 11 * minute + 1, { undoable }));
    assert.equal(!late.ok && late.code, 'undo_too_late');
  });

  it('is for the one who did it', () => {
    const { after, undoable } = doAndKeep(claimed(), tuesday9 + minute, { step: 'close', reason: 'done' });
    assert.equal(refused(after, tuesday9 + 2 * minute, undo, { undoable, actor: marie }), 'not_your_step');
    assert.equal(refused(after, tuesday9 + 2 * minute, undo, { undoable: null }), 'nothing_to_undo');
  });

  it('never swallows what the partner or a colleague did meanwhile', () => {
    const { after, undoable } = doAndKeep(reached(), tuesday9 + hour, { step: 'close', reason: 'done' });
    const back = taken(applyPartnerStep(after, { step: 'raise' }, rules(tuesday9 + hour + minute))).row;
    assert.equal(refused(back, tuesday9 + hour + 2 * minute, undo, { undoable }), 'changed_since');
    const tried = doAndKeep(claimed('soon'), tuesday9 + 2 * minute, {
      step: 'attempt',
      reached: false,
      nextAt: tuesday9 + 10 * minute,
    });
    const raised = taken(applyPartnerStep(tried.after, { step: 'raise' }, rules(tuesday9 + 3 * minute))).row;
    assert.equal(raised.dueAt, tried.after.dueAt, 'the due time itself did not move');
    assert.equal(refused(raised, tuesday9 + 4 * minute, undo, { undoable: tried.undoable }), 'changed_since');
  });

  it('leaves alone what has nothing to do with it: a withdrawal, a look', () => {
    const { after, undoable } = doAndKeep(received(), tuesday9 + minute, {
      step: 'set_promptness',
      promptness: 'now',
    });
    const withdrawn = taken(applyPartnerStep(after, { step: 'withdraw' }, rules(tuesday9 + 2 * minute))).row;
    const undone = step(withdrawn, tuesday9 + 3 * minute, undo, { undoable });
    assert.equal(undone.promptness, 'soon');
    assert.equal(undone.withdrawnAt, tuesday9 + 2 * minute);
    assert.equal(undone.lastActivityAt, tuesday9 + 2 * minute);
    assert.equal(undone.seenAt, tuesday9 + minute, 'what was seen stays seen');
  });

  it('a claim is not undone under a call in progress', () => {
    const { after, undoable } = doAndKeep(received(), tuesday9 + minute, { step: 'claim' });
    const calling = step(after, tuesday9 + 2 * minute, { step: 'start_call' });
    assert.equal(refused(calling, tuesday9 + 3 * minute, undo, { undoable }), 'call_in_progress');
  });

  it('the undo of a merge gives both requests back', () => {
    const target: RequestRow = { ...received('no_rush'), file: otherFile };
    const row = received('now');
    const { after, other, undoable } = doAndKeep(
      row,
      tuesday9 + minute,
      { step: 'merge', into: otherFile },
      { other: target },
    );
    assert.ok(other);
    const result = taken(applyStep(after, undo, context(after, tuesday9 + 2 * minute, { undoable, other })));
    const seen = { seenAt: tuesday9 + minute };
    assert.deepEqual(result.row, { ...row, ...seen, version: after.version + 1 });
    assert.deepEqual(result.other, { ...target, ...seen, version: other.version + 1 });
    const moved = step(other, tuesday9 + 2 * minute, { step: 'claim' }, { actor: marie });
    assert.equal(refused(after, tuesday9 + 3 * minute, undo, { undoable, other: moved }), 'changed_since');
    assert.equal(refused(after, tuesday9 + 3 * minute, undo, { undoable, other: null }), 'changed_since');
  });

  it('survives being stored as JSON', () => {
    const row = claimed('now');
    const { after, undoable } = doAndKeep(row, tuesday9 + 10 * minute, { step: 'attempt', reached: true });
    const stored = JSON.parse(JSON.stringify(undoable)) as typeof undoable;
    assert.deepEqual(step(after, tuesday9 + 11 * minute, undo, { undoable: stored }), {
      ...row,
      version: after.version + 1,
    });
  });
});
