/** What sessions changed, from sealed answers to what may be seen: by HTTP, with real keys. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, test } from 'node:test';
import { callRoute } from '#contract/client.ts';
import { deleteRecord, listRecords, putRecord } from '#contract/records.ts';
import { newId } from '#programme/new-id.ts';
import type { AnswerMoment, QuestionSet } from '#programme/questionnaire.ts';
import { loadQuestionnaires } from '#server/content/questionnaires.ts';
import { DATABASE_FILE } from '#server/data-folder.ts';
import type { EvaluationDesk, EvaluationLook, SessionAsked } from '#team/data/evaluation.ts';
import type { RoundsDesk } from '#team/data/rounds.ts';
import { logId } from '#team/evaluation-data/evaluation-log.ts';
import { openPlace, type Place } from '#test/support/installation.ts';
import { type DeskAtWork, roundsDeskAt } from '#test/support/rounds.ts';

const HOUR = 60 * 60_000;
const TODAY = '2026-11-20';
const HELD = '2026-11-03';

describe('what sessions changed', () => {
  let place: Place;
  let team: DeskAtWork['transport'];
  let desk: RoundsDesk;
  let evaluation: EvaluationDesk;
  /** Another member's browser, for what it matters: nothing is shared but the server. */
  let colleague: EvaluationDesk;
  let set: QuestionSet;
  const closing: (() => unknown)[] = [];

  before(async () => {
    place = await openPlace({ after: (fn: () => unknown) => void closing.push(fn) }, { still: true });
    const founded = await place.found();
    const work = await roundsDeskAt(place, founded);
    ({ desk, transport: team } = work);
    evaluation = work.evaluationDesk();
    colleague = work.evaluationDesk();
    set = (await loadQuestionnaires())[0] as QuestionSet;
  });
  after(async () => {
    for (const close of closing) await close();
  });

  /** Sheets of paper: sealed under the ring key at once, which is quicker than a room of phones. */
  const key = async (round: string, moment: AnswerMoment, n: number, line?: string) => {
    const sheets = Array.from({ length: n }, () => ({
      sheet: desk.newSheet(),
      answers: {
        ...{
          set: set.id,
          version: set.version,
          moment,
          answers: { comfortable: moment === 'before' ? 2 : 4 },
        },
        ...(line === undefined ? {} : { line }),
      },
    }));
    const kept = await desk.addKeyed(round, sheets);
    assert.ok(kept.ok, JSON.stringify(kept));
  };
  const held = async (organisation: string, before: number, afterwards: number, line?: string) => {
    const rounds: Record<string, string> = {};
    for (const moment of ['before', 'after'] as const) {
      const made = await desk.createRound({
        moment,
        set: { id: set.id, version: set.version },
        opensAt: Date.now() - HOUR,
        closesAt: Date.now() + HOUR,
        most: 60,
      });
      assert.ok(made.ok);
      rounds[moment] = made.round.round;
      if (moment === 'before') await key(made.round.round, moment, before);
      else await key(made.round.round, moment, afterwards, line);
    }
    return {
      ...{ plan: newId(), heldOn: HELD, organisation, sector: 'police' },
      rounds: { before: rounds['before'], after: rounds['after'], later: null },
    } as SessionAsked & { rounds: { before: string; after: string } };
  };
  const looked = async (sessions: readonly SessionAsked[], by = evaluation): Promise<EvaluationLook> => {
    const look = await by.look(sessions, TODAY);
    assert.ok(look.ok, JSON.stringify(look));
    return look;
  };
  const log = async () => {
    const answer = await callRoute(listRecords, { query: { kind: 'evaluation_release' } }, team);
    assert.ok(answer.ok);
    return answer.value.records;
  };

  test('shows from ten on; nine more change nothing, ten do; nothing is shown that is not in the log', async () => {
    const session = await held('Poste Exemple', 12, 11);
    const nine = await held('CLSC Exemple', 9, 12);
    const look = await looked([session, nine]);
    assert.deepEqual(
      look.releases.map(({ moment, answers, sessions }) => [moment, answers, sessions]),
      [
        ['before', 12, [session.plan]],
        ['after', 11, [session.plan]],
      ],
    );
    assert.deepEqual([...look.waiting], [[nine.plan, 21]]);
    assert.equal((await log()).length, 2);

    await key(session.rounds.before, 'before', 9);
    assert.equal((await looked([session, nine])).releases[0]?.answers, 12);
    await key(session.rounds.before, 'before', 1);
    const now = await looked([session, nine]);
    assert.deepEqual(now.releases.map(({ answers }) => answers).sort(), [11, 22]);
    assert.deepEqual(
      (await log()).map(({ version }) => version),
      [2, 1],
      'moved on in place',
    );
  });

  test('two who look in the same second have one log, and see the same', async () => {
    const sessions = await Promise.all(
      Array.from({ length: 4 }, (_, i) => held(`Organisme ${i}`, 10 + i, 10 + i)),
    );
    const [mine, hers] = await Promise.all([looked(sessions), looked(sessions, colleague)]);
    const sorted = (look: EvaluationLook) => look.releases.map((one) => JSON.stringify(one)).sort();
    assert.deepEqual(sorted(mine), sorted(hers));
    const records = await log();
    assert.equal(new Set(records.map(({ record }) => record)).size, records.length);
    const again = await looked(sessions);
    assert.deepEqual(sorted(again), sorted(mine), 'and it stays so');
    assert.equal((await log()).length, records.length);
  });

  test('a pool stays as it was for who does not have all of its sessions', async () => {
    const [one, other] = [await held('Petit un', 6, 6), await held('Petit deux', 6, 6)];
    const both = await looked([one, other]);
    const pool = both.releases.find(({ sessions }) => sessions.includes(one.plan));
    assert.equal(pool?.answers, 12);
    await key(other.rounds.before, 'before', 20);
    // A colleague holds the other plan: she sees one of the two, with twenty more.
    const part = await looked([other]);
    assert.equal(
      part.releases.find(({ moment, sessions }) => moment === 'before' && sessions.includes(other.plan))
        ?.answers,
      12,
    );
    const whole = await looked([one, other]);
    assert.equal(
      whole.releases.find(({ moment, sessions }) => moment === 'before' && sessions.includes(other.plan))
        ?.answers,
      32,
    );
  });

  test('lines come of several organisations, are read first, and one reader does not undo another', async () => {
    const sessions = [await held('Maison A', 10, 12, 'Merci.'), await held('Maison B', 10, 12, 'Plus long.')];
    const look = await looked(sessions);
    const kept = look.lines.find(({ value }) => value.moment === 'after');
    assert.ok(kept);
    assert.equal(kept.value.lines.length, 24);
    assert.ok(kept.value.lines.every(({ state }) => state === 'unread'));
    const shown = await evaluation.markLine(kept, 3, 'shown');
    assert.ok(shown.ok);
    const late = await colleague.markLine(kept, 4, 'kept');
    assert.deepEqual(late, { ok: false, code: 'stale' });
    const now = (await looked(sessions)).lines.find(({ record }) => record === kept.record);
    assert.deepEqual(
      now?.value.lines.map(({ state }) => state).filter((state) => state !== 'unread'),
      ['shown'],
    );
    assert.equal((await looked(sessions, colleague)).lines.length, look.lines.length, 'gathered once');
  });

  test('where the log cannot be read, nothing is shown', async () => {
    const session = await held('Dernier', 10, 10);
    const records = await log();
    const [first, second] = records;
    assert.ok(first && second);
    const id = logId(records.length);
    // An entry moved to another place does not open there.
    const forged = await callRoute(
      putRecord,
      { params: { kind: 'evaluation_release', record: id }, body: { version: 1, sealed: first.sealed } },
      team,
    );
    assert.equal(forged.ok ? 'ok' : forged.code, 'not_sealed', 'the server sees so much itself');
    const shortened = await callRoute(
      deleteRecord,
      { params: { kind: 'evaluation_release', record: second.record } },
      team,
    );
    assert.equal(shortened.ok ? 'ok' : shortened.code, 'unknown_or_hidden', 'nobody shortens it');
    // Whoever has the disk can.
    const disk = new DatabaseSync(join(place.folder, 'data', DATABASE_FILE));
    disk.prepare('DELETE FROM record WHERE id = ?').run(second.record);
    disk.close();
    const gap = await evaluation.look([session], TODAY);
    assert.deepEqual(gap, { ok: false, code: 'log_unreadable' }, 'an entry is gone');
  });
});
