/** Joining, leaving, forgetting, recovering: through the routes, with real keys, on one programme after the other. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { register, signIn } from '#cli/client/member.ts';
import { Team, type Teammate } from '#cli/client/team.ts';
import { transportTo } from '#cli/client/transport.ts';
import { getMe } from '#contract/access.ts';
import { type Answer, callRoute } from '#contract/client.ts';
import { submitRequest } from '#contract/door.ts';
import {
  cancelInvitation,
  getKeys,
  invite,
  join,
  listInvitations,
  listMembers,
  newEpoch,
  openInvitation,
  openRecovery,
  recover,
  recoveryKeys,
} from '#contract/keys.ts';
import { appendEntries, getRequest } from '#contract/requests.ts';
import type { Route } from '#contract/route.ts';
import { nextEpoch } from '#sealing/epoch.ts';
import { deriveKit } from '#sealing/kit.ts';
import { deriveInvitation, macOfNewcomer, macOfProgramme, newInvitation } from '#sealing/invitation.ts';
import { MemberKey, passphraseKey, sealMemberKey } from '#sealing/member.ts';
import { recordName, sealRecord } from '#sealing/record.ts';
import { signRecovery } from '#sealing/recovery.ts';
import { type VerifiedRoster, verifyRosterChain } from '#sealing/roster.ts';
import type { RosterMember } from '#sealing/roster-rules.ts';
import { newRecoveryCodes, newTotpSecret, recoveryCodeHash, totpCode } from '#sealing/totp.ts';
import { changeAccount } from '#server/store/members.ts';
import { type Founded, openPlace, type Place } from '#test/support/installation.ts';

const passphrase = 'six mots inventes pour essayer seulement';
const must = <R extends Route>(answer: Answer<R>) => {
  assert.ok(answer.ok, answer.ok ? '' : answer.code);
  return answer.value;
};
const code = <R extends Route>(answer: Answer<R>): string => (answer.ok ? 'ok' : answer.code);

interface Scene {
  readonly place: Place;
  readonly founded: Founded;
  readonly team: Team;
  readonly founder: Teammate;
  /** Epoch ms, as the server has it. */
  readonly clock: () => number;
  /** Moves the clock on: each sign-in then has six digits of its own. */
  readonly later: (ms?: number) => void;
}

async function scene(t: TestContext): Promise<Scene> {
  let offset = 0;
  const clock = () => Date.now() + offset;
  const later = (ms = 31_000) => void (offset += ms);
  const place = await openPlace(t, { clock, still: true });
  const founded = await place.found();
  const team = new Team(founded, place.base, clock);
  later();
  const founder = team.founder();
  await team.present(founder);
  return { place, founded, team, founder, clock, later };
}

const welcome = (
  { team, founder }: Scene,
  role: 'coordinator' | 'professional' | 'peer',
  signInName: string,
) => team.welcome(founder, { role, name: signInName, signInName, passphrase });

/** The chain that the server hands out, verified as a client does. */
async function chainOf({ founded, founder }: Scene) {
  const { roster } = must(await callRoute(getKeys, {}, founder.transport));
  const chain = await verifyRosterChain(founded.programme, roster, null);
  assert.ok(chain.ok);
  return chain;
}

interface Signing {
  readonly signedBy: string;
  readonly signer: MemberKey['signer'];
}

/** The next epoch as a browser makes it. `members` says who stays. */
async function nextBody(
  { founded, founder }: Scene,
  previous: VerifiedRoster,
  members: readonly RosterMember[],
  over: Record<string, unknown> = {},
  by?: Signing,
) {
  const { epoch } = founded;
  const signing = by ?? { signedBy: `member:${founder.id}`, signer: founder.key.signer };
  const next = await nextEpoch({
    at: Date.now(),
    previous,
    genesisRosterHash: epoch.roster.hash,
    members,
    kit: previous.roster.kit,
    keys: epoch.keys,
    publication: epoch.publication,
    ...signing,
  });
  const bundle = { ...next.bundle, wraps: next.bundle.wraps.map((wrap) => ({ ...wrap })) as never };
  return {
    next,
    body: {
      roster: next.roster.compact,
      version: next.roster.roster.version,
      epoch: bundle,
      removed: null,
      readmitted: null,
      kitRenewed: false,
      handOverTo: null,
      ...over,
    },
  };
}

