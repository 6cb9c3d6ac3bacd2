/**
 * Meetings, sessions and engagements from Node, by the same contract and sealing as the browser. For the demonstration
 * and for tests; see `team.ts`.
 */
import * as contract from '#contract/agenda.ts';
import { callRoute } from '#contract/client.ts';
import { type EngagementAnswer, EngagementOffer, NO_LIMITS, type PeerLimits } from '#programme/engagement.ts';
import { newId } from '#programme/new-id.ts';
import type { Plan, PlanPlace } from '#programme/plan.ts';
import { liveTimes, peerBookings, planDestroyAt, spanOf, teamBookings } from '#programme/plan-times.ts';
import { recordName } from '#sealing/record.ts';
import { openShared, takeKey } from '#sealing/shared-record.ts';
import { must } from './member.ts';
import { sealForPeer } from './seal-for-peer.ts';
import type { Team, Teammate } from './team.ts';

const DAY_MS = 24 * 60 * 60_000;
/** What a programme begins with. */
const RETENTION_DAYS = 30;

/** A new invitation: whom, and what she is asked. Its id must stand in the plan's `engagements`. */
export interface Offer {
  readonly engagement: string;
  readonly peer: Teammate;
  readonly offer: Omit<EngagementOffer, 'kind' | 'peer'>;
}

export interface PlanWriting {
  /** Absent: a new one. */
  readonly plan?: string;
  /** The version it is written over; absent: none. */
  readonly over?: number;
  /** Who must act next; absent: the author. */
  readonly owner?: string;
  readonly content: Plan;
  readonly place?: PlanPlace | null;
  readonly settle?: readonly { engagement: string; version: number; choice: string }[];
}

export class TeamAgenda {
  readonly #team: Team;
  /** Limits that peers set here: their rest is booked after what they accept. */
  readonly #limits = new Map<string, PeerLimits>();

  constructor(team: Team) {
    this.#team = team;
  }

  /** Writes a plan with its invitations, in one commit. @throws Error naming the code when it is refused */
  async planMeeting(
    author: Teammate,
    {
      plan = newId(this.#team.now()),
      over = 0,
      owner = author.id,
      content,
      place = null,
      settle = [],
    }: PlanWriting,
    offers: readonly Offer[] = [],
  ): Promise<contract.StoredPlan> {
    const team = this.#team;
    await team.present(author);
    const version = over + 1;
    const span = spanOf(liveTimes(content));
    const body = {
      version,
      owner,
      sealed: await team.seal(author, 'plan', plan, content, version),
      place: place === null ? null : await team.seal(author, 'plan_place', plan, place, version),
      span,
      destroyAt: planDestroyAt(content, span?.until ?? team.now(), RETENTION_DAYS),
      bookings: teamBookings(content),
      offers: await Promise.all(
        offers.map(async ({ engagement, peer, offer }) => ({
          engagement,
          peer: peer.id,
          answerBy: offer.answerBy,
          until: Math.max(...offer.times.map(({ endAt }) => endAt)),
          offer: await sealForPeer(
            this.#team,
            author,
            peer,
            { kind: 'engagement_offer', record: engagement, version: 1 },
            {
              ...offer,
              kind: 'engagement_offer',
              peer: peer.id,
            } satisfies EngagementOffer,
          ),
        })),
      ),
      settle: [...settle],
    };
    return must(
      contract.putPlan,
      await callRoute(contract.putPlan, { params: { plan }, body }, author.transport),
    );
  }

  /** What `member` may see between two instants (epoch ms); half a year around now unless said. */
  async agenda(
    member: Teammate,
    query = { from: this.#team.now() - 60 * DAY_MS, until: this.#team.now() + 180 * DAY_MS },
  ): Promise<contract.Agenda> {
    await this.#team.present(member);
    return must(contract.getAgenda, await callRoute(contract.getAgenda, { query }, member.transport));
  }

  /** She accepts the times that suit; every one of them unless said. */
  async acceptEngagement(
    peer: Teammate,
    engagement: string,
    answer: Partial<Omit<EngagementAnswer, 'kind' | 'noConflict'>> = {},
  ): Promise<contract.StoredEngagement> {
    const agenda = await this.agenda(peer);
    const stored = agenda.engagements.find((one) => one.engagement === engagement);
    if (stored === undefined) throw new Error(`No engagement ${engagement} for ${peer.id}.`);
    const offer = await this.#offerOf(peer, agenda.shared, engagement);
    const content: EngagementAnswer = {
      kind: 'engagement_answer',
      times: answer.times ?? offer.times.map(({ id }) => id),
      noConflict: true,
      allows: answer.allows ?? [],
      ...(answer.note ? { note: answer.note } : {}),
    };
    const { version } = stored;
    const body = {
      version,
      answer: await sealForPeer(
        this.#team,
        peer,
        peer,
        { kind: 'engagement_answer', record: engagement, version },
        content,
      ),
      bookings: peerBookings(offer, content.times, this.#limits.get(peer.id) ?? NO_LIMITS),
      past: content.allows.includes('rest'),
    };
    return must(
      contract.acceptEngagement,
      await callRoute(contract.acceptEngagement, { params: { engagement }, body }, peer.transport),
    );
  }

  /** Declines, takes back or steps back: the same call, whoever makes it. */
  async endEngagement(member: Teammate, engagement: string): Promise<void> {
    await this.#team.present(member);
    must(
      contract.endEngagement,
      await callRoute(contract.endEngagement, { params: { engagement }, body: {} }, member.transport),
    );
  }

  /** Her limits; `version` is the one they are written over, 0 for the first. */
  async saveLimits(peer: Teammate, limits: Omit<PeerLimits, 'kind'>, over = 0): Promise<void> {
    await this.#team.present(peer);
    const content: PeerLimits = { ...limits, kind: 'peer_limits' };
    const place = { kind: 'peer_limits' as const, record: peer.id, version: over + 1 };
    const params = { kind: place.kind, record: place.record };
    const body = { member: peer.id, ...(await sealForPeer(this.#team, peer, peer, place, content)) };
    must(contract.putShared, await callRoute(contract.putShared, { params, body }, peer.transport));
    this.#limits.set(peer.id, content);
  }

  /** What she was asked, opened with her own key as her browser would. */
  async #offerOf(
    peer: Teammate,
    shared: readonly contract.StoredShared[],
    engagement: string,
  ): Promise<EngagementOffer> {
    const record = shared.find((one) => one.kind === 'engagement_offer' && one.record === engagement);
    if (record === undefined) throw new Error(`The offer of ${engagement} is not there.`);
    const place = {
      programme: this.#team.founded.programme,
      record: recordName('engagement_offer', engagement),
    };
    const key = await takeKey(record.memberKey, place, peer.key.identity);
    if (key === null) throw new Error(`The offer of ${engagement} is for somebody else.`);
    const { members, version } = this.#team.roster.roster;
    const opened = await openShared({
      key,
      place,
      record,
      rosterVersion: version,
      // Who is in the roster now is enough here: nobody leaves the demonstration.
      verifyKeyFor: (member) => members.find(({ id }) => id === member)?.verifyKey,
    });
    if (!opened.ok) throw new Error(`The offer of ${engagement} does not open: ${opened.reason}.`);
    return EngagementOffer.parse(opened.body.content);
  }
}
