/** Signing in, as an honest member, a stranger and a thief would try it. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { register, signIn } from '#cli/client/member.ts';
import { transportTo } from '#cli/client/transport.ts';
import {
  changePassphrase,
  getMe,
  markVisit,
  newTotp,
  putMe,
  secondFactor,
  signInFinish,
  signInStart,
  signOut,
} from '#contract/access.ts';
import { type Answer, callRoute, type Transport } from '#contract/client.ts';
import { submitRequest } from '#contract/door.ts';
import type { Route } from '#contract/route.ts';
import { passphraseKey, sealMemberKey } from '#sealing/member.ts';
import { finishLogin, startLogin } from '#sealing/opaque-client.ts';
import { newRecoveryCodes, newTotpSecret, recoveryCodeHash, totpCode } from '#sealing/totp.ts';
import { openPlace } from '#test/support/installation.ts';

const must = <R extends Route>(answer: Answer<R>) => {
  assert.ok(answer.ok, answer.ok ? '' : answer.code);
  return answer.value;
};
const code = <R extends Route>(answer: Answer<R>): string => (answer.ok ? 'ok' : answer.code);

async function scene(t: TestContext) {
  let offset = 0;
  const clock = () => Date.now() + offset;
  const later = (ms = 31_000) => void (offset += ms);
  const place = await openPlace(t, { clock, still: true });
  const founded = await place.found();
  later();
  return { place, founded, clock, later, outside: () => transportTo(place.base), ...founded.credentials };
}

/** Both halves of OPAQUE; the answer of the second. */
async function prove(transport: Transport, name: string, passphrase: string) {
  const { state, request } = await startLogin(passphrase);
  const started = await callRoute(signInStart, { body: { name, request } }, transport);
  if (!started.ok) return started;
  const finished = await finishLogin({ passphrase, state, response: started.value.response });
  return callRoute(
    signInFinish,
    { body: { attempt: started.value.attempt, finish: finished?.finish ?? 'AAAA' } },
    transport,
  );
}

test('both factors open a session of twelve hours and no longer; the cookie cannot be read by a script or sent from elsewhere', async (t) => {
  const s = await scene(t);
  const browser = s.outside();
  assert.deepEqual(must(await prove(browser, s.signInName, s.passphrase)), { opened: null });
  assert.equal(code(await callRoute(getMe, {}, browser)), 'sign_in_needed', 'one factor opens nothing');
  const { opened } = must(
    await callRoute(secondFactor, { body: { code: totpCode(s.totpSecret, s.clock()) } }, browser),
  );
  assert.equal(opened.me.signInName, s.signInName);
  assert.match(browser.cookie(), /^(?=.*__Host-passerelle=)(?!.*-pending)/);
  assert.equal(must(await callRoute(getMe, {}, browser)).member, s.founded.founder);
  s.later(opened.me.sessionEndsAt - s.clock() - 5_000);
  assert.equal(code(await callRoute(getMe, {}, browser)), 'ok', 'used or not, it ends at the same time');
  s.later(6_000);
  assert.equal(code(await callRoute(getMe, {}, browser)), 'sign_in_needed');
});

test('an exercise comes through the public door from a signed-in member only', async (t) => {
  const s = await scene(t);
  const body = { ...(await s.place.seal(s.founded)).body, practice: true };
  const [stranger, half, member] = [s.outside(), s.outside(), s.outside()];
  must(await prove(half, s.signInName, s.passphrase));
  for (const who of [stranger, half])
    assert.equal(code(await callRoute(submitRequest, { body }, who)), 'sign_in_needed');
  const requests = () =>
    s.place.installation.store
      .forProgramme(s.founded.programme)
      .read(({ db }) => db.selectFrom('request').select(['file', 'practice']).execute());
  assert.deepEqual(await requests(), []);
  await signIn(member, s.founded.credentials, s.clock());
  must(await callRoute(submitRequest, { body }, member));
  assert.deepEqual(
    (await requests()).map(({ file, practice }) => [file, practice]),
    [[body.file, 1]],
  );
});

test('cookies carry every attribute that keeps them at home', async (t) => {
  const s = await scene(t);
  const { state, request } = await startLogin(s.passphrase);
  const { app } = s.place.installation;
  const post = (url: string, payload: object, cookie = '') =>
    app.inject({ method: 'POST', url, payload, headers: { cookie } });
  const { attempt, response } = (await post(signInStart.path, { name: s.signInName, request })).json<{
    attempt: string;
    response: string;
  }>();
  const finished = await finishLogin({ passphrase: s.passphrase, state, response });
  const pending = await post(signInFinish.path, { attempt, finish: finished?.finish });
  const pair = String(pending.headers['set-cookie']).split(';')[0] as string;
  const full = await post(secondFactor.path, { code: totpCode(s.totpSecret, s.clock()) }, pair);
  const set = [pending, full].flatMap((reply) => [reply.headers['set-cookie'] ?? []].flat());
  assert.deepEqual(
    set.map((cookie) => cookie.split('=')[0]),
    [
      '__Host-passerelle-pending',
      '__Host-passerelle',
      '__Host-passerelle-known',
      '__Host-passerelle-pending',
    ],
  );
  for (const cookie of set) assert.match(cookie, /; Path=\/;.* HttpOnly; Secure; SameSite=Strict$/);
  assert.ok(!set.some((cookie) => cookie.includes('Domain')));
});

