/**
 * The catalogue of awareness sessions: what a programme offers to partners' teams, published, and edited by coordinators.
 * A session never asks a survivor to tell her story: facts undo myths as well as stories do, and cost her nothing.
 */
import { z } from 'zod';

const Line = z.string().trim().min(1).max(160);

/** A session type in one language. */
export const SessionTypeWords = z.object({
  title: z.string().trim().min(1).max(90),
  /** What people can do afterwards. */
  goals: z.array(Line).min(1).max(6),
  /** Said before anybody enters: what it speaks of, and that one may leave the room. */
  contentNote: z.string().trim().max(400),
  /** What we bring, or ask to have in the room; the default of the checklist. */
  materials: z.array(Line).max(12),
});
export type SessionTypeWords = z.infer<typeof SessionTypeWords>;

export const SessionType = z.object({
  id: z.string().regex(/^[a-z0-9_-]{2,64}$/),
  /** Whether partners read it on the public page. */
  shown: z.boolean(),
  minutes: z.int().min(15).max(600),
  fr: SessionTypeWords,
  en: SessionTypeWords,
});
export type SessionType = z.infer<typeof SessionType>;

export const SESSION_TYPES_MAX = 12;
