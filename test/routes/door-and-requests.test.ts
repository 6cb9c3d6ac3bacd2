/** What the routes add to the store: bad input leaves no trace, refusals carry what is current, and receipts give nothing away. */
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { handIn } from '#cli/client/partner.ts';
import { Team } from '#cli/client/team.ts';
import { transportTo } from '#cli/client/transport.ts';
import { type Answer, callRoute } from '#contract/client.ts';
import { openReceipt, submitRequest } from '#contract/door.ts';
import { appendEntries, type FileView, getRequest, listRequests, takeStep } from '#contract/requests.ts';
import type { Route } from '#contract/route.ts';
import { getMail, getSettings, putMail, putSettings } from '#contract/settings.ts';
import { genesis, saveEssentials, setupState } from '#contract/setup.ts';
import { destroyFile } from '#server/store/destruction.ts';
import { lastEvent } from '#server/store/journal.ts';
import { openPlace } from '#test/support/installation.ts';

const passphrase = 'six mots inventes pour essayer seulement';
const must = <R extends Route>(answer: Answer<R>) => {
  assert.ok(answer.ok, answer.ok ? '' : answer.code);
  return answer.value;
};
const code = <R extends Route>(answer: Answer<R>): string => (answer.ok ? 'ok' : answer.code);
const currentOf = <R extends Route>(answer: Answer<R>): unknown =>
  answer.ok ? undefined : answer.error?.current;

async function scene(t: TestContext) {
  let offset = 0;
  const clock = () => Date.now() + offset;
  const place = await openPlace(t, { clock, still: true });
  const founded = await place.found();
  offset += 31_000;
  const team = new Team(founded, place.base, clock);
  const founder = team.founder();
  await team.present(founder);
  const store = place.installation.store.forProgramme(founded.programme);
  const later = (ms: number) => void (offset += ms);
  return { place, founded, team, founder, store, clock, later, outside: () => transportTo(place.base) };
}

test('what is malformed, unsealed or too large is refused by its own code and leaves nothing', async (t) => {
  const { place, founded, store } = await scene(t);
  const { body } = await place.seal(founded);
  const before = await store.read(lastEvent);
  const post = async (payload: unknown) => {
    const reply = await place.installation.app.inject({
      method: 'POST',
      url: submitRequest.path,
      payload: payload as object,
    });
    return [reply.statusCode, reply.json<{ error: { code: string } }>().error.code];
  };
  const [header = '', , iv, text, tag] = body.entry.split('.');
  const moved = Buffer.from(
    JSON.stringify({
      ...(JSON.parse(Buffer.from(header, 'base64url').toString()) as object),
      file: randomUUID(),
    }),
  ).toString('base64url');
  const cases: [unknown, [number, string]][] = [
    [{}, [400, 'malformed']],
    [{ ...body, promptness: 'yesterday' }, [400, 'malformed']],
    [{ ...body, entry: 'in clear' }, [400, 'malformed']],
    [{ ...body, notBefore: Date.now() + 400 * 24 * 3_600_000 }, [400, 'malformed']],
    [{ ...body, entry: [moved, '', iv, text, tag].join('.') }, [400, 'not_sealed']],
    [{ ...body, file: randomUUID() }, [400, 'not_sealed']],
    [{ ...body, key: { ...body.key, epoch: 1 } }, [400, 'not_sealed']],
    [{ ...body, key: { ...body.key, intake: 'A'.repeat(3000) } }, [400, 'not_sealed']],
    [{ ...body, practice: true }, [401, 'sign_in_needed']],
    [{ ...body, proof: 'x'.repeat(70_000) }, [413, 'too_large']],
  ];
  for (const [payload, expected] of cases) assert.deepEqual(await post(payload), expected);
  assert.equal(await store.read(lastEvent), before);
});

