/** Work on meetings, sessions and engagements: fetched when somebody first opens them. Every change brings what stands afterwards. */
import * as contract from '#contract/agenda.ts';
import type { Answer } from '#contract/client.ts';
import { deleteRecord, listRecords, putRecord } from '#contract/records.ts';
import type { Input, Route } from '#contract/route.ts';
import {
  CheckIn,
  EngagementAnswer,
  EngagementOffer,
  NO_LIMITS,
  Payment,
  PeerLimits,
  type SharedKind,
} from '#programme/engagement.ts';
import { newId } from '#programme/new-id.ts';
import { Plan, PlanPlace } from '#programme/plan.ts';
import { liveTimes, peerBookings, planDestroyAt, spanOf, teamBookings } from '#programme/plan-times.ts';
import type { AgendaDesk, AgendaView, EngagementView, PlanDraft, PlanView } from '#team/data/agenda.ts';
import type { ActionResult } from '#team/data/model.ts';
import type { Room } from '#team/data/room.ts';
import { callSealed } from '#team/data/sealed-call.ts';
import { hereOf } from '#team/agenda/gone.ts';

const DAY_MS = 24 * 60 * 60_000;
const done = { ok: true, undo: null, undoUntil: null } as const;

/** What is loaded unless somebody looks further: a little of what was, and the season to come. */
const usualWindow = (now: number) => ({ from: now - 35 * DAY_MS, until: now + 120 * DAY_MS });

