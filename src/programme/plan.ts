/**
 * A plan: one meeting, coaching, café-rencontre or session, from the first idea to what came of it. Sealed under the ring
 * key; the server knows who must act next and whose time is taken, and nothing else. It never names a peer: she stands in
 * her engagement only, so that an invitation without a sequel points at nobody ([Note: One ending]).
 */
import { z } from 'zod';
import { MeetingPlan } from '#programme/meeting-plan.ts';
import { SessionPlan } from '#programme/session-plan.ts';

export const Plan = z.discriminatedUnion('kind', [MeetingPlan, SessionPlan]);
export type Plan = z.infer<typeof Plan>;

/** Where it takes place: a record of its own, which goes 30 days after, whatever is kept of the rest. */
export const PlanPlace = z.object({
  kind: z.literal('plan_place'),
  /** A neutral label: “the usual office”. Never a place of refuge. */
  label: z.string().trim().max(120),
  note: z.string().trim().max(300).optional(),
});
export type PlanPlace = z.infer<typeof PlanPlace>;

/** Days after which a past place is erased. */
export const PLACE_DAYS = 30;