async function invitationBody(
  s: Scene,
  over: { role?: 'coordinator' | 'professional' | 'peer'; readmits?: string | null } = {},
) {
  const { role = 'professional', readmits = null } = over;
  const { founded, founder } = s;
  const { head, genesisHash } = await chainOf(s);
  const invitation = await deriveInvitation(newInvitation());
  const statement = {
    programme: founded.programme,
    invitation: invitation.id,
    role,
    genesis: genesisHash,
    rosterVersion: head.roster.version,
    rosterHead: head.hash,
  };
  const sealedCopy = await sealRecord({
    key: founded.epoch.keys.ring,
    place: {
      programme: founded.programme,
      record: recordName('invitation_copy', invitation.id),
      version: 1,
      kid: 'ring:0',
    },
    body: { schema: 1, roster: 0, author: { kind: 'member', id: founder.id }, at: Date.now(), content: {} },
    signer: founder.key.signer,
  });
  return {
    invitation,
    role,
    body: {
      invitation: invitation.id,
      role,
      readmits,
      authenticationHash: invitation.authenticationHash,
      programmeMac: await macOfProgramme(invitation, statement),
      sealedCopy,
    },
  };
}

/** A new account's keys and proofs, as a browser makes them. */
async function accountBody({ place, founded, clock }: Scene, owner: string, signInName: string) {
  const key = await MemberKey.generate();
  const { record, exportKey } = await register(transportTo(place.base), signInName, passphrase);
  const secret = newTotpSecret();
  const sealedMemberKey = await sealMemberKey({
    key,
    under: await passphraseKey(exportKey),
    programme: founded.programme,
    owner,
  });
  const totp = {
    secret,
    code: totpCode(secret, clock()),
    recoveryCodeHashes: newRecoveryCodes().map(recoveryCodeHash),
  };
  return {
    key,
    credentials: { signInName, passphrase, totpSecret: secret },
    body: { signInName, language: 'fr' as const, record, sealedMemberKey, totp },
  };
}

async function joinBody(
  s: Scene,
  { invitation, role }: Awaited<ReturnType<typeof invitationBody>>,
  signInName: string,
) {
  const candidate = randomUUID();
  const account = await accountBody(s, candidate, signInName);
  const { recipient, verifyKey } = account.key;
  const mac = await macOfNewcomer(invitation, {
    programme: s.founded.programme,
    invitation: invitation.id,
    candidate,
    role,
    recipient,
    verifyKey,
  });
  return {
    ...account,
    candidate,
    body: {
      ...account.body,
      invitation: invitation.id,
      authentication: invitation.authentication,
      candidate,
      recipient,
      verifyKey,
      mac,
    },
  };
}

test('a member is invited, joins, is admitted, signs in and finds the keys made for her', async (t) => {
  const s = await scene(t);
  const professional = await welcome(s, 'professional', 'intervenante');
  const peer = await welcome(s, 'peer', 'survivante');
  s.later();
  const { opened } = await signIn(professional.transport, professional.credentials, s.clock());
  assert.deepEqual(
    [opened.me.member, opened.me.role, opened.me.signInName],
    [professional.id, 'professional', 'intervenante'],
  );
  const keys = must(await callRoute(getKeys, {}, professional.transport));
  assert.deepEqual(
    keys.epochs.map(({ wraps }) => wraps.map(({ key, recipient }) => `${key} ${recipient}`).sort()),
    [[`commons ${professional.id}`, `ring ${professional.id}`]],
  );
  await signIn(peer.transport, peer.credentials, s.clock());
  const [hers] = must(await callRoute(getKeys, {}, peer.transport)).epochs;
  assert.deepEqual(
    [hers?.wraps.map(({ key }) => key), hers?.previousRing, hers?.intakePrivate, hers?.publicationPrivate],
    [['commons'], null, null, null],
  );
  assert.equal((await chainOf(s)).head.roster.version, 2);
  assert.deepEqual(
    must(await callRoute(listInvitations, {}, s.founder.transport)).invitations,
    [],
    'a used invitation is gone',
  );
});

