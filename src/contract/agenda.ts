/**
 * Plans (meetings and sessions), the time they take, and the engagements of peers. The server knows who must act next, whose
 * time is taken when, and how an engagement stands; never what it is, where, or with whom besides.
 */
import { z } from 'zod';
import { Booking } from '#programme/booking.ts';
import { EngagementState, SharedKind } from '#programme/engagement.ts';
import { AgeFile, CompactJwe, Done, EpochMs, Id } from './parts.ts';
import { route } from './route.ts';

const SealedShared = z.object({
  version: z.int().min(1),
  sealed: CompactJwe,
  /** Its key, to the member. */
  memberKey: AgeFile,
  /** Its key, to the intake. */
  teamKey: AgeFile,
});
export const StoredShared = SealedShared.extend({ kind: SharedKind, record: Id, member: Id });
export type StoredShared = z.infer<typeof StoredShared>;

/** A plan that the caller may read: she owns it, attends it, or nobody's peer is in it. */
export const StoredPlan = z.object({
  plan: Id,
  /** Who must act next. */
  owner: Id,
  version: z.int().min(1),
  sealed: CompactJwe,
  /** Null: none said, or erased 30 days after. */
  place: CompactJwe.nullable(),
  /** The stretch of its proposed or settled times; null while there is none. */
  span: z.object({ from: EpochMs, until: EpochMs }).nullable(),
  destroyAt: EpochMs,
});
export type StoredPlan = z.infer<typeof StoredPlan>;

/** A plan of others: that it is there and whose it is, so that it can be taken over. */
export const HiddenPlan = z.object({ plan: Id, owner: Id });
export type HiddenPlan = z.infer<typeof HiddenPlan>;

export const StoredEngagement = z.object({
  engagement: Id,
  plan: Id,
  state: EngagementState,
  /** Null once ended. */
  peer: Id.nullable(),
  answerBy: EpochMs.nullable(),
  /** The proposed time that was settled. */
  choice: Id.nullable(),
  version: z.int().min(0),
});
export type StoredEngagement = z.infer<typeof StoredEngagement>;

/** Time that is taken, and for which plan when the caller may know. Peers' time is told to themselves and to who attends with them. */
export const StoredBooking = z.object({
  id: Id,
  member: Id,
  plan: Id.nullable(),
  choice: Id.nullable(),
  from: EpochMs,
  until: EpochMs,
  restUntil: EpochMs,
});
export type StoredBooking = z.infer<typeof StoredBooking>;

export const Agenda = z.object({
  /** The server's clock: a peer learns it from nothing else. */
  now: EpochMs,
  plans: z.array(StoredPlan),
  hidden: z.array(HiddenPlan),
  engagements: z.array(StoredEngagement),
  /** Offers and answers of those engagements. */
  shared: z.array(StoredShared),
  bookings: z.array(StoredBooking),
});
export type Agenda = z.infer<typeof Agenda>;

const Window = z.object({ from: z.coerce.number().int().min(0), until: z.coerce.number().int().min(0) });

/** Plans without a time always come along; a peer gets her engagements and her time, no plan. At most 700 days wide. */
export const getAgenda = route({
  method: 'GET',
  path: '/api/agenda',
  access: 'member',
  summary: 'Plans, engagements and taken time in a window, as the caller may see them',
  query: Window,
  reply: Agenda,
});

/**
 * Everything about a plan in one commit. `bookings` are all those of the team for this plan, in place of what stood;
 * `offers` invite peers; `settle` keeps one of the times that a peer accepted. Taking an invitation back is `endEngagement`,
 * on its own, so that its line in the journal stands beside no line of the organiser's.
 * `stale` carries `{ plan }`; `time_taken` carries `{ members }`, those whose time it is.
 */
