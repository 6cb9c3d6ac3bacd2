/**
 * An engagement of a peer: an invitation to one meeting or session, which she accepts, declines or leaves open. She sees
 * first what it is; no reason is asked; she may step back at any moment, up to during the session.
 *
 * [Note: One ending] Declined, expired, taken back by the organiser, or stepped back from: one and the same record, `ended`,
 * which keeps no peer, no words, no time and no author. Nothing stored tells how often anybody said no.
 */
import { z } from 'zod';
import { EpochMs, Id } from '#programme/request.ts';

/** As the server knows it. `confirmed`: the organiser settled one of the times that she accepted. */
export const EngagementState = z.enum(['open', 'accepted', 'confirmed', 'ended']);
export type EngagementState = z.infer<typeof EngagementState>;

/** Whom she would stand before. */
export const AUDIENCES = [
  'woman',
  'women_group',
  'worker',
  'police',
  'health',
  'community',
  'school',
  'justice',
  'elected',
  'other',
] as const;
export const Audience = z.enum(AUDIENCES);
export type Audience = z.infer<typeof Audience>;

export const OCCASIONS = ['meeting', 'coaching', 'cafe', 'session'] as const;
export const Occasion = z.enum(OCCASIONS);
export type Occasion = z.infer<typeof Occasion>;

/** One of the times proposed. `id` names it in her answer and among the times booked. */
export const ProposedTime = z.object({ id: Id, startAt: EpochMs, endAt: EpochMs });
export type ProposedTime = z.infer<typeof ProposedTime>;

/** What she is asked, and all that she needs to say yes or no. Written by the organiser, sealed for her and the team. */
export const EngagementOffer = z.object({
  kind: z.literal('engagement_offer'),
  peer: Id,
  occasion: Occasion,
  /** Three lines: what it is, and nothing about the woman that she does not need. */
  brief: z.string().trim().min(1).max(360),
  audience: Audience,
  /** Whom she would meet, without names: “patrol officers of one station”. */
  who: z.string().trim().max(160),
  headCount: z.int().min(1).max(1000),
  uniformed: z.enum(['no', 'yes', 'unknown']),
  recorded: z.enum(['no', 'yes']),
  topics: z.array(z.string().trim().min(1).max(80)).max(8),
  /** Questions known in advance. */
  questions: z.array(z.string().trim().min(1).max(240)).max(12),
  times: z.array(ProposedTime).min(1).max(3),
  /** Paid preparation before, and debrief after, in minutes. */
  preparationMinutes: z.int().min(15).max(240),
  debriefMinutes: z.int().min(15).max(240),
  travelMinutes: z.int().min(0).max(600),
  /** The professional who goes with her: never alone. */
  withMember: Id,
  /** A neutral label, never an address of refuge. */
  place: z.string().trim().max(120),
  travel: z.string().trim().max(160),
  /** What she is paid, in the programme's words: “40 $ l’heure, préparation et retour compris”. */
  pay: z.string().trim().min(1).max(160),
  /** What happens without her: it can always go on. */
  planB: z.string().trim().min(1).max(360),
  /** A meeting of which one comes out tired: the longer rest of her limits follows. */
  hard: z.boolean(),
  answerBy: EpochMs,
});
export type EngagementOffer = z.infer<typeof EngagementOffer>;

/** Her answer, signed by her: which times suit, and what she alone may allow. */
export const EngagementAnswer = z.object({
  kind: z.literal('engagement_answer'),
  /** Ids of the times that suit her. */
  times: z.array(Id).min(1).max(3),
  /** Nobody there whom she would rather not meet, as far as she knows. She is asked, and says only this. */
  noConflict: z.literal(true),
  /** Limits of hers that this goes past, and that she allows this once. */
  allows: z.array(z.enum(['hours', 'rest', 'topic', 'place', 'audience', 'recorded'])).max(6),
  /** To the organiser, if she wishes. */
  note: z.string().trim().max(300).optional(),
});
export type EngagementAnswer = z.infer<typeof EngagementAnswer>;
export type Allowance = EngagementAnswer['allows'][number];

/** Her lasting limits, shown to organisers as the team's rules. Hers to set. */
export const PeerLimits = z.object({
  kind: z.literal('peer_limits'),
  /** Never about this. */
  topics: z.array(z.string().trim().min(1).max(80)).max(20),
  /** Never there. */
  places: z.array(z.string().trim().min(1).max(80)).max(20),
  /** Never before these. */
  audiences: z.array(Audience).max(AUDIENCES.length),
  /** No recording, no photograph, no press. */
  media: z.enum(['never', 'ask']),
  /** Hours a week at most, preparation, debrief and travel included; null: none set. */
  hoursPerWeek: z.number().min(0.5).max(40).nullable(),
  /** Hours of rest after any engagement, and after a hard one. */
  restHours: z.number().min(0).max(72),
  restHoursAfterHard: z.number().min(0).max(168),
  /** In her own words, to whoever organises. */
  words: z.string().trim().max(400).optional(),
});
export type PeerLimits = z.infer<typeof PeerLimits>;

export const NO_LIMITS: PeerLimits = {
  kind: 'peer_limits',
  topics: [],
  places: [],
  audiences: [],
  media: 'never',
  hoursPerWeek: null,
  restHours: 0,
  restHoursAfterHard: 24,
};

/** Paid: what was promised for hours that she noted, by a coordinator. Sealed for her and the team. */
export const Payment = z.object({
  kind: z.literal('payment'),
  /** Her hours that it pays: ids of paid time. */
  times: z.array(Id).min(1).max(100),
  /** In the programme's time zone. */
  paidOn: z.iso.date(),
  note: z.string().trim().max(160).optional(),
});
export type Payment = z.infer<typeof Payment>;

/** How she is, after. Hers alone unless she shares it. */
export const CheckIn = z.object({
  kind: z.literal('check_in'),
  on: z.iso.date(),
  feeling: z.enum(['well', 'so_so', 'heavy']),
  text: z.string().trim().max(600).optional(),
});
export type CheckIn = z.infer<typeof CheckIn>;

/** Records between the team and one peer. Who writes which: {@link sharedWriter}. */
export const SharedKind = z.enum([
  'engagement_offer',
  'engagement_answer',
  'peer_limits',
  'payment',
  'check_in_shared',
]);
export type SharedKind = z.infer<typeof SharedKind>;
