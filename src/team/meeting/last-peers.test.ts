/** The same peer as last time is put forward, as long as she said yes, and never after an invitation that came to nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#programme/new-id.ts';
import type { MeetingPlan } from '#programme/meeting-plan.ts';
import type { EngagementView, PlanView } from '#team/data/agenda.ts';
import { meeting } from '#test/support/team-meetings.ts';
import { peersBefore } from './last-peers.ts';

const [file, plan, sylvie, camille] = [newId(), newId(), newId(), newId()] as const;
const view = (id: string, begun: number, over: Partial<MeetingPlan> = {}): PlanView => ({
  plan: id,
  owner: newId(),
  version: 1,
  content: meeting({
    file,
    history: [{ at: begun, by: newId(), what: 'proposed', from: null }],
    ...over,
  }),
  place: null,
  span: null,
  destroyAt: 0,
});
const invited = (of: string, state: EngagementView['state'], peer: string): EngagementView => ({
  engagement: newId(),
  plan: of,
  state,
  // The store keeps none once it ended.
  peer: state === 'ended' ? null : peer,
  answerBy: null,
  choice: null,
  version: 1,
  offer: null,
  answer: null,
});
const [first, second] = [newId(), newId()] as const;
const now = view(plan, 9);
const asked = (...engagements: EngagementView[]) =>
  peersBefore({ plans: [view(first, 1), view(second, 2), now], engagements }, plan);

test('the peer of the latest meeting of that request to which one came', () => {
  assert.deepEqual(asked(), []);
  assert.deepEqual(asked(invited(first, 'confirmed', sylvie)), [sylvie], 'nobody was asked to the second');
  assert.deepEqual(asked(invited(first, 'confirmed', sylvie), invited(second, 'accepted', camille)), [
    camille,
  ]);
  assert.deepEqual(
    asked(invited(first, 'ended', sylvie), invited(first, 'confirmed', sylvie)),
    [sylvie],
    'it was moved: the first invitation ended with its times',
  );
  const of = (over: Partial<MeetingPlan>) =>
    peersBefore(
      { plans: [view(first, 1, over), now], engagements: [invited(first, 'confirmed', sylvie)] },
      plan,
    );
  assert.deepEqual(of({}), [sylvie]);
  assert.deepEqual(of({ file: newId() }), [], 'of another request');
  assert.deepEqual(
    peersBefore(
      {
        plans: [view(first, 1), view(plan, 9, { file: null })],
        engagements: [invited(first, 'confirmed', sylvie)],
      },
      plan,
    ),
    [],
    'of no request',
  );
});

test('an invitation that came to nothing is no default, and sends nobody back to an earlier one', () => {
  const earlier = invited(first, 'confirmed', sylvie);
  assert.equal(asked(earlier, invited(second, 'ended', sylvie)), null);
  assert.equal(asked(earlier, invited(plan, 'ended', sylvie)), null, 'to this very plan');
  assert.deepEqual(asked(earlier, invited(second, 'open', camille)), [sylvie], 'not answered yet');
  assert.deepEqual(
    peersBefore(
      {
        plans: [view(first, 1), view(second, 2, { cancelled: true }), now],
        engagements: [earlier, invited(second, 'ended', sylvie)],
      },
      plan,
    ),
    [sylvie],
    'one that was called off ended with the meeting, whoever was invited',
  );
});