export const putPlan = route({
  method: 'PUT',
  path: '/api/agenda/plans/:plan',
  access: 'team',
  summary:
    'Write a plan, the time it takes of the team, and its invitations (compare-and-set; version 1 creates)',
  bodyLimit: 256_000,
  params: z.object({ plan: Id }),
  body: z.object({
    version: z.int().min(1),
    sealed: CompactJwe,
    place: CompactJwe.nullable(),
    owner: Id,
    span: z.object({ from: EpochMs, until: EpochMs }).nullable(),
    destroyAt: EpochMs,
    bookings: z.array(Booking).max(40),
    offers: z
      .array(
        z.object({
          engagement: Id,
          peer: Id,
          answerBy: EpochMs,
          /** The last of the proposed times ends. */
          until: EpochMs,
          offer: SealedShared,
        }),
      )
      .max(6),
    settle: z.array(z.object({ engagement: Id, version: z.int().min(0), choice: Id })).max(6),
  }),
  reply: StoredPlan,
});

/** With a reason, which is sealed in the plan by the next writing; `stale` carries nothing. */
export const takePlan = route({
  method: 'POST',
  path: '/api/agenda/plans/:plan/take',
  access: 'team',
  summary: 'Take over a plan: its owner is away, or gone',
  params: z.object({ plan: Id }),
  body: z.object({ owner: Id.describe('who has it now, as the caller saw it') }),
  reply: StoredPlan,
});

export const deletePlan = route({
  method: 'DELETE',
  path: '/api/agenda/plans/:plan',
  access: 'team',
  summary: 'Destroy a plan, its invitations and its times',
  params: z.object({ plan: Id }),
  reply: Done,
});

/** Whether times are free, without saying what takes them; and how much of a peer's week is taken. */
export const checkTimes = route({
  method: 'POST',
  path: '/api/agenda/check',
  access: 'team',
  summary: 'Whether members have time, and how many minutes a peer has given in those weeks',
  body: z.object({
    times: z.array(z.object({ id: Id, member: Id, from: EpochMs, until: EpochMs })).max(40),
    /** Weeks, as their first instant in the programme's time zone; at most 8. */
    weeks: z.array(z.object({ from: EpochMs, until: EpochMs })).max(8),
    /** Of this plan: its own bookings do not count. */
    except: Id.nullable(),
  }),
  reply: z.object({
    times: z.array(z.object({ id: Id, state: z.enum(['free', 'taken', 'rest']) })),
    /** Minutes booked by each peer asked about, week by week as given. */
    minutes: z.array(z.object({ member: Id, weeks: z.array(z.int().min(0)) })),
  }),
});

/** She accepts: her times are booked with it. `past` gives up rest, which is hers alone. `time_taken` when one is taken. */
export const acceptEngagement = route({
  method: 'POST',
  path: '/api/agenda/engagements/:engagement/accept',
  access: 'member',
  summary: 'Accept an invitation for the times that suit',
  params: z.object({ engagement: Id }),
  body: z.object({
    version: z.int().min(0),
    answer: SealedShared,
    bookings: z.array(Booking).min(1).max(3),
    past: z.boolean(),
  }),
  reply: StoredEngagement,
});

/** Declined, taken back, stepped back from: the same call, the same trace. Nothing asked, none refused. */
export const endEngagement = route({
  method: 'POST',
  path: '/api/agenda/engagements/:engagement/end',
  access: 'member',
  summary: 'End an engagement, whoever does',
  params: z.object({ engagement: Id }),
  body: z.object({}),
  reply: Done,
});

export const listShared = route({
  method: 'GET',
  path: '/api/agenda/shared',
  access: 'member',
  summary: 'Limits, payments and shared check-ins: her own, or all for the team',
  query: z.object({ kind: SharedKind }),
  reply: z.object({ records: z.array(StoredShared) }),
});

/** Offers and answers are written with their engagement, never here. `stale` carries `{ record }`. */
export const putShared = route({
  method: 'PUT',
  path: '/api/agenda/shared/:kind/:record',
  access: 'member',
  summary: 'Write limits, a payment or a shared check-in (compare-and-set)',
  params: z.object({ kind: SharedKind, record: Id }),
  body: SealedShared.extend({ member: Id }),
  reply: StoredShared,
});

export const deleteShared = route({
  method: 'DELETE',
  path: '/api/agenda/shared/:kind/:record',
  access: 'member',
  summary: 'Take away a payment or a shared check-in',
  params: z.object({ kind: SharedKind, record: Id }),
  reply: Done,
});
