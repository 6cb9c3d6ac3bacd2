/** Meetings, sessions and engagements as the screens see them, opened; and what can be done with them. */
import type { ErrorCode } from '#contract/errors.ts';
import type {
  CheckIn,
  EngagementAnswer,
  EngagementOffer,
  EngagementState,
  Payment,
  PeerLimits,
} from '#programme/engagement.ts';
import type { Plan, PlanPlace } from '#programme/plan.ts';
import type { ActionResult } from './result.ts';

export interface PlanView {
  readonly plan: string;
  /** Who must act next. */
  readonly owner: string;
  readonly version: number;
  /** Null when it does not open: shown as unreadable, never dropped. */
  readonly content: Plan | null;
  readonly place: PlanPlace | null;
  /** Epoch ms. */
  readonly span: { readonly from: number; readonly until: number } | null;
  readonly destroyAt: number;
}

export interface EngagementView {
  readonly engagement: string;
  readonly plan: string;
  readonly state: EngagementState;
  /** Null once ended. */
  readonly peer: string | null;
  readonly answerBy: number | null;
  readonly choice: string | null;
  readonly version: number;
  readonly offer: EngagementOffer | null;
  readonly answer: EngagementAnswer | null;
}

export interface BookingView {
  readonly id: string;
  readonly member: string;
  /** Null when it is not mine to know. */
  readonly plan: string | null;
  readonly choice: string | null;
  readonly from: number;
  readonly until: number;
  readonly restUntil: number;
}

export interface AgendaView {
  /** What is loaded, epoch ms. */
  readonly window: { readonly from: number; readonly until: number };
  readonly plans: readonly PlanView[];
  /** Plans of others: whose they are, and no more. */
  readonly hidden: readonly { readonly plan: string; readonly owner: string }[];
  readonly engagements: readonly EngagementView[];
  readonly bookings: readonly BookingView[];
  /** By peer. */
  readonly limits: ReadonlyMap<string, { readonly version: number; readonly limits: PeerLimits }>;
  readonly payments: readonly {
    readonly record: string;
    readonly member: string;
    readonly version: number;
    readonly payment: Payment;
  }[];
}

/** What is written of a plan, in one commit. */
export interface PlanDraft {
  readonly plan: string;
  /** The version it is written over; 0 for a new one. */
  readonly over: number;
  readonly owner: string;
  readonly content: Plan;
  readonly place: PlanPlace | null;
  /** New invitations; each must stand in `content.engagements`. */
  readonly offers: readonly { readonly engagement: string; readonly offer: EngagementOffer }[];
  /** Times settled now. */
  readonly settle: readonly {
    readonly engagement: string;
    readonly version: number;
    readonly choice: string;
  }[];
}

export type PlanResult =
  | Extract<ActionResult, { ok: true }>
  | {
      readonly ok: false;
      readonly code: ErrorCode | 'unreachable' | 'locked';
      /** With `time_taken`: whose. */
      readonly members?: readonly string[];
    };

export interface TimesCheck {
  readonly times: ReadonlyMap<string, 'free' | 'taken' | 'rest'>;
  /** Minutes that each peer asked about has given in each of the weeks. */
  readonly minutes: ReadonlyMap<string, readonly number[]>;
}

export interface SharedCheckIn {
  readonly record: string;
  readonly member: string;
  readonly checkIn: CheckIn;
}

export interface AgendaDesk {
  /** Opens what stands in the window; the last one again when none is given. */
  load(window?: { from: number; until: number }): Promise<ActionResult>;
  /** `stale` brings what stands; what was typed stays with the caller. */
  savePlan(draft: PlanDraft): Promise<PlanResult>;
  takePlan(plan: string, owner: string): Promise<ActionResult>;
  dropPlan(plan: string): Promise<ActionResult>;
  /** Null when it cannot be asked. */
  checkTimes(asked: {
    times: readonly { id: string; member: string; from: number; until: number }[];
    weeks: readonly { from: number; until: number }[];
    except: string | null;
  }): Promise<TimesCheck | null>;
  /** As the peer whom it is for. */
  accept(engagement: string, answer: Omit<EngagementAnswer, 'kind'>): Promise<ActionResult>;
  /** Declines, takes back or steps back: the same call. */
  end(engagement: string): Promise<ActionResult>;
  /** My own, as a peer. */
  saveLimits(limits: PeerLimits): Promise<ActionResult>;
  savePayment(member: string, payment: Payment): Promise<ActionResult>;
  dropPayment(record: string): Promise<ActionResult>;
  /** How I am: mine alone. */
  saveCheckIn(checkIn: CheckIn): Promise<ActionResult>;
  /** Mine, newest first; null when they cannot be fetched. */
  listCheckIns(): Promise<
    readonly { readonly record: string; readonly checkIn: CheckIn; readonly shared: boolean }[] | null
  >;
  dropCheckIn(record: string): Promise<ActionResult>;
  /** Shares one of mine with the team, until I take that back. */
  shareCheckIn(record: string, checkIn: CheckIn): Promise<ActionResult>;
  unshareCheckIn(record: string): Promise<ActionResult>;
  /** What peers shared with the team, newest first; null when it cannot be fetched. */
  listSharedCheckIns(): Promise<readonly SharedCheckIn[] | null>;
}