test('an unknown name and a wrong passphrase are told apart by nothing', async (t) => {
  const s = await scene(t);
  const shapes: unknown[] = [];
  for (const [name, passphrase] of [
    [s.signInName, 'une autre phrase de passe tout à fait'],
    ['personne', s.passphrase],
  ] as const) {
    const { request } = await startLogin(passphrase);
    const started = must(await callRoute(signInStart, { body: { name, request } }, s.outside()));
    shapes.push([Object.keys(started).sort(), started.response.length, started.attempt.length]);
    const refused = await prove(s.outside(), name, passphrase);
    shapes.push(refused.ok ? null : refused.error);
  }
  assert.deepEqual(shapes.slice(0, 2), shapes.slice(2));
  assert.deepEqual((shapes[1] as { code: string }).code, 'sign_in_refused');
  // OPAQUE gives the same name the same deterministic part: asked twice, an unknown name must not give itself away.
  const { request } = await startLogin(s.passphrase);
  const evaluated = async () =>
    must(await callRoute(signInStart, { body: { name: 'personne', request } }, s.outside())).response.slice(
      0,
      40,
    );
  assert.equal(await evaluated(), await evaluated());
});

test('an attempt serves once, and only for two minutes', async (t) => {
  const s = await scene(t);
  const start = async () => {
    const { state, request } = await startLogin(s.passphrase);
    const started = must(
      await callRoute(signInStart, { body: { name: s.signInName, request } }, s.outside()),
    );
    const finished = await finishLogin({ passphrase: s.passphrase, state, response: started.response });
    return { attempt: started.attempt, finish: finished?.finish ?? '' };
  };
  const body = await start();
  assert.equal(code(await callRoute(signInFinish, { body }, s.outside())), 'ok');
  assert.equal(code(await callRoute(signInFinish, { body }, s.outside())), 'sign_in_refused');
  const late = await start();
  s.later(2 * 60_000);
  assert.equal(code(await callRoute(signInFinish, { body: late }, s.outside())), 'sign_in_refused');
  assert.equal(
    code(
      await callRoute(signInFinish, { body: { attempt: randomUUID(), finish: body.finish } }, s.outside()),
    ),
    'sign_in_refused',
  );
});

test('six digits work once, even when two send them at the same moment', async (t) => {
  const s = await scene(t);
  const [one, two] = [s.outside(), s.outside()];
  for (const browser of [one, two]) must(await prove(browser, s.signInName, s.passphrase));
  const body = { code: totpCode(s.totpSecret, s.clock()) };
  const answers = await Promise.all([one, two].map((browser) => callRoute(secondFactor, { body }, browser)));
  assert.deepEqual(answers.map(code).sort(), ['ok', 'second_factor_refused']);
  const third = s.outside();
  must(await prove(third, s.signInName, s.passphrase));
  assert.equal(code(await callRoute(secondFactor, { body }, third)), 'second_factor_refused');
});

test('a recovery code works once, however it is typed', async (t) => {
  const s = await scene(t);
  const browser = s.outside();
  await signIn(browser, s.founded.credentials, s.clock());
  const codes = newRecoveryCodes();
  const secret = newTotpSecret();
  const body = { secret, code: totpCode(secret, s.clock()), recoveryCodeHashes: codes.map(recoveryCodeHash) };
  assert.equal(
    code(await callRoute(newTotp, { body: { ...body, code: '000000' } }, browser)),
    'second_factor_refused',
  );
  must(await callRoute(newTotp, { body }, browser));
  const use = async () => {
    const other = s.outside();
    must(await prove(other, s.signInName, s.passphrase));
    return callRoute(
      secondFactor,
      { body: { code: (codes[0] as string).toLowerCase().replaceAll('-', ' ') } },
      other,
    );
  };
  assert.equal(must(await use()).opened.me.recoveryCodesLeft, 9);
  assert.equal(code(await use()), 'second_factor_refused');
});

test('wrong codes are stopped after a few, and the right one works again later', async (t) => {
  const s = await scene(t);
  const browser = s.outside();
  must(await prove(browser, s.signInName, s.passphrase));
  const answers: string[] = [];
  for (let i = 0; i < 8; i++)
    answers.push(code(await callRoute(secondFactor, { body: { code: '123456' } }, browser)));
  assert.deepEqual(answers, [
    ...Array(6).fill('second_factor_refused'),
    'too_many_attempts',
    'too_many_attempts',
  ]);
  s.later(10 * 60_000);
  await signIn(s.outside(), s.founded.credentials, s.clock());
});