test('an invitation serves once, ends after 72 hours, and unknown, used, cancelled and expired look the same', async (t) => {
  const s = await scene(t);
  const outside = transportTo(s.place.base);
  const [used, cancelled, expired] = [
    await invitationBody(s),
    await invitationBody(s),
    await invitationBody(s),
  ];
  for (const { body } of [used, cancelled, expired])
    must(await callRoute(invite, { body }, s.founder.transport));
  const ask = ({ invitation }: typeof used) =>
    callRoute(
      openInvitation,
      { body: { invitation: invitation.id, authentication: invitation.authentication } },
      outside,
    );
  assert.equal(must(await ask(used)).answered, false);
  const answer = await joinBody(s, used, 'nouvelle');
  must(await callRoute(join, { body: answer.body }, outside));
  must(await callRoute(join, { body: answer.body }, outside));
  assert.equal(must(await ask(used)).answered, true);
  const again = await callRoute(join, { body: (await joinBody(s, used, 'autre')).body }, outside);
  must(
    await callRoute(
      cancelInvitation,
      { params: { invitation: cancelled.invitation.id } },
      s.founder.transport,
    ),
  );
  const wrongSecret = await ask({
    ...expired,
    invitation: { ...expired.invitation, authentication: used.invitation.authentication },
  });
  const unknown = await ask(await invitationBody(s));
  const gone = await ask(cancelled);
  s.later(72 * 3_600_000);
  const late = await ask(expired);
  for (const refused of [again, wrongSecret, gone, late]) assert.deepEqual(refused, unknown);
  assert.equal(code(unknown), 'unknown_or_hidden');
});

test('a candidate cannot sign in before she is admitted, nor take a name that is in use', async (t) => {
  const s = await scene(t);
  const outside = transportTo(s.place.base);
  const [one, two] = [await invitationBody(s), await invitationBody(s)];
  for (const { body } of [one, two]) must(await callRoute(invite, { body }, s.founder.transport));
  const answer = await joinBody(s, one, 'nouvelle');
  must(await callRoute(join, { body: answer.body }, outside));
  await assert.rejects(signIn(outside, answer.credentials, s.clock()));
  for (const taken of ['nouvelle', 'fondatrice'])
    assert.equal(
      code(await callRoute(join, { body: (await joinBody(s, two, taken)).body }, outside)),
      'already_exists',
      taken,
    );
});

test('who leaves is out at once: session, sign-in, wraps; her requests find an owner; nothing new is taken under the old keys', async (t) => {
  const s = await scene(t);
  const leaver = await welcome(s, 'professional', 'partante');
  s.later();
  const opening = {
    promptness: 'soon' as const,
    organisation: 'Organisme inventé',
    firstName: 'Prénom',
    phone: '555',
  };
  const answered = await s.team.tookCall(leaver, opening);
  const sealed = await s.place.seal(s.founded);
  must(await callRoute(submitRequest, { body: sealed.body }, transportTo(s.place.base)));
  await s.team.step(
    leaver,
    sealed.body.file,
    { step: 'claim' },
    { stream: 'notes', content: { kind: 'claimed' } },
  );

  const stored = s.place.installation.store.forProgramme(s.founded.programme);
  await stored.write((tx) =>
    changeAccount(tx, {
      member: s.founder.id,
      language: 'fr',
      alertAddress: 'sealed address',
      alerts: undefined,
      timeZone: 'America/Toronto',
      now: s.clock(),
    }),
  );
  const { head } = await chainOf(s);
  const { body } = await nextBody(
    s,
    head,
    head.roster.members.filter(({ id }) => id !== leaver.id),
    { removed: leaver.id, handOverTo: s.founder.id },
  );
  const before = s.clock();
  must(await callRoute(newEpoch, { body }, s.founder.transport));
  const waits = await stored.read(({ db }) =>
    db.selectFrom('request').select(['owner', 'alert_since']).where('file', '=', sealed.body.file).execute(),
  );
  assert.deepEqual(
    waits.map(({ owner, alert_since }) => [owner, alert_since >= before]),
    [[null, true]],
    'what nobody has any more begins its alerts anew',
  );

  assert.equal(code(await callRoute(getMe, {}, leaver.transport)), 'sign_in_needed');
  s.later();
  await assert.rejects(signIn(transportTo(s.place.base), leaver.credentials, s.clock()));
  const left = await stored.read(({ db }) =>
    db.selectFrom('wrap').select('epoch').where('recipient', '=', leaver.id).execute(),
  );
  assert.deepEqual(left, []);
  const rowOf = async (file: string) =>
    must(await callRoute(getRequest, { params: { file }, query: {} }, s.founder.transport)).row;
  assert.equal((await rowOf(answered)).owner, s.founder.id);
  const unanswered = await rowOf(sealed.body.file);
  assert.deepEqual([unanswered.owner, unanswered.state], [null, 'received']);

  const late = await callRoute(
    submitRequest,
    { body: (await s.place.seal(s.founded)).body },
    transportTo(s.place.base),
  );
  assert.equal(code(late), 'old_certificate');
  assert.equal(
    late.ok ? null : (late.error?.current as { certificate: string } | undefined)?.certificate,
    body.epoch.certificate,
  );
  must(await callRoute(submitRequest, { body: sealed.body }, transportTo(s.place.base)));
  await assert.rejects(
    s.team.say(s.founder, answered, {
      stream: 'notes',
      content: { kind: 'note', text: 'sous les anciennes clés' },
    }),
    (error: Error) => error.message === `POST ${appendEntries.path}: old_epoch`,
  );
});

