/** An agenda in memory: what the screens of meetings, sessions and engagements are shown with, without a server. */
import { newId } from '#programme/new-id.ts';
import { liveTimes, peerBookings, spanOf, teamBookings } from '#programme/plan-times.ts';
import { NO_LIMITS } from '#programme/engagement.ts';
import type { AgendaDesk, AgendaView } from '#team/data/agenda.ts';
import { SYLVIE } from './team-stories.ts';
import type { ActionResult } from '#team/data/model.ts';
import type { TeamStore } from '#team/data/store.ts';

const checkIns = [
  {
    record: '00000000-0000-7000-8000-0000000000f1',
    checkIn: { kind: 'check_in', on: '2026-10-06', feeling: 'so_so', text: 'Fatiguée, mais contente.' },
    shared: false,
  },
] as const;
const done = { ok: true, undo: null, undoUntil: null } as const;

export const emptyAgenda = (now: number): AgendaView => ({
  window: { from: now - 35 * 86_400_000, until: now + 120 * 86_400_000 },
  plans: [],
  hidden: [],
  engagements: [],
  bookings: [],
  limits: new Map(),
  payments: [],
});

/** @param agenda what is there when it is first opened */
export function agendaDeskOf(
  store: TeamStore,
  { offline, agenda }: { offline: boolean; agenda?: AgendaView },
): AgendaDesk {
  const now = () => Date.now() + store.get().clockSkewMs;
  const stand = (): AgendaView => store.get().agenda ?? agenda ?? emptyAgenda(now());
  const change = (part: Partial<AgendaView>): ActionResult => {
    if (offline) return { ok: false, code: 'unreachable' };
    store.set({ agenda: { ...stand(), ...part } });
    return done;
  };
  const me = store.get().me.member;
  return {
    load: async () => change({}),
    savePlan: async ({ plan, over, owner, content, place, offers, settle }) => {
      const { plans, engagements, bookings } = stand();
      const settled = new Map(settle.map((one) => [one.engagement, one.choice]));
      const result = change({
        plans: [
          ...plans.filter((one) => one.plan !== plan),
          {
            plan,
            owner,
            version: over + 1,
            content,
            place,
            span: spanOf(liveTimes(content)),
            destroyAt: now() + 1e10,
          },
        ],
        engagements: [
          ...engagements.map((one) => {
            const choice = settled.get(one.engagement);
            return choice ? { ...one, state: 'confirmed' as const, choice, version: one.version + 1 } : one;
          }),
          ...offers.map(({ engagement, offer }) => ({
            engagement,
            plan,
            state: 'open' as const,
            peer: offer.peer,
            answerBy: offer.answerBy,
            choice: null,
            version: 1,
            offer,
            answer: null,
          })),
        ],
        bookings: [
          ...bookings.filter((one) => one.plan !== plan),
          ...teamBookings(content).map((one) => ({ ...one, plan })),
        ],
      });
      return result.ok ? done : { ok: false, code: 'unreachable' };
    },
    takePlan: async (plan) =>
      change({ plans: stand().plans.map((one) => (one.plan === plan ? { ...one, owner: me } : one)) }),
    dropPlan: async (plan) => change({ plans: stand().plans.filter((one) => one.plan !== plan) }),
    checkTimes: async ({ times, weeks }) =>
      offline
        ? null
        : {
            times: new Map(times.map(({ id }) => [id, 'free'])),
            minutes: new Map(times.map(({ member }) => [member, weeks.map(() => 0)])),
          },
    accept: async (engagement, answer) => {
      const one = stand().engagements.find((each) => each.engagement === engagement);
      if (!one?.offer) return { ok: false, code: 'unknown_or_hidden' };
      const limits = stand().limits.get(me)?.limits ?? NO_LIMITS;
      return change({
        engagements: stand().engagements.map((each) =>
          each === one
            ? {
                ...each,
                state: 'accepted',
                version: each.version + 1,
                answer: { kind: 'engagement_answer', ...answer },
              }
            : each,
        ),
        bookings: [
          ...stand().bookings,
          ...peerBookings(one.offer, answer.times, limits).map((booking) => ({ ...booking, plan: one.plan })),
        ],
      });
    },
    end: async (engagement) =>
      change({
        engagements: stand().engagements.map((one) =>
          one.engagement === engagement
            ? {
                ...one,
                state: 'ended',
                peer: null,
                answerBy: null,
                choice: null,
                version: 0,
                offer: null,
                answer: null,
              }
            : one,
        ),
      }),
    saveLimits: async (limits) =>
      change({
        limits: new Map([
          ...stand().limits,
          [me, { version: (stand().limits.get(me)?.version ?? 0) + 1, limits }],
        ]),
      }),
    savePayment: async (member, payment) =>
      change({ payments: [...stand().payments, { record: newId(), member, version: 1, payment }] }),
    dropPayment: async (record) =>
      change({ payments: stand().payments.filter((one) => one.record !== record) }),
    saveCheckIn: async () => (offline ? { ok: false, code: 'unreachable' } : done),
    listCheckIns: async () => (offline ? null : checkIns),
    dropCheckIn: async () => change({}),
    shareCheckIn: async () => change({}),
    unshareCheckIn: async () => change({}),
    listSharedCheckIns: async () =>
      offline ? null : checkIns.map(({ record, checkIn }) => ({ record, checkIn, member: SYLVIE })),
  };
}
