/** Settling one of the times: the plan, and each peer who said yes, in one commit. */
import { settledOn } from '#programme/meeting-changes.ts';
import type { PlanDraft } from '#team/data/agenda.ts';
import { draftOver, type OpenMeeting } from './open-meeting.ts';

/** @param now epoch ms */
export function settling(meeting: OpenMeeting, choice: string, me: string, now: number): PlanDraft {
  const { content, live } = meeting;
  return draftOver(meeting, {
    // Somebody who says yes after it was settled is added to it; the history tells that once.
    content: content.settled === choice ? content : settledOn(content, choice, { by: me, at: now }),
    settle: live
      .filter(({ state, answer }) => state === 'accepted' && answer?.times.includes(choice))
      .map(({ engagement, version }) => ({ engagement, version, choice })),
  });
}