test('what the contract does not name is not kept, wherever it is put', async (t) => {
  const { place, founded, store, founder } = await scene(t);
  const sealed = await place.seal(founded);
  const sentinel = 'Sentinelle-en-clair';
  const body = {
    ...sealed.body,
    name: sentinel,
    receipt: { ...sealed.body.receipt, words: sentinel },
    key: { ...sealed.body.key, plain: sentinel },
  };
  const reply = await place.installation.app.inject({
    method: 'POST',
    url: submitRequest.path,
    payload: body,
  });
  assert.equal(reply.statusCode, 201);
  const rows = await store.read(async ({ db }) => [
    await db.selectFrom('request').selectAll().execute(),
    await db.selectFrom('file_key').selectAll().execute(),
    await db.selectFrom('journal').selectAll().execute(),
  ]);
  assert.ok(!JSON.stringify(rows).includes(sentinel));
  assert.equal(must(await callRoute(listRequests, { query: {} }, founder.transport)).rows.length, 1);
});

test('whoever comes second to a claim is told who has it and shown the request as it stands', async (t) => {
  const { place, founded, team, founder, later, outside } = await scene(t);
  const other = await team.welcome(founder, {
    role: 'professional',
    name: 'Intervenante',
    signInName: 'intervenante',
    passphrase,
  });
  later(31_000);
  const { file } = await handIn(outside(), await place.seal(founded));
  await team.step(other, file, { step: 'claim' }, { stream: 'notes', content: { kind: 'claimed' } });
  const claim = await callRoute(
    takeStep,
    { params: { file }, body: { version: 0, step: { step: 'claim' } } },
    founder.transport,
  );
  assert.equal(code(claim), 'already_claimed');
  assert.equal((currentOf(claim) as { view: FileView }).view.row.owner, other.id);
  const stale = await callRoute(
    takeStep,
    { params: { file }, body: { version: 0, step: { step: 'start_call' } } },
    founder.transport,
  );
  assert.equal(code(stale), 'stale');
  assert.deepEqual(
    (currentOf(stale) as { view: FileView }).view,
    must(await callRoute(getRequest, { params: { file }, query: {} }, founder.transport)),
  );
  const refused = await callRoute(
    takeStep,
    { params: { file }, body: { version: 1, step: { step: 'decide' } } },
    other.transport,
  );
  assert.equal(code(refused), 'refused_step');
});

test('only what the partner can read answers her: a note that claims to be a reply is refused', async (t) => {
  const { place, founded, founder, outside } = await scene(t);
  const { file } = await handIn(outside(), await place.seal(founded));
  const look = async () =>
    must(await callRoute(getRequest, { params: { file }, query: {} }, founder.transport));
  const before = await look();
  const note = { stream: 'notes' as const, seq: 0, sealed: before.entries[0]?.sealed as string };
  const answer = await callRoute(
    appendEntries,
    { params: { file }, body: { entries: [note], reply: true } },
    founder.transport,
  );
  assert.equal(code(answer), 'malformed');
  assert.deepEqual(await look(), before, 'nothing was written');
});

test('unknown, wrong and destroyed receipts get one answer, however often; the right code always opens', async (t) => {
  const { place, founded, team, founder, store, clock, later, outside } = await scene(t);
  const [kept, gone] = [await place.seal(founded), await place.seal(founded)];
  for (const sealed of [kept, gone]) await handIn(outside(), sealed);
  await team.step(founder, gone.body.file, { step: 'close', reason: 'done' });
  const right = (sealed: typeof kept) => ({
    locator: sealed.receipt.locator,
    authentication: sealed.receipt.authentication,
  });
  must(await callRoute(openReceipt, { body: right(gone) }, outside()));
  later(31 * 24 * 3_600_000);
  assert.equal(await destroyFile(store, { file: gone.body.file, now: clock() }), true);

  const bytes = (n: number) => randomBytes(n).toString('base64url');
  const wrong = {
    unknown: { locator: bytes(16), authentication: bytes(32) },
    'wrong secret': { ...right(kept), authentication: bytes(32) },
    destroyed: right(gone),
    'another reference': { ...right(kept), reference: 'Hirondelle-4821' },
  };
  const answers = new Map<string, unknown[]>();
  for (const [what, body] of Object.entries(wrong)) {
    const got: unknown[] = [];
    const alone = what === 'another reference' ? { ...body, locator: kept.receipt.locator } : body;
    for (let i = 0; i < 2; i++) got.push(await callRoute(openReceipt, { body: alone }, outside()));
    answers.set(what, got);
  }
  for (const [what, got] of answers) assert.deepEqual(got, answers.get('unknown'), what);

  const hammer = async (body: { locator: string; authentication: string }) => {
    const codes: string[] = [];
    for (let i = 0; i < 22; i++)
      codes.push(
        code(await callRoute(openReceipt, { body: { ...body, authentication: bytes(32) } }, outside())),
      );
    return codes.at(-1);
  };
  assert.equal(await hammer(wrong.unknown), 'too_many_attempts');
  assert.equal(await hammer(right(kept)), 'too_many_attempts');
  assert.equal(
    code(await callRoute(openReceipt, { body: right(kept) }, outside())),
    'ok',
    'nobody locks the holder of the code out',
  );
});

