/** Moving a meeting: new times under new names, and a new invitation to each peer who had one. Pure. */
import type { EngagementOffer, ProposedTime } from '#programme/engagement.ts';
import { QUARTER_MS } from '#programme/booking.ts';
import { type AskedBy, type Doer, moved } from '#programme/meeting-changes.ts';
import { newId } from '#programme/new-id.ts';
import type { PlanDraft } from '#team/data/agenda.ts';
import { draftOver, type OpenMeeting } from './open-meeting.ts';

const HOUR_MS = 4 * QUARTER_MS;

export interface MovedTo {
  readonly times: readonly ProposedTime[];
  readonly place: string;
  readonly professional: string;
  readonly who: AskedBy;
  /** Others of the team who attend, and are there now. */
  readonly team: readonly string[];
}

/**
 * What is written, and the invitations that end once it is: the new one is another, so that nobody answers for a time that
 * is no more. Those whose offer cannot be read here are not asked again.
 */
export function moving(
  meeting: OpenMeeting,
  { times, place, professional, who, team }: MovedTo,
  doer: Doer,
): { draft: PlanDraft; ends: readonly string[] } {
  const { live, content } = meeting;
  const minutes = Math.round(((times[0]?.endAt ?? 0) - (times[0]?.startAt ?? 0)) / 60_000) || content.minutes;
  const offers = live.flatMap(({ offer }) =>
    offer === null
      ? []
      : [{ engagement: newId(), offer: offerAgain(offer, { times, place, professional, now: doer.at }) }],
  );
  const change = {
    times: [...times],
    engagements: offers.map(({ engagement }) => engagement),
    professional,
    team: team.filter((member) => member !== professional),
    minutes,
  };
  return {
    draft: draftOver(meeting, {
      content: moved(content, change, who, doer),
      place: place === '' ? null : { ...(meeting.view.place ?? {}), kind: 'plan_place', label: place },
      offers,
    }),
    ends: live.map(({ engagement }) => engagement),
  };
}

function offerAgain(
  offer: EngagementOffer,
  to: { times: readonly ProposedTime[]; place: string; professional: string; now: number },
): EngagementOffer {
  const { times, place, professional, now } = to;
  return {
    ...offer,
    times: [...times],
    place,
    withMember: professional,
    answerBy: answerBy(times, now),
  };
}

/** In two days, or an hour before the first of the times when that is sooner; never before half the time that is left. */
export function answerBy(times: readonly ProposedTime[], now: number): number {
  const first = Math.min(...times.map(({ startAt }) => startAt));
  const usual = Math.min(Math.floor(now / QUARTER_MS) * QUARTER_MS + 48 * HOUR_MS, first - HOUR_MS);
  return Math.max(usual, now + Math.floor((first - now) / 2));
}
