import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MeetingPlan } from '#programme/meeting-plan.ts';
import { meeting } from '#test/support/team-meetings.ts';
import { CAMILLE, NOW } from '#test/support/team-stories.ts';
import { toTell } from './time-words.ts';

const base = meeting();
const [first, second] = base.times as [MeetingPlan['times'][0], MeetingPlan['times'][0]];
const tell = (times: MeetingPlan['times'], from: number | null) =>
  toTell(
    {
      ...base,
      times,
      history: [
        ...base.history,
        ...(from === null
          ? []
          : [{ at: NOW, by: CAMILLE, what: 'moved' as const, from, who: 'team' as const }]),
      ],
    },
    'proposed',
    '',
    'fr',
    'America/Toronto',
  ) ?? '';

test('what is read to the partner says that a time changes only when it does', () => {
  assert.match(tell([second], first.startAt), /change\. Nous proposons/);
  assert.match(tell([first], first.startAt), /ne change pas/);
  assert.doesNotMatch(tell([first], first.startAt), /Nous proposons/);
  assert.match(tell([first, second], first.startAt), /change\. Nous proposons/);
  assert.match(tell([first, second], null), /^«\sNous proposons/);
});