export function createAgendaDesk(room: Room): AgendaDesk {
  const { store, vault, call, member } = room;
  const isPeer = store.get().me.role === 'peer';
  let window: { from: number; until: number } | null = null;

  const sealed = <R extends Route>(route: R, input: () => Promise<Input<R>>) =>
    callSealed(room, route, input);

  const openPlans = async (plans: readonly contract.StoredPlan[]): Promise<PlanView[]> => {
    const whole = await vault.openRecords(
      plans.map(({ plan, version, sealed: text }) => ({ kind: 'plan', record: plan, version, sealed: text })),
    );
    const placed = plans.flatMap(({ plan, version, place }) =>
      place === null ? [] : [{ kind: 'plan_place' as const, record: plan, version, sealed: place }],
    );
    const places = new Map((await vault.openRecords(placed)).map((one) => [one.record, one.content]));
    return plans.map(({ plan, owner, version, span, destroyAt }, i) => ({
      plan,
      owner,
      version,
      content: Plan.safeParse(whole[i]?.content).data ?? null,
      place: PlanPlace.safeParse(places.get(plan)).data ?? null,
      span,
      destroyAt,
    }));
  };

  const openEngagements = async ({ engagements, shared }: contract.Agenda): Promise<EngagementView[]> => {
    const opened = await vault.openShared(shared);
    const said = (kind: SharedKind, engagement: string) =>
      opened.find((one) => one.kind === kind && one.record === engagement);
    return engagements.map((one) => {
      const offer = EngagementOffer.safeParse(said('engagement_offer', one.engagement)?.content);
      const answer = EngagementAnswer.safeParse(said('engagement_answer', one.engagement)?.content);
      // The offer says itself whom it is for: a server that says another is not believed.
      const hers = offer.data?.peer === one.peer ? offer.data : undefined;
      return { ...one, offer: hers ?? null, answer: answer.data ?? null };
    });
  };

  const loadShared = async (kind: SharedKind) => {
    const answer = await call(contract.listShared, { query: { kind } });
    return answer.ok ? vault.openShared(answer.value.records) : null;
  };
  const loadLimits = async (): Promise<AgendaView['limits'] | null> => {
    const opened = await loadShared('peer_limits');
    return (
      opened &&
      new Map(
        opened.flatMap(({ member: of, version, content }) => {
          const read = PeerLimits.safeParse(content);
          return read.success ? [[of, { version, limits: read.data }] as const] : [];
        }),
      )
    );
  };
  const loadPayments = async (): Promise<AgendaView['payments'] | null> =>
    (await loadShared('payment'))?.flatMap(({ record, member: of, version, content }) => {
      const read = Payment.safeParse(content);
      return read.success ? [{ record, member: of, version, payment: read.data }] : [];
    }) ?? null;

  const load: AgendaDesk['load'] = async (asked) => {
    const shown = asked ?? window ?? usualWindow(Date.now() + store.get().clockSkewMs);
    const askedAt = Date.now();
    const [{ answer, heardAt }, limits, payments] = await Promise.all([
      call(contract.getAgenda, { query: shown }).then((heard) => ({ answer: heard, heardAt: Date.now() })),
      loadLimits(),
      loadPayments(),
    ]);
    if (!answer.ok) return { ok: false, code: answer.code };
    // Limits that could not be read are not *none*: an acceptance would forget the rest that she asked for.
    if (limits === null || payments === null) return { ok: false, code: 'unreachable' };
    window = shown;
    store.set({
      // Half the journey is taken off, as with the queue (data/requests.ts), which a peer never loads.
      clockSkewMs: Math.round(answer.value.now - (askedAt + heardAt) / 2),
      agenda: {
        window: shown,
        plans: await openPlans(answer.value.plans),
        hidden: answer.value.hidden,
        engagements: await openEngagements(answer.value),
        bookings: answer.value.bookings,
        limits,
        payments,
      },
    });
    return done;
  };

  /** Whatever the answer: what stands is shown. */
  const shown = async (answer: Answer<Route>): Promise<ActionResult> => {
    if (answer.ok || answer.code !== 'unreachable') await load();
    return answer.ok ? done : { ok: false, code: answer.code };
  };

  /**
   * Who left has no time to give: what is said of a plan afterwards is not refused for it. Where a peer is invited or a time
   * settled, and for a session to come, it is: the server says that somebody is gone.
   */
  const bookings = (
    { content, offers, settle }: Pick<PlanDraft, 'content' | 'offers' | 'settle'>,
    over: boolean,
  ) => {
    const all = teamBookings(content);
    const { colleagues } = store.get();
    const goesOn = offers.length === 0 && settle.length === 0 && (over || content.kind === 'meeting');
    if (!goesOn || !colleagues.has(member)) return all;
    const here = hereOf(colleagues);
    return all.filter(({ member: who }) => here.has(who));
  };

  const putPlan = ({ plan, over, owner, content, place, offers, settle }: PlanDraft) =>
    sealed(contract.putPlan, async () => {
      const version = over + 1;
      const span = spanOf(liveTimes(content));
      const now = Date.now() + store.get().clockSkewMs;
      return {
        params: { plan },
        body: {
          version,
          owner,
          sealed: await vault.sealRecord('plan', plan, version, content),
          place: place === null ? null : await vault.sealRecord('plan_place', plan, version, place),
          span,
          destroyAt: planDestroyAt(content, span?.until ?? now, store.get().settings.retentionDays),
          bookings: bookings({ content, offers, settle }, (span?.until ?? 0) <= now),
          offers: await Promise.all(
            offers.map(async ({ engagement, offer }) => ({
              engagement,
              peer: offer.peer,
              answerBy: offer.answerBy,
              until: Math.max(...offer.times.map(({ endAt }) => endAt)),
              offer: await vault.sealShared(
                { kind: 'engagement_offer', record: engagement, version: 1, member: offer.peer },
                offer,
              ),
            })),
          ),
          settle: [...settle],
        },
      };
    });

  const putShared = async (
    kind: SharedKind,
    record: string,
    of: { member: string; version: number },
    content: unknown,
  ): Promise<ActionResult> =>
    shown(
      await sealed(contract.putShared, async () => ({
        params: { kind, record },
        body: { member: of.member, ...(await vault.sealShared({ kind, record, ...of }, content)) },
      })),
    );

  return {
    load,

    async savePlan(draft) {
      const answer = await putPlan(draft);
      if (answer.ok || answer.code !== 'unreachable') await load();
      if (answer.ok) return done;
      return { ok: false, code: answer.code, ...(answer.code === 'time_taken' ? whoseTime(answer) : {}) };
    },
    takePlan: async (plan, owner) =>
      shown(await call(contract.takePlan, { params: { plan }, body: { owner } })),
    dropPlan: async (plan) => shown(await call(contract.deletePlan, { params: { plan } })),

    async checkTimes(asked) {
      const { times, weeks, except } = asked;
      const answer = await call(contract.checkTimes, {
        body: { times: [...times], weeks: [...weeks], except },
      });
      if (!answer.ok) return null;
      return {
        times: new Map(answer.value.times.map(({ id, state }) => [id, state])),
        minutes: new Map(answer.value.minutes.map((one) => [one.member, one.weeks])),
      };
    },

    async accept(engagement, answer) {
      const known = store.get().agenda?.engagements.find((one) => one.engagement === engagement);
      if (!known?.offer) return { ok: false, code: 'unknown_or_hidden' };
      const { offer, version } = known;
      const limits = store.get().agenda?.limits.get(member)?.limits ?? NO_LIMITS;
      const content: EngagementAnswer = { kind: 'engagement_answer', ...answer };
      return shown(
        await sealed(contract.acceptEngagement, async () => ({
          params: { engagement },
          body: {
            version,
            answer: await vault.sealShared(
              // Written again until it is settled: each acceptance moves the engagement by one.
              { kind: 'engagement_answer', record: engagement, version, member },
              content,
            ),
            bookings: peerBookings(offer, answer.times, limits),
            past: answer.allows.includes('rest'),
          },
        })),
      );
    },
    end: async (engagement) =>
      shown(await call(contract.endEngagement, { params: { engagement }, body: {} })),

    saveLimits(limits) {
      const version = (store.get().agenda?.limits.get(member)?.version ?? 0) + 1;
      return putShared('peer_limits', member, { member, version }, limits);
    },
    savePayment: (of, payment) => putShared('payment', newId(), { member: of, version: 1 }, payment),
    dropPayment: async (record) =>
      shown(await call(contract.deleteShared, { params: { kind: 'payment', record } })),

    async saveCheckIn(checkIn: CheckIn) {
      if (!isPeer) return { ok: false, code: 'unknown_or_hidden' };
      const record = newId();
      const answer = await call(putRecord, {
        params: { kind: 'check_in', record },
        body: { version: 1, sealed: await vault.sealRecord('check_in', record, 1, checkIn) },
      });
      return answer.ok ? done : { ok: false, code: answer.code };
    },
    async listCheckIns() {
      const answer = await call(listRecords, { query: { kind: 'check_in' } });
      const shared = await loadShared('check_in_shared');
      if (!answer.ok || shared === null) return null;
      const opened = await vault.openRecords(answer.value.records);
      return opened
        .flatMap(({ record, content }) => {
          const read = CheckIn.safeParse(content);
          const isShared = shared.some((one) => one.record === record);
          return read.success ? [{ record, checkIn: read.data, shared: isShared }] : [];
        })
        .sort((a, b) => b.record.localeCompare(a.record));
    },
    async dropCheckIn(record) {
      const answer = await call(deleteRecord, { params: { kind: 'check_in', record } });
      return answer.ok || answer.code === 'unknown_or_hidden' ? done : { ok: false, code: answer.code };
    },
    // Under the name of her own: so she sees which of them she shared.
    shareCheckIn: (record, checkIn) => putShared('check_in_shared', record, { member, version: 1 }, checkIn),
    async unshareCheckIn(record) {
      const answer = await call(contract.deleteShared, { params: { kind: 'check_in_shared', record } });
      return answer.ok || answer.code === 'unknown_or_hidden' ? done : { ok: false, code: answer.code };
    },
    async listSharedCheckIns() {
      const opened = await loadShared('check_in_shared');
      return (
        opened
          ?.flatMap(({ record, member: of, content }) => {
            const read = CheckIn.safeParse(content);
            return read.success ? [{ record, member: of, checkIn: read.data }] : [];
          })
          .sort((a, b) => b.record.localeCompare(a.record)) ?? null
      );
    },
  };
}

/** With `time_taken`: whose time it is. */
function whoseTime(answer: Answer<Route>): { members?: readonly string[] } {
  const current = !answer.ok && answer.code !== 'unreachable' ? answer.error.current : null;
  const { members } = (current ?? {}) as { members?: readonly string[] };
  return members ? { members } : {};
}