test('[Note: Known browser] a stranger who tries her name for ever does not lock her out of the browser she uses', async (t) => {
  const s = await scene(t);
  const hers = s.outside();
  await signIn(hers, s.founded.credentials, s.clock());
  must(await callRoute(signOut, { body: {} }, hers));
  assert.equal(code(await callRoute(getMe, {}, hers)), 'sign_in_needed');
  // The first half is what counts: from its answer alone a client learns whether its guess was right.
  const fourteenTries = async (name: string): Promise<string[]> => {
    const answers: string[] = [];
    for (let i = 0; i < 14; i++)
      answers.push(
        code(
          await callRoute(
            signInStart,
            { body: { name, request: (await startLogin('une devinette')).request } },
            s.outside(),
          ),
        ),
      );
    return answers;
  };
  const known = await fourteenTries(s.signInName);
  assert.deepEqual(known, [...Array(12).fill('ok'), 'too_many_attempts', 'too_many_attempts']);
  s.later();
  await signIn(hers, s.founded.credentials, s.clock());
  // The limit does not tell which names exist.
  assert.deepEqual(await fourteenTries('personne'), known);
  s.later(10 * 60_000);
  await signIn(s.outside(), s.founded.credentials, s.clock());
});

test('unlocking asks for the passphrase alone, within her own session', async (t) => {
  const s = await scene(t);
  const browser = s.outside();
  await signIn(browser, s.founded.credentials, s.clock());
  const { opened } = must(await prove(browser, s.signInName, s.passphrase));
  assert.equal(opened?.me.member, s.founded.founder);
  assert.equal(
    code(await prove(browser, s.signInName, 'une autre phrase de passe tout à fait')),
    'sign_in_refused',
  );
  assert.deepEqual(
    must(await prove(s.outside(), s.signInName, s.passphrase)),
    { opened: null },
    'elsewhere it is the first of two factors',
  );
});

test('a new passphrase needs the old one proved just now, and ends her other sessions', async (t) => {
  const s = await scene(t);
  const [browser, other] = [s.outside(), s.outside()];
  await signIn(browser, s.founded.credentials, s.clock());
  s.later();
  await signIn(other, s.founded.credentials, s.clock());
  const { record, exportKey } = await register(
    s.outside(),
    s.signInName,
    'une toute nouvelle phrase de passe',
  );
  const sealedMemberKey = await sealMemberKey({
    key: s.founded.memberKey,
    under: await passphraseKey(exportKey),
    programme: s.founded.programme,
    owner: s.founded.founder,
  });
  const body = { record, sealedMemberKey };
  s.later(6 * 60_000);
  assert.equal(code(await callRoute(changePassphrase, { body }, browser)), 'sign_in_refused');
  must(await prove(browser, s.signInName, s.passphrase));
  assert.equal(
    code(
      await callRoute(
        changePassphrase,
        { body: { ...body, sealedMemberKey: sealedMemberKey.replace(/^[^.]+/, 'e30') } },
        browser,
      ),
    ),
    'not_sealed',
  );
  must(await callRoute(changePassphrase, { body }, browser));
  assert.deepEqual(
    [code(await callRoute(getMe, {}, browser)), code(await callRoute(getMe, {}, other))],
    ['ok', 'sign_in_needed'],
  );
  assert.equal(code(await prove(s.outside(), s.signInName, s.passphrase)), 'sign_in_refused');
  assert.equal(code(await prove(s.outside(), s.signInName, 'une toute nouvelle phrase de passe')), 'ok');
});

test('her account is hers to read and change; the address is kept under the server’s secret', async (t) => {
  const s = await scene(t);
  const browser = s.outside();
  await signIn(browser, s.founded.credentials, s.clock());
  const me = must(
    await callRoute(putMe, { body: { language: 'en', alertEmail: 'sentinelle@courriel.test' } }, browser),
  );
  assert.deepEqual([me.language, me.alertEmail], ['en', 'sentinelle@courriel.test']);
  const row = await s.place.installation.store
    .forProgramme(s.founded.programme)
    .read(({ db }) => db.selectFrom('member').selectAll().executeTakeFirstOrThrow());
  assert.ok(row.alert_address !== null && !JSON.stringify(row).includes('sentinelle'));
  assert.ok(!JSON.stringify(row).includes(s.totpSecret));
  assert.equal(must(await callRoute(markVisit, { body: {} }, browser)).previousVisitAt, null);
  assert.ok((must(await callRoute(markVisit, { body: {} }, browser)).previousVisitAt ?? 0) > 0);
});
