/** A meeting (the woman, a professional, a peer), a coaching (a worker or a small team), or a group café-rencontre. */
import { z } from 'zod';
import { planBase } from '#programme/plan-parts.ts';

export const CAFE_THEMES = [
  'trust',
  'rights',
  'health',
  'money',
  'housing',
  'family',
  'way_out',
  'daily_life',
  'other',
] as const;

/** Attendance, never as her fault. */
export const MeetingOutcome = z.object({
  attended: z.enum(['attended', 'late', 'not_come', 'postponed']),
  postponedBy: z.enum(['woman', 'worker', 'team', 'other']).optional(),
  /** What she asked for next, short. */
  askedNext: z.string().trim().max(300).optional(),
  /** *La porte reste ouverte*: it always is; said on purpose. */
  doorStaysOpen: z.boolean(),
  /** A café: heads, no names. */
  headCount: z.int().min(0).max(200).optional(),
});
export type MeetingOutcome = z.infer<typeof MeetingOutcome>;

export const MeetingPlan = z.object({
  kind: z.literal('meeting'),
  what: z.enum(['meeting', 'coaching', 'cafe']),
  ...planBase,
  minutes: z.int().min(15).max(480),
  how: z.enum(['in_person', 'phone', 'video']),
  /** How she may be reached, as the partner said it. */
  safeContact: z.string().trim().max(300),
  broughtBy: z.string().trim().max(120),
  ifAbsent: z.string().trim().max(300),
  /** Coaching: how many workers; café: how many are expected. */
  headCount: z.int().min(1).max(200).nullable(),
  themes: z.array(z.enum(CAFE_THEMES)).max(CAFE_THEMES.length),
  outcome: MeetingOutcome.nullable(),
});
export type MeetingPlan = z.infer<typeof MeetingPlan>;
