/** Who was to hold a meeting or a session and left the team meanwhile: nobody is booked for it, and a peer is never alone. Pure. */
import type { MeetingPlan } from '#programme/meeting-plan.ts';
import type { MeetingStage } from '#programme/meeting-changes.ts';
import { liveTimes } from '#programme/plan-times.ts';
import type { Plan } from '#programme/plan.ts';
import { may, type Role } from '#programme/roles.ts';
import type { SessionPlan } from '#programme/session-plan.ts';

/** Who may hold meetings now. */
export interface Here {
  has(member: string): boolean;
}
export const hereOf = (colleagues: ReadonlyMap<string, { readonly role: Role }>): Here => ({
  has(member) {
    const colleague = colleagues.get(member);
    return colleague !== undefined && may(colleague.role, 'plan_meetings');
  },
});

type Held = Pick<MeetingPlan, 'professional' | 'team'>;

/** As it may be planned from here on: without those who left. */
export function withoutGone<P extends Held>(plan: P, here: Here): P {
  const { professional, team } = plan;
  return {
    ...plan,
    professional: professional !== null && here.has(professional) ? professional : null,
    team: team.filter((member) => here.has(member)),
  };
}

/**
 * A session as it goes on: who left the team leads none that is still to come, so that it lacks somebody and says so. One that
 * is over, or cancelled, stays as it was; so does all while it is not known who is here.
 */
export const goingOn = (
  plan: SessionPlan,
  colleagues: ReadonlyMap<string, { readonly role: Role }>,
  me: string,
): SessionPlan =>
  plan.held === null && !plan.cancelled && colleagues.has(me) ? withoutGone(plan, hereOf(colleagues)) : plan;

/** It is still to come, and whoever was to hold it is not there any more. */
export const holderGone = (plan: Held, stage: MeetingStage, here: Here): boolean =>
  (stage === 'proposed' || stage === 'settled' || stage === 'began') && isGone(plan, here);

/** The same of a meeting or a session; one whose times went by without being settled waits for nobody. */
export function waitsForHolder(
  plan: Held & Pick<Plan, 'times' | 'settled' | 'cancelled'>,
  here: Here,
  now: number,
): boolean {
  return isGone(plan, here) && liveTimes(plan).some(({ endAt }) => endAt > now);
}

const isGone = ({ professional }: Held, here: Here): boolean =>
  professional !== null && !here.has(professional);