test('of two epochs made at once one is stored, and the other is told the version that stands', async (t) => {
  const s = await scene(t);
  const leaver = await welcome(s, 'peer', 'partante');
  const { head } = await chainOf(s);
  const stay = head.roster.members.filter(({ id }) => id !== leaver.id);
  const bodies = [
    await nextBody(s, head, stay, { removed: leaver.id }),
    await nextBody(s, head, head.roster.members),
  ];
  const answers = await Promise.all(
    bodies.map(({ body }) => callRoute(newEpoch, { body }, s.founder.transport)),
  );
  assert.deepEqual(answers.map(code).sort(), ['ok', 'stale']);
  const stale = answers.find((answer) => !answer.ok);
  assert.deepEqual(stale && !stale.ok && stale.error?.current, { version: 2 });
  assert.equal((await chainOf(s)).head.roster.version, 2);
});

test('a roster that clients would refuse, or that does not fit the accounts, is not stored', async (t) => {
  const s = await scene(t);
  const peer = await welcome(s, 'peer', 'survivante');
  const { head } = await chainOf(s);
  const everyone = head.roster.members;
  const stranger = await MemberKey.generate();
  const added = {
    id: randomUUID(),
    role: 'professional',
    recipient: stranger.recipient,
    verifyKey: stranger.verifyKey,
  } as const;
  const good = await nextBody(s, head, everyone);
  const wrong: Record<string, Awaited<ReturnType<typeof nextBody>>['body']> = {
    'somebody without an account': (await nextBody(s, head, [...everyone, added])).body,
    'a member left out who was not removed': (
      await nextBody(
        s,
        head,
        everyone.filter(({ id }) => id !== peer.id),
      )
    ).body,
    'removed, and still in the roster': { ...good.body, removed: peer.id as never },
    'signed by nobody who may': { ...good.body, roster: `${good.body.roster.slice(0, -4)}AAAA` },
    'another version than it says': { ...good.body, version: good.body.version + 1 },
    'a wrap short': {
      ...good.body,
      epoch: { ...good.body.epoch, wraps: (good.body.epoch.wraps as unknown[]).slice(1) as never },
    },
    'an unsealed intake key': {
      ...good.body,
      epoch: { ...good.body.epoch, intakePrivate: good.body.epoch.publicationPrivate },
    },
    'removing herself': { ...good.body, removed: s.founder.id as never },
  };
  const before = await chainOf(s);
  for (const [what, body] of Object.entries(wrong)) {
    assert.match(
      code(await callRoute(newEpoch, { body }, s.founder.transport)),
      /^(malformed|not_sealed|stale)$/,
      what,
    );
  }
  assert.deepEqual((await chainOf(s)).pins, before.pins);
  must(await callRoute(newEpoch, { body: good.body }, s.founder.transport));
});