test('settings are changed by compare-and-set, and only to hours that can be kept', async (t) => {
  const { founder } = await scene(t);
  const { version, settings } = must(await callRoute(getSettings, {}, founder.transport));
  const put = (change: Partial<typeof settings>, of = version) =>
    callRoute(
      putSettings,
      { body: { version: of, settings: { ...settings, ...change } } },
      founder.transport,
    );
  const { hours } = settings;
  for (const wrong of [
    { ...hours, week: { ...hours.week, mon: [{ from: '12:00', to: '09:00' }] } },
    { ...hours, timeZone: 'America/Vancouver' },
    { ...hours, timeZone: 'Nulle/Part' },
  ]) {
    assert.equal(code(await put({ hours: wrong })), 'malformed');
  }
  assert.equal(must(await put({ retentionDays: 40 })).version, version + 1);
  const stale = await put({ retentionDays: 50 });
  assert.equal(code(stale), 'stale');
  assert.equal((currentOf(stale) as { settings: typeof settings }).settings.retentionDays, 40);
});

test('the mail server is kept without its password ever coming back, and never in clear to elsewhere', async (t) => {
  const { founder, store } = await scene(t);
  const server = {
    host: 'mail.example.org',
    port: 587,
    tls: 'starttls',
    user: 'u',
    from: 'a@example.org',
  } as const;
  assert.equal(
    code(await callRoute(putMail, { body: { server: { ...server, tls: 'none' } } }, founder.transport)),
    'malformed',
  );
  const state = must(
    await callRoute(putMail, { body: { server, password: 'sentinelle-motdepasse' } }, founder.transport),
  );
  assert.deepEqual([state.passwordSet, state.server], [true, server]);
  assert.deepEqual(must(await callRoute(getMail, {}, founder.transport)), state);
  const row = await store.read(({ db }) => db.selectFrom('mail').selectAll().executeTakeFirstOrThrow());
  assert.ok(!JSON.stringify([row, state]).includes('sentinelle'));
});

test('the set-up token dies with genesis, and another one founds nothing', async (t) => {
  const { founded, outside } = await scene(t);
  const essentials = {
    name: 'Autre',
    organisation: 'Autre organisme',
    phone: '555',
    timeZone: 'America/Toronto',
  };
  for (const token of [randomBytes(32).toString('base64url'), 'x'.repeat(40)]) {
    assert.equal(code(await callRoute(setupState, { body: { token } }, outside())), 'token_used');
    assert.equal(
      code(await callRoute(saveEssentials, { body: { token, essentials } }, outside())),
      'token_used',
    );
    const body = {
      token,
      member: founded.founder,
      signInName: 'autre',
      language: 'fr' as const,
      record: 'AAAA',
      sealedMemberKey: 'A..A.A.A',
      totp: {
        secret: 'A'.repeat(32),
        code: '000000',
        recoveryCodeHashes: Array.from({ length: 10 }, () => 'A'.repeat(43)),
      },
      roster: founded.epoch.roster.compact,
      epoch: {
        ...founded.epoch.bundle,
        wraps: founded.epoch.bundle.wraps.map((wrap) => ({ ...wrap })) as never,
      },
      records: [],
    };
    assert.equal(code(await callRoute(genesis, { body }, outside())), 'token_used');
  }
});
