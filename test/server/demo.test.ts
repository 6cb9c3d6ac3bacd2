/** The demonstration is a whole programme: every state is there, and everything in it opens with a member’s own keys. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inventedAnswers } from '#cli/demo/answers.ts';
import { playDemo } from '#cli/demo/stage.ts';
import { must } from '#cli/client/member.ts';
import { TeamAgenda } from '#cli/client/team-agenda.ts';
import { callRoute } from '#contract/client.ts';
import { checkTimes, listShared } from '#contract/agenda.ts';
import { getKeys } from '#contract/keys.ts';
import { listRecords } from '#contract/records.ts';
import { getRequest, listRequests } from '#contract/requests.ts';
import { listRounds } from '#contract/rounds.ts';
import { listPaidTime } from '#contract/wording.ts';
import { ExchangeContent, NotesContent } from '#programme/entries.ts';
import { readAnswers } from '#programme/questionnaire-answers.ts';
import { newId } from '#programme/new-id.ts';
import { Plan } from '#programme/plan.ts';
import { liveTimes, restAfter, spanOf, stretchOf } from '#programme/plan-times.ts';
import { sessionStage } from '#programme/session-steps.ts';
import type { AesKey } from '#sealing/aes.ts';
import { openEpochs } from '#sealing/epoch-chain.ts';
import { memberKeyIn, verifyRosterChain } from '#sealing/roster.ts';
import { openRecord, recordName } from '#sealing/record.ts';
import { openStream } from '#sealing/stream.ts';
import { unwrapKey, wrapName } from '#sealing/wrap.ts';
import { loadQuestionnaires } from '#server/content/questionnaires.ts';
import { openPlace } from '../support/installation.ts';

test('whatever the rooms answer fits what is asked', async () => {
  for (const set of await loadQuestionnaires())
    for (const moment of ['before', 'after'] as const)
      for (const sheet of inventedAnswers(set, moment, 20)) assert.deepEqual(readAnswers(set, sheet), sheet);
});

test('every state, late and not late; each word opens with Béatrice’s keys and bears its author’s signature', async (t) => {
  const now = Date.now();
  const clock = { now };
  const server = await openPlace(t, {
    clock: () => clock.now,
    still: true,
    env: { PASSERELLE_PROOF_ABOVE: '100000' },
  });
  const { agathe, beatrice, camille, team, requests } = await playDemo(
    server.installation,
    server.base,
    clock,
    now,
  );
  assert.equal(clock.now, now);
  assert.ok(requests >= 25);
  clock.now = now + 60_000;
  await team.present(beatrice);
  const { transport } = beatrice;

  const open = must(listRequests, await callRoute(listRequests, { query: {} }, transport)).rows;
  const closed = must(
    listRequests,
    await callRoute(listRequests, { query: { which: 'closed' } }, transport),
  ).rows;
  const rows = [...open, ...closed].map(({ row }) => row);
  assert.equal(rows.length, requests);
  assert.deepEqual(
    new Set(rows.map(({ state }) => state)),
    new Set(['received', 'claimed', 'reached', 'decided', 'under_way', 'closed']),
  );
  assert.ok(open.some(({ row }) => (row.dueAt ?? 0) < now) && open.some(({ row }) => (row.dueAt ?? 0) > now));
  for (const kind of ['answer', 'promised', 'read'])
    assert.ok(
      open.some(({ row }) => row.dueKind === kind),
      kind,
    );
  assert.ok(
    rows.some((row) => row.callingBy === beatrice.id) &&
      rows.some((row) => row.practice) &&
      rows.some((row) => row.returns > 0) &&
      rows.some((row) => row.hold),
  );

  const keys = must(getKeys, await callRoute(getKeys, {}, transport));
  const { programme } = keys;
  const chain = await verifyRosterChain(programme, keys.roster, null);
  assert.ok(chain.ok);
  const { ring, commons, problems } = await openEpochs({
    versions: chain.versions,
    epochs: keys.epochs,
    identity: beatrice.key.identity,
    me: beatrice.id,
    holdsRing: true,
  });
  assert.deepEqual(problems, []);
  const ringKey = ring.get(0);
  const commonsKey = commons.get(0);
  assert.ok(ringKey && commonsKey);
  const verifyKeyFor = (member: string, version: number, epoch?: number) =>
    memberKeyIn(chain.versions, member, version, epoch);

  let words = 0;
  for (const { file } of rows) {
    const view = must(getRequest, await callRoute(getRequest, { params: { file }, query: {} }, transport));
    const fileKeys = new Map<string, AesKey | null>();
    for (const { stream, ring: compact } of view.keys) {
      const place = { programme, record: wrapName[stream](0, file), kid: 'ring:0' };
      fileKeys.set(
        stream,
        compact === undefined ? null : await unwrapKey({ compact, under: ringKey, place }),
      );
    }
    for (const stream of ['exchange', 'notes'] as const) {
      const entries = view.entries.filter((entry) => entry.stream === stream);
      const key = fileKeys.get(stream);
      // Nobody of the team opened the ones that were just received: their key still waits for the intake’s.
      if (!key) {
        assert.ok(
          stream === 'notes' ? entries.length === 0 : view.keys.some((one) => one.intake !== undefined),
          file,
        );
        continue;
      }
      const opened = await openStream({
        programme,
        file,
        stream,
        entries,
        keyFor: () => key,
        reader: { side: 'team', rosterVersion: chain.head.roster.version, verifyKeyFor },
      });
      assert.ok(opened.intact, JSON.stringify(opened.items));
      for (const item of opened.items) {
        assert.ok(item.state === 'open' && item.authorship === 'verified');
        assert.ok(
          (stream === 'exchange' ? ExchangeContent : NotesContent).safeParse(item.body.content).success,
          JSON.stringify(item.body.content),
        );
        words++;
      }
    }
  }
  assert.ok(words > 60, String(words));

  const cards = must(
    listRecords,
    await callRoute(listRecords, { query: { kind: 'member_card' } }, transport),
  ).records;
  assert.equal(cards.length, 3);
  for (const { kind, record, version, sealed } of cards) {
    const opened = await openRecord({
      key: commonsKey,
      compact: sealed,
      place: { programme, record: recordName(kind, record), version, kid: 'commons:0' },
      rosterVersion: chain.head.roster.version,
      verifyKeyFor,
    });
    assert.ok(opened.ok);
  }
  // Of plans with a peer in them, each of the team sees those that she attends.
  const agenda = new TeamAgenda(team);
  const stored = [...(await agenda.agenda(beatrice)).plans, ...(await agenda.agenda(agathe)).plans];
  const plans = new Map<string, Plan>();
  for (const { plan, version, sealed } of stored) {
    const opened = await openRecord({
      key: ringKey,
      compact: sealed,
      place: { programme, record: recordName('plan', plan), version, kid: 'ring:0' },
      rosterVersion: chain.head.roster.version,
      verifyKeyFor,
    });
    assert.ok(opened.ok);
    plans.set(plan, Plan.parse(opened.body.content));
  }
  const today = new Date(now).toISOString().slice(0, 10);
  const stages = [...plans.values()].map((plan) => {
    if (plan.kind === 'session') return `session ${sessionStage(plan, now, today)}`;
    if (plan.outcome !== null) return 'meeting held';
    if (plan.settled === null) return 'meeting proposed';
    return (spanOf(liveTimes(plan))?.until ?? now) < now ? 'meeting to note' : 'meeting to come';
  });
  assert.deepEqual(stages.sort(), [
    ...['meeting held', 'meeting proposed', 'meeting proposed', 'meeting to come', 'meeting to come'],
    ...['meeting to note', 'session after', 'session after', 'session to_hold'],
  ]);
  // The invitation that waits asks for nothing that she has put a limit to.
  const [plan, waiting] = [...plans].find(([, { times }]) => times.length === 3) as [string, Plan];
  const around = { preparationMinutes: 30, debriefMinutes: 30, travelMinutes: 40 };
  const times = waiting.times.flatMap((time) => {
    const hers = stretchOf(time, around);
    const rest = restAfter(hers, { hard: true }, { restHours: 2, restHoursAfterHard: 24 });
    return [hers, ...(rest ? [rest] : [])].map((one) => ({ id: newId(), member: camille.id, ...one }));
  });
  const asked = { body: { times, weeks: [], except: plan } };
  const states = must(checkTimes, await callRoute(checkTimes, asked, transport)).times;
  assert.deepEqual(
    states.map(({ state }, i) => (i % 2 === 0 ? state : state === 'taken')),
    waiting.times.flatMap(() => ['free', false]),
  );
  const { rounds } = must(listRounds, await callRoute(listRounds, {}, transport));
  assert.deepEqual(rounds.map(({ moment, answers }) => `${moment} ${answers}`).sort(), [
    'after 12',
    'after 6',
    'before 14',
    'before 6',
  ]);
  const limits = { query: { kind: 'peer_limits' as const } };
  assert.equal(must(listShared, await callRoute(listShared, limits, transport)).records.length, 1);
  assert.equal(must(listPaidTime, await callRoute(listPaidTime, {}, transport)).times.length, 2);

  await team.present(camille);
  const hidden = await callRoute(listRequests, { query: {} }, camille.transport);
  assert.ok(!hidden.ok && hidden.code === 'unknown_or_hidden', 'a peer sees no request');
});