test('who forgot comes back under her own id and name with new keys; the old ones open nothing any more', async (t) => {
  const s = await scene(t);
  const forgetful = await welcome(s, 'professional', 'oublieuse');
  s.later();
  await signIn(forgetful.transport, forgetful.credentials, s.clock());
  const invited = await invitationBody(s, { readmits: forgetful.id });
  must(await callRoute(invite, { body: invited.body }, s.founder.transport));
  const answer = await joinBody(s, invited, 'oublieuse');
  must(await callRoute(join, { body: answer.body }, transportTo(s.place.base)));
  const { head } = await chainOf(s);
  const members = head.roster.members.map((one) =>
    one.id === forgetful.id
      ? { ...one, recipient: answer.key.recipient, verifyKey: answer.key.verifyKey }
      : one,
  );
  const { body } = await nextBody(s, head, members, {
    readmitted: { candidate: answer.candidate, member: forgetful.id },
  });
  must(await callRoute(newEpoch, { body }, s.founder.transport));

  assert.equal(code(await callRoute(getMe, {}, forgetful.transport)), 'sign_in_needed');
  s.later();
  await assert.rejects(
    signIn(transportTo(s.place.base), forgetful.credentials, s.clock()),
    'her old second factor',
  );
  const back = transportTo(s.place.base);
  const { opened } = await signIn(back, answer.credentials, s.clock());
  assert.equal(opened.me.member, forgetful.id);
  assert.deepEqual(
    must(await callRoute(getKeys, {}, back)).epochs.map(({ wraps }) => wraps.length),
    [0, 2],
  );
  assert.equal(must(await callRoute(listMembers, {}, back)).members.length, 2);
});

test('the kit alone makes a coordinator when none can sign in, and whoever forgot is out', async (t) => {
  const s = await scene(t);
  const { place, founded, founder } = s;
  const kit = await deriveKit(founded.kit);
  const outside = transportTo(place.base);
  const stranger = await MemberKey.generate();
  const ask = async (recoveryKey: string) =>
    must(await callRoute(openRecovery, { body: { recoveryKey } }, outside)).challenge;

  // A wrong key gets a challenge of the same form, which then opens nothing.
  const fake = await ask(stranger.verifyKey);
  const challenge = await ask(kit.verifyKey);
  assert.equal(fake.length, challenge.length);
  const sign = (what: string, by = kit) => signRecovery(by, founded.programme, what);
  const keysWith = async (what: string, signature: string) =>
    callRoute(recoveryKeys, { body: { challenge: what, signature } }, outside);
  assert.equal(code(await keysWith(fake, await sign(fake))), 'unknown_or_hidden');
  assert.equal(
    code(await keysWith(challenge, await sign(challenge, { ...kit, signer: stranger.signer }))),
    'unknown_or_hidden',
  );
  const keys = must(await keysWith(challenge, await sign(challenge)));
  assert.deepEqual(keys.epochs[0]?.wraps.map(({ key, recipient }) => `${key} ${recipient}`).sort(), [
    'commons kit',
    'ring kit',
  ]);

  const chain = await verifyRosterChain(founded.programme, keys.roster, null);
  assert.ok(chain.ok);
  const member = randomUUID();
  const account = await accountBody(s, member, 'fondatrice');
  const line = {
    id: member,
    role: 'coordinator',
    recipient: account.key.recipient,
    verifyKey: account.key.verifyKey,
  } as const;
  const { body } = await nextBody(s, chain.head, [line], {}, { signedBy: 'kit', signer: kit.signer });
  const request = {
    ...account.body,
    member,
    challenge,
    signature: await sign(challenge),
    roster: body.roster,
    version: body.version,
    epoch: body.epoch,
    removed: [founder.id],
    records: [],
  };
  assert.equal(
    code(await callRoute(recover, { body: { ...request, signature: await sign(fake) } }, outside)),
    'unknown_or_hidden',
  );
  assert.equal(
    code(await callRoute(recover, { body: { ...request, removed: [] } }, outside)),
    'already_exists',
    'the name is still taken',
  );
  must(await callRoute(recover, { body: request }, outside));
  assert.equal(must(await callRoute(getMe, {}, outside)).member, member);
  assert.equal(code(await callRoute(getMe, {}, founder.transport)), 'sign_in_needed');
  assert.equal(
    code(await callRoute(recover, { body: request }, transportTo(place.base))),
    'unknown_or_hidden',
    'a challenge serves once',
  );
});
