/**
 * Every route of the contract as somebody who may not: nobody, the wrong role, somebody of another programme. All who are not in
 * get one answer; all who are in, but may not, get the answer of something that does not exist.
 */
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { foundByHttp, signIn, type FoundedProgramme } from '#cli/client/member.ts';
import { sealRequest } from '#cli/client/partner.ts';
import { Team } from '#cli/client/team.ts';
import { transportTo } from '#cli/client/transport.ts';
import { acceptEngagement, checkTimes, putPlan, putShared } from '#contract/agenda.ts';
import { signInFinish, signInStart, signOut } from '#contract/access.ts';
import { addressOf, type Answer, callRoute, type Transport } from '#contract/client.ts';
import { submitRequest } from '#contract/door.ts';
import { invite, openRecovery } from '#contract/keys.ts';
import { turnOnDevice } from '#contract/push.ts';
import { putRecord } from '#contract/records.ts';
import { getRequest } from '#contract/requests.ts';
import { putRound } from '#contract/rounds.ts';
import type { Access, Route } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { adoptApprovals, putOwnEntry, putPaidTime } from '#contract/wording.ts';
import { newRoundCode } from '#programme/round.ts';
import { QUARTER_MS } from '#programme/booking.ts';
import { EMPTY_ROTA } from '#programme/rota.ts';
import { newAesKey } from '#sealing/aes.ts';
import { newToken, sealAnswer, sealKeptAnswer } from '#sealing/answer.ts';
import { toBase64url } from '#sealing/bytes.ts';
import { sealEntry } from '#sealing/entry.ts';
import { firstPrev } from '#sealing/envelope.ts';
import { deriveInvitation, newInvitation } from '#sealing/invitation.ts';
import { deriveKit } from '#sealing/kit.ts';
import { MemberKey } from '#sealing/member.ts';
import { finishLogin, startLogin } from '#sealing/opaque-client.ts';
import { sealPaidTime } from '#sealing/paid-time.ts';
import { recordName, sealRecord } from '#sealing/record.ts';
import { signRecovery } from '#sealing/recovery.ts';
import { sealShared } from '#sealing/shared-record.ts';
import { wrapKey, wrapName } from '#sealing/wrap.ts';
import { addProgramme } from '#server/installation.ts';
import { openPlace, type Place } from '#test/support/installation.ts';
import { versionOf } from '#wording/version.ts';

const passphrase = 'six mots inventes pour essayer seulement';
const essentials = {
  name: 'Programme inventé',
  organisation: 'Organisme inventé',
  phone: '555',
  timeZone: 'America/Toronto',
};
const both = (text: string) => ({ fr: text, en: text });
const OWN_WORDS = {
  situation: 'phone' as const,
  readers: ['team' as const],
  avoid: both('a'),
  why: both('b'),
  prefer: both('c'),
  principle: both('d'),
  herWord: null,
};
const must = <R extends Route>(answer: Answer<R>) => {
  assert.ok(answer.ok, answer.ok ? '' : answer.code);
  return answer.value;
};

type Who = 'coordinator' | 'professional' | 'peer';
const ROLES_OF: Partial<Record<Access, readonly Who[]>> = {
  member: ['coordinator', 'professional', 'peer'],
  team: ['coordinator', 'professional'],
  coordinator: ['coordinator'],
};

interface Side {
  readonly base: string;
  readonly founded: FoundedProgramme;
  readonly sessions: Readonly<Record<Who, Transport>>;
  readonly ids: Record<Who, string>;
}

