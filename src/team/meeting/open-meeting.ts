/** A meeting with all that its screen reads of the agenda. */
import type { MeetingPlan } from '#programme/meeting-plan.ts';
import { stageOf, type MeetingStage } from '#programme/meeting-changes.ts';
import type { AgendaView, EngagementView, PlanDraft, PlanView } from '#team/data/agenda.ts';

export interface OpenMeeting {
  readonly view: PlanView & { readonly content: MeetingPlan };
  readonly content: MeetingPlan;
  readonly stage: MeetingStage;
  /** Of the plan, those that did not end. */
  readonly live: readonly EngagementView[];
  /** Left behind by a move, and not ended yet: the network failed between the two. */
  readonly strays: readonly EngagementView[];
}

/** What each form of a meeting's screen is given. */
export interface PartProps {
  readonly meeting: OpenMeeting;
  /** Epoch ms. */
  readonly now: number;
  readonly onClose: () => void;
}

/** @param now epoch ms */
export function openMeeting(agenda: AgendaView, plan: string, now: number): OpenMeeting | null {
  const view = agenda.plans.find((one) => one.plan === plan);
  const content = view?.content;
  if (!view || content?.kind !== 'meeting') return null;
  const standing = agenda.engagements.filter((one) => one.plan === plan && one.state !== 'ended');
  const listed = (one: EngagementView) => content.engagements.includes(one.engagement);
  return {
    view: { ...view, content },
    content,
    stage: stageOf(content, now),
    live: content.cancelled ? [] : standing.filter(listed),
    strays: content.cancelled ? standing : standing.filter((one) => !listed(one)),
  };
}

/** What is written over what stands; whatever is not said stays as it is. */
export const draftOver = (
  { view, content }: Pick<OpenMeeting, 'view' | 'content'>,
  change: Partial<Pick<PlanDraft, 'content' | 'place' | 'offers' | 'settle' | 'owner'>>,
): PlanDraft => ({
  plan: view.plan,
  over: view.version,
  owner: view.owner,
  content,
  place: view.place,
  offers: [],
  settle: [],
  ...change,
});
