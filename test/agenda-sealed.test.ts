/**
 * What an organiser and a peer write of meetings and engagements leaves their browsers sealed: words planted in every field, through
 * the real desk and real vaults, are in nothing that is sent; both read it, and no other peer does.
 */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { randomUUID } from 'node:crypto';
import type { StoredShared } from '#contract/agenda.ts';
import type { Route } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import type {
  CheckIn,
  EngagementAnswer,
  EngagementOffer,
  Payment,
  PeerLimits,
} from '#programme/engagement.ts';
import type { Plan } from '#programme/plan.ts';
import { createAgendaDesk } from '#team/agenda/desk.ts';
import type { AgendaDesk, AgendaView } from '#team/data/agenda.ts';
import type { TeamState } from '#team/data/model.ts';
import type { Room } from '#team/data/room.ts';
import { createTeamStore } from '#team/data/store.ts';
import { FakeServer, member, type TestMember } from '#team/vault/vault.test-server.ts';
import { found, newWord } from './support/sentinels.ts';

const HOUR = 3_600_000;
const NOON = Math.floor(Date.now() / (24 * HOUR)) * 24 * HOUR + 84 * HOUR;

describe('of the agenda, sealed', () => {
  const server = new FakeServer();
  const planted = new Map<string, string>();
  /** A word of its own in a field. */
  const word = (field: string): string => {
    const text = newWord();
    planted.set(field, text);
    return text;
  };
  /** Bodies, addresses and queries, as they are sent. */
  const sent: string[] = [];
  const shared: StoredShared[] = [];
  let put: Record<string, unknown> | null = null;
  const [plan, engagement, time] = [randomUUID(), randomUUID(), randomUUID()];
  let organiser: { desk: AgendaDesk; agenda: () => AgendaView };
  let peer: typeof organiser;
  let otherPeer: typeof organiser;
  let her: TestMember;

  /** As much of a server as keeps what it is given. */
  function answer(route: Route, input: Record<string, never>): unknown {
    const name = [...ROUTES].find(([, one]) => one === route)?.[0];
    const { params, body, query } = input as unknown as Record<string, Record<string, string>>;
    sent.push(JSON.stringify(input));
    const keep = (kind: string, record: string, of: string, one: unknown) => {
      shared.push({ ...(one as StoredShared), kind: kind as StoredShared['kind'], record, member: of });
    };
    switch (name) {
      case 'putPlan': {
        put = body as Record<string, unknown>;
        for (const { offer, peer: of } of (body?.['offers'] ?? []) as unknown as {
          offer: unknown;
          peer: string;
        }[])
          keep('engagement_offer', engagement, of, offer);
        return {};
      }
      case 'acceptEngagement':
        keep('engagement_answer', engagement, her.id, body?.['answer']);
        return {};
      case 'putShared':
        keep(params?.['kind'] ?? '', params?.['record'] ?? '', body?.['member'] ?? '', body);
        return {};
      case 'listShared':
        return { records: shared.filter(({ kind }) => kind === query?.['kind']) };
      case 'listRecords':
        return { records: [] };
      case 'getAgenda':
        return {
          plans: [],
          hidden: [],
          engagements: [
            { engagement, plan, state: 'open', peer: her.id, answerBy: NOON, choice: null, version: 1 },
          ],
          shared: shared.filter(({ kind }) => kind.startsWith('engagement_')),
          bookings: [],
        };
      default:
        return {};
    }
  }

  function deskOf(who: TestMember, role: 'coordinator' | 'peer'): typeof organiser {
    const store = createTeamStore({
      me: { member: who.id, role },
      clockSkewMs: 0,
      settings: { retentionDays: 30 },
      agenda: null,
    } as unknown as TeamState);
    const room = {
      store,
      vault: who.vault,
      member: who.id,
      call: async (route: Route, input: Record<string, never>) => ({ ok: true, value: answer(route, input) }),
      refreshKeys: async () => null,
    } as unknown as Room;
    return { desk: createAgendaDesk(room), agenda: () => store.get().agenda as AgendaView };
  }

  before(async () => {
    const founder = await member();
    const made = await founder.vault.ceremonies.found(
      server.programme,
      founder.id,
      { name: 'Mireille', title: null },
      randomUUID(),
    );
    server.genesis(made);
    await founder.vault.openKeys(server.keysFor(founder.id));
    const join = async () => {
      const { body, given } = await founder.vault.ceremonies.invite('peer', null, 'fr');
      const newcomer = await member();
      await newcomer.vault.ceremonies.readInvitation(given);
      await newcomer.vault.ceremonies.checkProgramme(server.invitation(body));
      const { recipient, verifyKey, mac } = await newcomer.vault.ceremonies.join(newcomer.id);
      const candidate = { candidate: newcomer.id, recipient, verifyKey, mac, signInName: 'n', at: 1 };
      const listed = {
        invitation: body.invitation,
        role: 'peer' as const,
        readmits: null,
        expiresAt: 2,
        sealedCopy: body.sealedCopy,
        candidate: { ...candidate, role: 'peer' as const },
      };
      server.admit(await founder.vault.ceremonies.admit(listed, { name: 'Sylvie', title: null }));
      await newcomer.vault.openKeys(server.keysFor(newcomer.id));
      await founder.vault.openKeys(server.keysFor(founder.id));
      return newcomer;
    };
    her = await join();
    organiser = deskOf(founder, 'coordinator');
    peer = deskOf(her, 'peer');
    otherPeer = deskOf(await join(), 'peer');
    await her.vault.openKeys(server.keysFor(her.id));
  });

  const offer = (): EngagementOffer => ({
    kind: 'engagement_offer',
    peer: her.id,
    occasion: 'session',
    brief: word('offer: brief'),
    audience: 'police',
    who: word('offer: who'),
    headCount: 12,
    uniformed: 'yes',
    recorded: 'no',
    topics: [word('offer: topic')],
    questions: [word('offer: question')],
    times: [{ id: time, startAt: NOON, endAt: NOON + HOUR }],
    preparationMinutes: 30,
    debriefMinutes: 30,
    travelMinutes: 60,
    withMember: her.id,
    place: word('offer: place'),
    travel: word('offer: travel'),
    pay: word('offer: pay'),
    planB: word('offer: plan B'),
    hard: true,
    answerBy: NOON,
  });

  test('an invitation, its answer, limits, a payment and how she is: both read them, no other peer does', async () => {
    const content = {
      kind: 'meeting',
      times: [],
      settled: null,
      cancelled: false,
      professional: null,
      team: [],
      planB: word('plan: plan B'),
      safeContact: word('plan: safe contact'),
      broughtBy: word('plan: who brings her'),
      ifAbsent: word('plan: if she does not come'),
      reference: word('plan: reference'),
    } as unknown as Plan;
    const place = { kind: 'plan_place' as const, label: word('place: label'), note: word('place: note') };
    const asked = offer();
    const draft = {
      plan,
      over: 0,
      owner: her.id,
      content,
      place,
      offers: [{ engagement, offer: asked }],
      settle: [],
    };
    assert.deepEqual(await organiser.desk.savePlan(draft), { ok: true, undo: null, undoUntil: null });

    const limits: PeerLimits = {
      kind: 'peer_limits',
      topics: [word('limits: topic')],
      places: [word('limits: place')],
      audiences: ['school'],
      media: 'never',
      hoursPerWeek: 6,
      restHours: 0,
      restHoursAfterHard: 24,
      words: word('limits: words'),
    };
    const said: EngagementAnswer = {
      kind: 'engagement_answer',
      times: [time],
      noConflict: true,
      allows: ['audience'],
      note: word('answer: note'),
    };
    await peer.desk.load();
    await peer.desk.saveLimits(limits);
    const { kind: _kind, ...answered } = said;
    assert.equal((await peer.desk.accept(engagement, answered)).ok, true);
    const payment: Payment = {
      kind: 'payment',
      times: [time],
      paidOn: '2026-11-24',
      note: word('payment: note'),
    };
    await organiser.desk.savePayment(her.id, payment);
    const checkIn: CheckIn = {
      kind: 'check_in',
      on: '2026-11-24',
      feeling: 'heavy',
      text: word('check-in: text'),
    };
    await peer.desk.saveCheckIn(checkIn);
    await peer.desk.shareCheckIn(randomUUID(), checkIn);

    for (const one of [organiser, peer]) {
      await one.desk.load();
      const { engagements, limits: all, payments } = one.agenda();
      assert.deepEqual(engagements[0]?.offer, asked);
      assert.deepEqual(engagements[0]?.answer, said);
      assert.deepEqual(
        [...all.values()].map((kept) => kept.limits),
        [limits],
      );
      assert.deepEqual(
        payments.map((kept) => kept.payment),
        [payment],
      );
    }
    await otherPeer.desk.load();
    const { engagements, limits: none, payments } = otherPeer.agenda();
    assert.deepEqual(
      [engagements[0]?.offer, engagements[0]?.answer, none.size, payments.length],
      [null, null, 0, 0],
    );

    assert.ok(put && sent.length > 8 && planted.size >= 18, `${sent.length} calls, ${planted.size} words`);
    assert.deepEqual(found(planted, Buffer.from(sent.join('\n')), 'what is sent'), []);
    // Neither codes: how she is, before whom, and what she allows stand in no field of their own.
    const fields = sent.join('\n');
    for (const code of ['police', 'uniformed', 'heavy', 'hoursPerWeek', 'noConflict', 'engagement_offer"'])
      assert.ok(!fields.includes(code), code);
  });

  test('a server that says an invitation is for another peer is not believed', async () => {
    const real = her;
    her = { ...her, id: randomUUID() };
    await organiser.desk.load();
    her = real;
    assert.equal(organiser.agenda().engagements[0]?.offer, null);
  });
});