/** One installation, two programmes told apart by host name, three members each. */
describe('as the wrong user', () => {
  let place: Place;
  let here: Side;
  let there: Side;
  let offset = 0;
  const clock = () => Date.now() + offset;
  const closing: (() => unknown)[] = [];

  before(async () => {
    place = await openPlace(
      { after: (fn: () => unknown) => void closing.push(fn) },
      { clock, still: true, env: { HOST: 'localhost', PASSERELLE_PUSH_LOOPBACK: '1' } },
    );
    const { store } = place.installation;
    const tokens = [await addProgramme(store, null, 1), await addProgramme(store, '127.0.0.1', 2)] as const;
    const bases = [place.base, place.base.replace('localhost', '127.0.0.1')] as const;
    const found = (i: 0 | 1) =>
      foundByHttp(transportTo(bases[i]), {
        token: tokens[i],
        essentials,
        signInName: 'fondatrice',
        passphrase,
        founderName: 'Fondatrice',
      });
    const founded = [await found(0), await found(1)] as const;
    here = await side(bases[0], founded[0]);
    there = await side(bases[1], founded[1]);
    assert.notEqual(here.founded.programme, there.founded.programme);
  });
  after(async () => {
    for (const close of closing) await close();
  });

  async function side(base: string, founded: FoundedProgramme): Promise<Side> {
    const team = new Team(founded, base, clock);
    offset += 31_000;
    const founder = team.founder();
    await team.present(founder);
    const professional = await team.welcome(founder, {
      role: 'professional',
      name: 'Intervenante',
      signInName: 'intervenante',
      passphrase,
    });
    const peer = await team.welcome(founder, {
      role: 'peer',
      name: 'Survivante',
      signInName: 'survivante',
      passphrase,
    });
    offset += 31_000;
    for (const member of [professional, peer]) await signIn(member.transport, member.credentials, clock());
    return {
      base,
      founded,
      sessions: {
        coordinator: founder.transport,
        professional: professional.transport,
        peer: peer.transport,
      },
      ids: { coordinator: founder.id, professional: professional.id, peer: peer.id },
    };
  }

  /** Status and body as they travel, for a call with nothing but well-formed parameters. */
  async function knock(
    route: Route,
    transport: Pick<Transport, 'base' | 'fetch'>,
  ): Promise<{ status: number; body: unknown }> {
    const params = {
      file: randomUUID(),
      record: randomUUID(),
      invitation: randomUUID(),
      device: bytes(32),
      kind: 'directory',
      line: 'info_aide',
      entry: 'own-tried',
      round: randomUUID(),
      plan: randomUUID(),
      engagement: randomUUID(),
    };
    const url =
      transport.base +
      addressOf(route, {
        params,
        query:
          route.path === '/api/records'
            ? { kind: 'directory' }
            : route.path === '/api/events'
              ? { since: 0 }
              : {},
      });
    const json = route.body ? { headers: { 'content-type': 'application/json' }, body: '{}' } : {};
    const answer = await transport.fetch(url, {
      method: route.method,
      ...json,
      signal: AbortSignal.timeout(5000),
    });
    if (route.stream && answer.ok) {
      await answer.body?.cancel();
      return { status: answer.status, body: null };
    }
    return { status: answer.status, body: await answer.json() };
  }

  const guarded = [...ROUTES].filter(
    ([, { access }]) => access === 'pending' || ROLES_OF[access] !== undefined,
  );

  test('whoever is not signed in here gets one and the same answer from every guarded route', async () => {
    const half = transportTo(here.base);
    const { state, request } = await startLogin(passphrase);
    const started = must(await callRoute(signInStart, { body: { name: 'intervenante', request } }, half));
    const finished = await finishLogin({ passphrase, state, response: started.response });
    must(
      await callRoute(
        signInFinish,
        { body: { attempt: started.attempt, finish: finished?.finish ?? '' } },
        half,
      ),
    );
    const gone = transportTo(here.base);
    offset += 31_000;
    await signIn(gone, here.founded.credentials, clock());
    const cookieOfGone = gone.cookie();
    must(await callRoute(signOut, { body: {} }, gone));
    const withCookie = (cookie: string): Pick<Transport, 'base' | 'fetch'> => ({
      base: here.base,
      fetch: (url, init) =>
        fetch(url, { ...init, headers: { ...(init?.headers as Record<string, string>), cookie } }),
    });
    const outsiders: Record<string, Pick<Transport, 'base' | 'fetch'>> = {
      nobody: transportTo(here.base),
      'an invented cookie': withCookie(
        `__Host-passerelle=${randomBytes(32).toString('base64url')}; __Host-passerelle-pending=${randomBytes(32).toString('base64url')}`,
      ),
      'a session that was ended': withCookie(cookieOfGone),
      'a coordinator of another programme': withCookie(
        (there.sessions.coordinator as ReturnType<typeof transportTo>).cookie(),
      ),
    };
    const expected = await knock(ROUTES.get('getMe') as Route, outsiders.nobody as Transport);
    assert.equal(expected.status, 401);
    for (const [name, route] of guarded) {
      for (const [who, transport] of Object.entries(outsiders))
        assert.deepEqual(await knock(route, transport), expected, `${name} as ${who}`);
      if (route.access !== 'pending')
        assert.deepEqual(await knock(route, half), expected, `${name} with the first factor only`);
    }
  });

  test('a member whose role may not call a route is told what an address that does not exist tells', async () => {
    const nowhere = await fetch(`${here.base}/api/nowhere`);
    const expected = { status: nowhere.status, body: await nowhere.json() };
    let refusals = 0;
    for (const [name, route] of guarded) {
      for (const who of ['professional', 'peer'] as const) {
        if (route.access === 'pending' || ROLES_OF[route.access]?.includes(who)) continue;
        refusals++;
        assert.deepEqual(await knock(route, here.sessions[who]), expected, `${name} as ${who}`);
      }
    }
    assert.equal(
      refusals,
      guarded.reduce((sum, [, { access }]) => sum + ({ team: 1, coordinator: 2 }[access as string] ?? 0), 0),
    );
    assert.ok(refusals > 20);
  });

  test('whoever may call a route is let in: the refusals above are about who, not about what', async () => {
    for (const [name, route] of guarded) {
      // Ending the session would refuse all that follow.
      if (route.access === 'pending' || route === signOut) continue;
      for (const who of ROLES_OF[route.access] ?? []) {
        const { status } = await knock(route, here.sessions[who]);
        const missing =
          /:(file|record|invitation|device|round|plan|engagement)/.test(route.path) && status === 404;
        // A peer reads no directory: records are guarded by kind, tried in the store's own tests.
        const otherKind = who === 'peer' && route.path.startsWith('/api/records');
        assert.ok(
          [200, 201, 400, 502].includes(status) || missing || otherKind,
          `${name} as ${who}: ${status}`,
        );
      }
    }
  });

  // What belongs to the other programme, and the same calls with ids that never existed.

  interface Named {
    readonly file: string;
    readonly record: string;
    readonly invitation: string;
    readonly invitationSecret: string;
    readonly device: string;
    readonly member: string;
    readonly receipt: { readonly locator: string; readonly authentication: string };
    readonly entry: string;
    readonly adoptedFrom: string;
    readonly time: string;
    readonly round: string;
    readonly code: string;
    readonly owner: string;
    readonly peer: string;
    readonly plan: string;
    readonly engagement: string;
    readonly payment: string;
    readonly entryHash: string;
    readonly event: number;
  }

  async function thingsOf({ founded, sessions, ids, base }: Side): Promise<Named> {
    const sealed = await sealRequest({
      programme: founded.programme,
      epoch: 0,
      intakeRecipient: founded.epoch.intake.recipient,
      opening: { promptness: 'soon', organisation: 'x', firstName: 'y', phone: '1' },
    });
    must(await callRoute(submitRequest, { body: sealed.body }, transportTo(base)));
    const view = must(
      await callRoute(getRequest, { params: { file: sealed.body.file }, query: {} }, sessions.coordinator),
    );
    const record = randomUUID();
    must(
      await callRoute(
        putRecord,
        {
          params: { kind: 'directory', record },
          body: { version: 1, sealed: await sealedRecord({ founded, ids }, 'directory', record, 1) },
        },
        sessions.coordinator,
      ),
    );
    const invitation = await deriveInvitation(newInvitation());
    must(
      await callRoute(
        invite,
        {
          body: {
            invitation: invitation.id,
            role: 'professional',
            readmits: null,
            authenticationHash: invitation.authenticationHash,
            programmeMac: invitation.authenticationHash,
            sealedCopy: await sealedRecord({ founded, ids }, 'invitation_copy', invitation.id, 1),
          },
        },
        sessions.coordinator,
      ),
    );
    const { devices } = must(
      await callRoute(
        turnOnDevice,
        { body: { endpoint: `http://127.0.0.1:9/${randomUUID()}` } },
        sessions.coordinator,
      ),
    );
    const entry = `own-${randomUUID()}`;
    must(
      await callRoute(
        putOwnEntry,
        { params: { entry }, body: { version: 0, hidden: false, words: OWN_WORDS, basedOn: null } },
        sessions.coordinator,
      ),
    );
    const adoptedFrom = randomUUID();
    must(
      await callRoute(
        adoptApprovals,
        {
          body: {
            from: adoptedFrom,
            approvals: [
              { item: entry, version: versionOf(OWN_WORDS), survivor: '2026-04', worker: '2026-05' },
            ],
          },
        },
        sessions.coordinator,
      ),
    );
    const time = randomUUID();
    const { record: _record, ...sealedTime } = await sealPaidTime({
      programme: founded.programme,
      record: time,
      version: 1,
      member: ids.coordinator,
      own: founded.memberKey.own,
      intake: { epoch: 0, recipient: founded.epoch.intake.recipient },
      body: { schema: 1, roster: 0, author: { kind: 'member', id: ids.coordinator }, at: 1, content: {} },
      signer: founded.memberKey.signer,
    });
    must(await callRoute(putPaidTime, { params: { record: time }, body: sealedTime }, sessions.coordinator));
    const round = randomUUID();
    const code = newRoundCode();
    must(await callRoute(putRound, { params: { round }, body: roundBody(code, 0) }, sessions.coordinator));
    const at = { founded, ids };
    const [plan, engagement, payment] = [randomUUID(), randomUUID(), randomUUID()];
    const tomorrow = clock() + 86_400_000;
    const offer = {
      engagement,
      peer: ids.peer,
      answerBy: tomorrow,
      until: tomorrow,
      offer: await sealedShared(at, 'engagement_offer', engagement, 1),
    };
    must(
      await callRoute(
        putPlan,
        { params: { plan }, body: { ...(await planBody(at, plan, 1)), offers: [offer] } },
        sessions.coordinator,
      ),
    );
    must(
      await callRoute(
        putShared,
        {
          params: { kind: 'payment', record: payment },
          body: { member: ids.peer, ...(await sealedShared(at, 'payment', payment, 1)) },
        },
        sessions.coordinator,
      ),
    );
    const { locator, authentication } = sealed.receipt;
    return {
      file: sealed.body.file,
      record,
      invitation: invitation.id,
      invitationSecret: invitation.authentication,
      device: devices.at(-1)?.id ?? '',
      member: ids.professional,
      receipt: { locator, authentication },
      entry,
      adoptedFrom,
      time,
      round,
      code,
      owner: ids.coordinator,
      peer: ids.peer,
      plan,
      engagement,
      payment,
      entryHash: view.entries[0]?.hash ?? '',
      event: view.events[0]?.event ?? 0,
    };
  }

  /** Whoever may call most on that side: its coordinator, or anybody where nobody signs in. A peer alone accepts. */
  const callerOf = (route: Route, at: Side): Transport =>
    route === acceptEngagement
      ? at.sessions.peer
      : ROLES_OF[route.access]
        ? at.sessions.coordinator
        : transportTo(at.base);
  /** What is of the agenda differs by role and by member: each of them is tried. */
  const callersOf = (route: Route, at: Side): Transport[] =>
    route.path.startsWith('/api/agenda/')
      ? (ROLES_OF[route.access] ?? []).map((who) => at.sessions[who])
      : [callerOf(route, at)];

  const nothing = (): Named => ({
    file: randomUUID(),
    record: randomUUID(),
    invitation: randomUUID(),
    invitationSecret: bytes(32),
    device: bytes(32),
    member: randomUUID(),
    receipt: { locator: bytes(16), authentication: bytes(32) },
    entry: `own-${randomUUID()}`,
    adoptedFrom: randomUUID(),
    time: randomUUID(),
    round: randomUUID(),
    code: newRoundCode(),
    owner: randomUUID(),
    peer: randomUUID(),
    plan: randomUUID(),
    engagement: randomUUID(),
    payment: randomUUID(),
    entryHash: bytes(32),
    event: 1,
  });
  /** Of a questions box, open now. */
  const roundBody = (code: string, version: number) => ({
    version,
    code,
    moment: 'box' as const,
    mode: 'room' as const,
    set: null,
    opensAt: clock() - 1,
    closesAt: clock() + 3_600_000,
    most: 10,
    destroyAt: clock() + 7_200_000,
  });
  const keptAnswerIn = async ({ founded, ids }: Side) => {
    const token = bytes(32);
    const sealed = await sealKeptAnswer({
      ring: founded.epoch.keys.ring,
      place: { programme: founded.programme, token, epoch: 0 },
      body: { schema: 1, roster: 0, author: { kind: 'member', id: ids.coordinator }, at: 1, content: {} },
      signer: founded.memberKey.signer,
    });
    return { token, sealed };
  };
  /** A sealed approval, with the right envelope for the programme that is asked. */
  const approvalOf = async (at: Side, item: string) => {
    const record = randomUUID();
    return {
      item,
      version: versionOf(OWN_WORDS),
      record,
      sealed: await sealedRecord(at, 'wording_approval', record, 1),
    };
  };
  const bytes = (n: number): string => randomBytes(n).toString('base64url');

  /** Between the team and a peer, with the right envelope for the programme that is asked. */
  const sealedShared = (
    { founded, ids }: Pick<Side, 'founded' | 'ids'>,
    kind: string,
    record: string,
    version: number,
  ) =>
    sealShared({
      place: { programme: founded.programme, record: recordName(kind, record) },
      version,
      recipient: founded.memberKey.recipient,
      intake: { epoch: 0, recipient: founded.epoch.intake.recipient },
      body: { schema: 1, roster: 0, author: { kind: 'member', id: ids.coordinator }, at: 1, content: {} },
      signer: founded.memberKey.signer,
    });
  const planBody = async (at: Pick<Side, 'founded' | 'ids'>, plan: string, version: number) => ({
    version,
    sealed: await sealedRecord(at, 'plan', plan, version),
    place: null,
    owner: at.ids.coordinator,
    span: null,
    destroyAt: clock() + 86_400_000,
    bookings: [],
    offers: [],
    settle: [],
  });

  async function sealedRecord(
    { founded, ids }: Pick<Side, 'founded' | 'ids'>,
    kind: string,
    record: string,
    version: number,
  ): Promise<string> {
    const place = {
      programme: founded.programme,
      record: recordName(kind, record),
      version,
      kid: kind === 'wording_approval' ? 'commons:0' : 'ring:0',
    };
    return sealRecord({
      key: founded.epoch.keys.ring,
      place,
      body: { schema: 1, roster: 0, author: { kind: 'member', id: ids.coordinator }, at: 1, content: {} },
      signer: founded.memberKey.signer,
    });
  }

  /** An entry with the right envelope for the programme that is asked. */
  async function entryIn({ founded, ids }: Side, file: string, stream: 'exchange' | 'notes', seq: number) {
    const { programme } = founded;
    const prev = seq === 0 ? firstPrev(programme, file, stream) : bytes(32);
    const body = {
      schema: 1 as const,
      roster: 0,
      author: { kind: 'member' as const, id: ids.coordinator },
      at: 1,
      content: {},
    };
    return {
      stream,
      seq,
      sealed: await sealEntry({
        key: newAesKey(),
        place: { programme, file, stream, seq, prev, epoch: 0 },
        body,
        signer: founded.memberKey.signer,
      }),
    };
  }

  async function wrapIn({ founded }: Side, file: string, kid: string): Promise<string> {
    return wrapKey({
      key: newAesKey(),
      under: founded.epoch.keys.ring,
      place: { programme: founded.programme, record: wrapName.exchange(0, file), kid },
    });
  }

  /** Calls at `at`, by its coordinator or by nobody, that name the things of `x`. Complete: a route that is in neither list fails the test. */
  const callsNaming: Record<string, (at: Side, x: Named) => Promise<Record<string, unknown>>> = {
    getRequest: async (_at, x) => ({ params: { file: x.file }, query: {} }),
    takeStep: async (at, x) => ({
      params: { file: x.file },
      body: { version: 0, step: { step: 'claim' }, entries: [await entryIn(at, x.file, 'notes', 0)] },
    }),
    appendEntries: async (at, x) => ({
      params: { file: x.file },
      body: { entries: [await entryIn(at, x.file, 'exchange', 1)], reply: true },
    }),
    eraseEntry: async (at, x) => ({
      params: { file: x.file },
      body: {
        stream: 'exchange',
        seq: 0,
        hash: x.entryHash,
        erasure: await entryIn(at, x.file, 'exchange', 1),
      },
    }),
    keepKey: async (at, x) => ({
      params: { file: x.file },
      body: { keys: [{ stream: 'exchange', epoch: 0, ring: await wrapIn(at, x.file, 'ring:0') }] },
    }),
    issueReceipt: async (at, x) => ({
      params: { file: x.file },
      body: {
        receipt: { locator: bytes(16), authenticationHash: bytes(32) },
        keys: [{ epoch: 0, receipt: await wrapIn(at, x.file, 'receipt') }],
        entry: await entryIn(at, x.file, 'exchange', 1),
      },
    }),
    erasePractice: async (_at, x) => ({ params: { file: x.file } }),
    womanWrote: async (_at, x) => ({ params: { file: x.file }, body: { version: 0 } }),
    putRecord: async (at, x) => ({
      params: { kind: 'directory', record: x.record },
      body: { version: 2, sealed: await sealedRecord(at, 'directory', x.record, 2) },
    }),
    deleteRecord: async (_at, x) => ({ params: { kind: 'directory', record: x.record } }),
    cancelInvitation: async (_at, x) => ({ params: { invitation: x.invitation } }),
    invite: async (at, x) => {
      const invitation = randomUUID();
      return {
        body: {
          invitation,
          role: 'professional',
          readmits: x.member,
          authenticationHash: bytes(32),
          programmeMac: bytes(32),
          sealedCopy: await sealedRecord(at, 'invitation_copy', invitation, 1),
        },
      };
    },
    openInvitation: async (_at, x) => ({
      body: { invitation: x.invitation, authentication: x.invitationSecret },
    }),
    join: async (at, x) => {
      const candidate = randomUUID();
      const key = await MemberKey.generate();
      const sealedMemberKey = await wrapKey({
        key: newAesKey(),
        under: newAesKey(),
        place: {
          programme: at.founded.programme,
          record: wrapName.member(candidate),
          kid: `passphrase:${candidate}`,
        },
      });
      return {
        body: {
          invitation: x.invitation,
          authentication: x.invitationSecret,
          candidate,
          signInName: 'quelqu.une',
          language: 'fr',
          recipient: key.recipient,
          verifyKey: key.verifyKey,
          mac: bytes(32),
          record: 'AAAA',
          sealedMemberKey,
          totp: {
            secret: 'A'.repeat(32),
            code: '000000',
            recoveryCodeHashes: Array.from({ length: 10 }, () => bytes(32)),
          },
        },
      };
    },
    turnOffDevice: async (_at, x) => ({ params: { device: x.device } }),
    openReceipt: async (_at, x) => ({ body: x.receipt }),
    partnerStep: async (at, x) => ({
      body: {
        ...x.receipt,
        step: { step: 'message' },
        seq: 1,
        entry: (await entryIn(at, x.file, 'exchange', 1)).sealed,
      },
    }),
    receiptLive: async (_at, x) => ({ body: x.receipt }),
    putRota: async (_at, x) => ({
      body: {
        version: 0,
        rota: {
          ...EMPTY_ROTA,
          exceptions: [
            { date: '2099-01-01', shifts: [{ from: '09:00', to: '12:00', first: x.member, second: null }] },
          ],
        },
      },
    }),
    askSwap: async (_at, x) => ({
      body: {
        id: randomUUID(),
        place: { date: '2099-01-01', from: '09:00', to: '12:00', seat: 'first' },
        asked: x.member,
      },
    }),
    answerSwap: async (_at, x) => ({ params: { swap: x.record }, body: { accept: true } }),
    goAway: async (_at, x) => ({ params: { member: x.member }, body: { from: null, until: null, to: null } }),
    comeBack: async (_at, x) => ({ params: { member: x.member } }),
    putPlan: async (at, x) => ({ params: { plan: x.plan }, body: await planBody(at, x.plan, 2) }),
    takePlan: async (_at, x) => ({ params: { plan: x.plan }, body: { owner: x.owner } }),
    acceptEngagement: async (at, x) => {
      const from = Math.ceil(clock() / QUARTER_MS) * QUARTER_MS;
      const until = from + QUARTER_MS;
      const booking = { id: randomUUID(), member: at.ids.peer, choice: randomUUID() };
      return {
        params: { engagement: x.engagement },
        body: {
          version: 1,
          answer: await sealedShared(at, 'engagement_answer', x.engagement, 1),
          bookings: [{ ...booking, from, until, restUntil: until }],
          past: false,
        },
      };
    },
    endEngagement: async (_at, x) => ({ params: { engagement: x.engagement }, body: {} }),
    putShared: async (at, x) => ({
      params: { kind: 'payment', record: x.payment },
      body: { member: x.peer, ...(await sealedShared(at, 'payment', x.payment, 2)) },
    }),
    deleteShared: async (_at, x) => ({ params: { kind: 'payment', record: x.payment } }),
    deletePlan: async (_at, x) => ({ params: { plan: x.plan } }),
    deletePaidTime: async (_at, x) => ({ params: { record: x.time } }),
    submitAnswer: async ({ founded }, x) => ({
      body: {
        code: x.code,
        token: toBase64url(newToken()),
        epoch: 0,
        sealed: await sealAnswer({
          programme: founded.programme,
          round: x.round,
          recipient: founded.epoch.intake.recipient,
          answers: {},
        }),
      },
    }),
    getRound: async (_at, x) => ({ params: { round: x.round } }),
    listAnswers: async (_at, x) => ({ params: { round: x.round }, query: {} }),
    putRound: async (_at, x) => ({ params: { round: x.round }, body: roundBody(x.code, 1) }),
    keepOpened: async (at, x) => ({
      params: { round: x.round },
      body: { answers: [await keptAnswerIn(at)] },
    }),
    keyAnswers: async (at, x) => ({
      params: { round: x.round },
      body: { answers: [await keptAnswerIn(at)] },
    }),
    deleteRound: async (_at, x) => ({ params: { round: x.round } }),
    dropAdopted: async (_at, x) => ({ body: { from: x.adoptedFrom } }),
    takeBackApproval: async (at, x) => ({ body: { ...(await approvalOf(at, x.entry)), side: 'worker' } }),
    approveWording: async (at, x) => ({ body: await approvalOf(at, x.entry) }),
  };
  /** Routes that name nothing of a programme, or are tried by themselves below. */
  const naming = new Set(Object.keys(callsNaming));
  const without = new Set([
    'registerStart',
    'signInStart',
    'signInFinish',
    'secondFactor',
    'signOut',
    'getMe',
    'putMe',
    'markVisit',
    'changePassphrase',
    'newTotp',
    'getProgramme',
    'getProof',
    'submitRequest',
    'getKeys',
    'admit',
    'newEpoch',
    'listInvitations',
    'listMembers',
    'openRecovery',
    'recoveryKeys',
    'recover',
    'live',
    'getPushKey',
    'listDevices',
    'turnOnDevice',
    'testDevices',
    'getKnock',
    'listRecords',
    'listRequests',
    'phoneRequest',
    'listEvents',
    'getSettings',
    'getHelpLines',
    'putSettings',
    'changeHelpLine',
    'getDuty',
    'getMail',
    'putMail',
    'testMail',
    'getMailbox',
    'putMailbox',
    'testMailbox',
    'listSetAside',
    'getWording',
    'getWordRules',
    'countToReview',
    'putOwnEntry',
    'adoptApprovals',
    'listRounds',
    'listQuestionSets',
    'putQuestionSet',
    'listPaidTime',
    'putPaidTime',
    'getAgenda',
    'checkTimes',
    'listShared',
    'setupState',
    'saveEssentials',
    'genesis',
    'confirmKit',
  ]);

  test('what belongs to another programme looks exactly like what never existed', async () => {
    assert.deepEqual(
      [...ROUTES.keys()].sort(),
      [...naming, ...without].sort(),
      'every route is in one of the two lists',
    );
    const mine = await thingsOf(here);
    for (const [name, build] of Object.entries(callsNaming)) {
      const route = ROUTES.get(name) as Route;
      for (const transport of callersOf(route, there)) {
        const answers: Answer<Route>[] = [];
        for (const things of [mine, nothing()])
          answers.push(await callRoute(route, (await build(there, things)) as never, transport));
        assert.equal(answers[0]?.ok, false, name);
        assert.deepEqual(answers[0], answers[1], name);
      }
    }
    // The same calls where the things are at home: what was refused above was refused for where it was asked.
    const home = async (name: string) => {
      const route = ROUTES.get(name) as Route;
      return callRoute(
        route,
        (await (callsNaming[name] as (typeof callsNaming)[string])(here, mine)) as never,
        callerOf(route, here),
      );
    };
    for (const name of [
      'getRequest',
      'putRecord',
      'keepKey',
      'openInvitation',
      'openReceipt',
      'deleteRecord',
      'cancelInvitation',
      'turnOffDevice',
      'approveWording',
      'takeBackApproval',
      'dropAdopted',
      'deletePaidTime',
      'putPlan',
      'takePlan',
      'acceptEngagement',
      'endEngagement',
      'putShared',
      'deleteShared',
      'deletePlan',
      'submitAnswer',
      'getRound',
      'listAnswers',
      'putRound',
      'keepOpened',
      'keyAnswers',
      'deleteRound',
    ]) {
      if (name === 'endEngagement') await tryHerTime();
      const answer = await home(name);
      assert.equal(answer.ok ? 'ok' : answer.code, 'ok', name);
    }

    /** She gave it just before: that is said at home, and nowhere else. */
    async function tryHerTime() {
      const time = { id: randomUUID(), member: mine.peer, from: clock(), until: clock() + QUARTER_MS };
      const input = { body: { times: [time], weeks: [], except: null } };
      const states = [];
      for (const side of [here, there]) {
        const { times, minutes } = must(await callRoute(checkTimes, input, side.sessions.coordinator));
        states.push([times[0]?.state, minutes.length]);
      }
      assert.deepEqual(states, [
        ['taken', 1],
        ['free', 0],
      ]);
    }
  });

  test('a set-up token, a recovery kit and a merge do not reach into another programme', async () => {
    const mine = await thingsOf(here);
    const theirs = await thingsOf(there);
    const call = (name: string, input: unknown, transport: Transport) =>
      callRoute(ROUTES.get(name) as Route, input as never, transport);
    const token = await addProgramme(place.installation.store, 'third.test', 3);
    for (const [name, body] of [
      ['setupState', { token }],
      ['saveEssentials', { token, essentials }],
    ] as const) {
      const answer = await call(name, { body }, transportTo(there.base));
      assert.deepEqual(
        answer,
        await call(name, { body: { ...body, token: bytes(32) } }, transportTo(there.base)),
        name,
      );
      assert.equal(!answer.ok && answer.code, 'token_used');
    }
    const kit = await deriveKit(here.founded.kit);
    const { challenge } = must(
      await callRoute(openRecovery, { body: { recoveryKey: kit.verifyKey } }, transportTo(there.base)),
    );
    const signature = await signRecovery(kit, there.founded.programme, challenge);
    const recovered = await call('recoveryKeys', { body: { challenge, signature } }, transportTo(there.base));
    assert.equal(!recovered.ok && recovered.code, 'unknown_or_hidden');
    const merge = (into: string) =>
      call(
        'takeStep',
        { params: { file: theirs.file }, body: { version: 0, step: { step: 'merge', into } } },
        there.sessions.coordinator,
      );
    const codes = [await merge(mine.file), await merge(randomUUID())].map((answer) =>
      answer.ok ? 'ok' : answer.code,
    );
    assert.deepEqual(codes, ['refused_step', 'refused_step']);
  });
});
