/** An awareness session for a partner's team: request, preparation, the day itself, and what was learnt. */
import { z } from 'zod';
import { Audience } from '#programme/engagement.ts';
import { planBase } from '#programme/plan-parts.ts';
import { EpochMs, Id } from '#programme/request.ts';

/** What the organiser undertakes before a session is confirmed. */
export const UNDERTAKINGS = ['no_recording', 'no_photograph', 'no_story', 'moderator'] as const;
/** Longest name and function of who undertakes it, in characters. */
export const UNDERTAKING_BY_MAX = 80;

/** One thing to do before or after. */
export const ChecklistItem = z.object({
  id: Id,
  what: z.string().trim().min(1).max(160),
  /** In the programme's time zone. */
  dueOn: z.iso.date().nullable(),
  owner: Id.nullable(),
  doneAt: EpochMs.nullable(),
});
export type ChecklistItem = z.infer<typeof ChecklistItem>;

export const SessionPlan = z.object({
  kind: z.literal('session'),
  ...planBase,
  organisation: z.string().trim().max(120),
  /** Who organises it there, by phone. */
  contact: z.object({ name: z.string().trim().max(80), phone: z.string().trim().max(60) }),
  audience: Audience,
  expected: z.int().min(1).max(1000).nullable(),
  minutes: z.int().min(15).max(600),
  placeType: z.enum(['theirs', 'ours', 'other', 'online']),
  language: z.enum(['fr', 'en', 'both']),
  wishes: z.string().trim().max(600),
  /** Of the programme's catalogue. */
  sessionType: z.string().max(64).nullable(),
  technical: Id.nullable(),
  undertaking: z
    .object({
      accepted: z.array(z.enum(UNDERTAKINGS)),
      how: z.enum(['link', 'phone']),
      by: z.string().trim().max(UNDERTAKING_BY_MAX),
      at: EpochMs,
    })
    .nullable(),
  checklist: z.array(ChecklistItem).max(40),
  /** Rounds of questions and the link of the undertaking, by moment: ids that the server knows without knowing of this session. */
  rounds: z.object({
    before: Id.nullable(),
    after: Id.nullable(),
    later: Id.nullable(),
    box: Id.nullable(),
    /** Absent in plans that were sealed before there were links. */
    undertaking: Id.optional(),
  }),
  /** Heads by sector; names are not taken. */
  attendance: z.array(z.object({ sector: Audience, heads: z.int().min(0).max(1000) })).max(10),
  held: z.object({ minutes: z.int().min(1).max(600), withPlanB: z.boolean() }).nullable(),
  /** Plan B was started by whoever holds it; the peer's engagement is hers and stays as it is. */
  planBSince: EpochMs.optional(),
  /** The day on which it was held; absent until then. */
  heldOn: z.iso.date().optional(),
  thanked: z.boolean(),
  /** The day on which the partner's contact was given the link of the questions at three months; once. */
  laterGivenOn: z.iso.date().optional(),
});
export type SessionPlan = z.infer<typeof SessionPlan>;
