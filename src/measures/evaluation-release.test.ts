import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { EvaluationRelease } from '#programme/evaluation-release.ts';
import type { AnswerMoment } from '#programme/questionnaire.ts';
import type { Answers } from '#programme/questionnaire-answers.ts';
import { Equations } from '#measures/equations.ts';
import { bySector, byYear, evaluationResults } from '#measures/evaluation.ts';
import { held, SET, sheet, sheets, TODAY } from '#measures/evaluation.cases.ts';
import { type HeldSession, SHOWN_FROM_ANSWERS } from '#measures/evaluation-pools.ts';
import { releaseEvaluation } from '#measures/evaluation-release.ts';

const numberOf = (id: string) => Number(id.slice(-12));
const shown = (releases: readonly EvaluationRelease[]) =>
  releases.map(({ moment, sessions, answers }) => [moment, sessions.map(numberOf), answers]);
const look = (sessions: readonly HeldSession[], log: readonly EvaluationRelease[] = [], today = TODAY) =>
  releaseEvaluation(sessions, [SET], log, today);
/** What the log holds after a look. */
const keep = (log: readonly EvaluationRelease[], { fresh }: ReturnType<typeof look>): EvaluationRelease[] => {
  const next = [...log];
  for (const { release, replaces } of fresh) {
    if (replaces === null) next.push(release);
    else next[next.indexOf(replaces)] = release;
  }
  return next;
};
const around = (n: number): Answers[] => [...sheets(n, 'before'), ...sheets(n, 'after')];

describe('a pool', () => {
  it('is a session by itself from ten answers on, at once', () => {
    const { current, waiting } = look([held(1, around(10)), held(2, around(9))], [], '2026-02-16');
    assert.deepEqual(shown(current), [
      ['before', [1], 10],
      ['after', [1], 10],
    ]);
    assert.deepEqual(
      waiting.map(({ id }) => numberOf(id)),
      [2],
    );
  });

  it('is smaller sessions in the order of their dates, once late sheets had a week', () => {
    const sessions = [held(3, around(4)), held(1, around(4)), held(2, around(30)), held(4, around(4))];
    assert.deepEqual(shown(look(sessions, [], '2026-04-22').current), [
      ['before', [2], 30],
      ['after', [2], 30],
      ['before', [1, 3, 4], 12],
      ['after', [1, 3, 4], 12],
    ]);
    assert.deepEqual(
      look(sessions, [], '2026-04-21').waiting.map(({ id }) => numberOf(id)),
      [4, 1, 3],
    );
  });

  it('needs ten at every moment that it shows', () => {
    const few = held(1, [...sheets(12, 'before'), ...sheets(6, 'after')]);
    assert.deepEqual(shown(look([few]).current), []);
    const more = held(2, [...sheets(2, 'before'), ...sheets(5, 'after')]);
    assert.deepEqual(shown(look([few, more]).current), [
      ['before', [1, 2], 14],
      ['after', [1, 2], 11],
    ]);
    assert.deepEqual(shown(look([held(3, sheets(11, 'after'))]).current), [['after', [3], 11]]);
  });

  it('takes one more session when some skipped a question, but not for one that hardly anybody answers', () => {
    const some = (number: number, n: number, others: number) =>
      held(number, [...sheets(n, 'after'), ...sheets(others, 'after', { myth: 'true', one: 'open' })]);
    const two = [some(1, 2, 4), some(2, 2, 4)];
    assert.deepEqual(shown(look(two).current), []);
    assert.deepEqual(shown(look([...two, some(3, 1, 4)]).current), [['after', [1, 2, 3], 17]]);
    assert.deepEqual(shown(look([...two, some(3, 8, 0)]).current), [['after', [1, 2, 3], 20]]);
    assert.deepEqual(shown(look([some(1, 6, 4)]).current), [['after', [1], 10]], 'alone, at once');
  });

  it('stays as it was seen, whatever comes in', () => {
    const first = look([held(1, around(6)), held(2, around(6))]);
    const log = keep([], first);
    const grown = [held(1, around(16)), held(2, around(6)), held(3, around(5)), held(4, around(5))];
    assert.deepEqual(shown(look(grown, log).current), [
      ['before', [1, 2], 22],
      ['after', [1, 2], 22],
      ['before', [3, 4], 10],
      ['after', [3, 4], 10],
    ]);
  });

  it('shows three months later with others, when few answered by then', () => {
    const later = (number: number, n: number) => held(number, [...around(12), ...sheets(n, 'later')]);
    const { current } = look([later(1, 4), later(2, 3), later(3, 5), later(4, 2)]);
    assert.deepEqual(shown(current.filter(({ moment }) => moment === 'later')), [['later', [1, 2, 3], 12]]);
  });

  it('and stays so three months later too', () => {
    const later = (number: number, n: number) => held(number, [...around(12), ...sheets(n, 'later')]);
    const log = keep([], look([later(1, 4), later(2, 8)]));
    const { current } = look([later(1, 13), later(2, 9), later(3, 10)], log);
    assert.deepEqual(shown(current.filter(({ moment }) => moment === 'later')), [
      ['later', [1, 2], 22],
      ['later', [3], 10],
    ]);
  });

  it('is known by its audience, and by none when it has several', () => {
    const sectors = look([
      held(1, around(12)),
      held(2, around(6)),
      held(3, around(6), { sector: 'health' }),
    ]).current.map(({ sector }) => sector);
    assert.deepEqual(sectors, ['police', 'police', null, null]);
  });
});

describe('a second look', () => {
  const first = look([held(1, around(12))], [], '2026-01-16');
  const log = keep([], first);
  const again = (answers: readonly Answers[]) => look([held(1, answers)], log, '2026-02-01');

  it('shows the first again, with its date, while fewer than ten more have answered', () => {
    for (const more of [0, 1, 9]) {
      const { current, fresh } = again(around(12 + more));
      assert.deepEqual(current, log);
      assert.deepEqual(fresh, []);
      assert.deepEqual(evaluationResults(current, [SET])?.releasedOn, ['2026-01-16', '2026-01-16']);
    }
  });

  it('moves on with ten more, moment by moment, in the place of the first', () => {
    const { current, fresh } = again([...sheets(12, 'before'), ...sheets(22, 'after')]);
    assert.deepEqual(
      current.map(({ moment, answers, releasedOn }) => [moment, answers, releasedOn]),
      [
        ['before', 12, '2026-01-16'],
        ['after', 22, '2026-02-01'],
      ],
    );
    assert.deepEqual(
      fresh.map(({ replaces }) => replaces),
      [log[1]],
    );
  });

  it('does not move on while an item has few new answers, skipped by the rest', () => {
    const skipping = [...around(12), ...sheets(7, 'after', { myth: 'true' }), ...sheets(5, 'after')];
    assert.deepEqual(again(skipping).fresh, []);
    const nothing = [...around(12), ...sheets(9, 'after', { myth: 'true' })];
    assert.deepEqual(again(nothing).fresh, [], 'nine answered nothing that shows');
    const nobody = [...around(12), ...sheets(12, 'after', { myth: 'true' })];
    assert.deepEqual(
      again(nobody).fresh.map(({ release }) => release.items.one?.n),
      [12],
    );
  });

  it('shows what was shown after the answers are destroyed, in part or all', () => {
    assert.deepEqual(again(around(3)).current, log);
    assert.deepEqual(look([], log).current, log);
    assert.deepEqual(look([held(2, around(12))], log).current.length, 4);
  });

  it('of two members who pooled differently in the same second, what was written first stands', () => {
    const [one, two] = [
      look([held(1, around(6)), held(2, around(6))]),
      look([held(1, around(6)), held(3, around(6))]),
    ];
    const both = [...keep([], one), ...keep([], two)];
    const { current } = look([held(1, around(6)), held(2, around(6)), held(3, around(6))], both);
    assert.deepEqual(shown(current), shown(one.current));
  });
});

it('items with too few answers do not show, nor sheets that answer words nobody knows', () => {
  const { current } = look([
    held(1, [
      ...sheets(10, 'after'),
      ...sheets(9, 'after', { myth: 'false' }),
      { ...sheet('after'), version: 7 },
    ]),
  ]);
  assert.deepEqual(
    current.map(({ answers, items }) => [answers, Object.keys(items)]),
    [[19, ['one']]],
  );
});

// ————— Laws —————

/** Sheets that came in together at one session and moment; each with some items skipped. */
interface Batch {
  readonly session: number;
  readonly moment: AnswerMoment;
  readonly sheets: readonly Answers[];
}
const batch: fc.Arbitrary<Batch> = fc
  .record({
    session: fc.integer({ min: 1, max: 7 }),
    moment: fc.constantFrom<AnswerMoment>('before', 'after', 'after', 'later', 'later'),
    size: fc.oneof(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 10, max: 14 })),
    skipped: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ session, moment, size, skipped }) => ({
    session,
    moment,
    sheets: Array.from({ length: size }, (_, i) =>
      sheet(
        moment,
        i < skipped ? { myth: 'true' } : { one: 'open', two: 'shut', myth: 'false', equipped: 3 },
      ),
    ),
  }));
type Event =
  | { readonly kind: 'came'; readonly batch: Batch }
  | { readonly kind: 'look'; readonly month: number };
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 3, arbitrary: batch.map((came) => ({ kind: 'came' as const, batch: came })) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 23 }).map((month) => ({ kind: 'look' as const, month })),
  },
);
const story = fc
  .array(event, { minLength: 5, maxLength: 40 })
  .map((events) => [...events, { kind: 'look' as const, month: 24 }]);

const SECTORS = ['police', 'police', 'health'] as const;
/** A number shown for a cell, and the batches whose answers it counts. */
interface Shown {
  readonly cell: string;
  readonly n: number;
  readonly batches: readonly number[];
}

/** Everything that anybody sees who looks at every table of every look. */
function allShown(events: readonly Event[]): { seen: Shown[]; came: Batch[] } {
  const came: Batch[] = [];
  const seen: Shown[] = [];
  const countedIn = new Map<EvaluationRelease, readonly number[]>();
  let log: EvaluationRelease[] = [];
  const days = events.flatMap((one) => (one.kind === 'look' ? [one.month] : [])).sort((a, b) => a - b);
  for (const one of events) {
    if (one.kind === 'came') {
      came.push(one.batch);
      continue;
    }
    const month = days.shift() as number;
    const today = `${2026 + Math.floor((month - 1) / 12)}-${String(((month - 1) % 12) + 1).padStart(2, '0')}-28`;
    const sessions = [...new Set(came.map(({ session }) => session))].map((session) =>
      held(
        session,
        came.filter((other) => other.session === session).flatMap((other) => other.sheets),
        {
          sector: SECTORS[session % 3] as HeldSession['sector'],
          ...(session > 5 ? { heldOn: `2027-0${session - 5}-15` } : {}),
        },
      ),
    );
    const released = look(sessions, log, today);
    for (const { release } of released.fresh)
      countedIn.set(
        release,
        [...came.keys()].filter((i) => {
          const { session, moment } = came[i] as Batch;
          return moment === release.moment && release.sessions.some((id) => numberOf(id) === session);
        }),
      );
    log = keep(log, released);
    const tables = [
      released.current,
      ...released.current.map((release) => [release]),
      ...bySector(released.current).values(),
      ...byYear(released.current).values(),
    ];
    for (const table of tables) seen.push(...numbersOf(table, countedIn));
  }
  return { seen, came };
}

function numbersOf(
  table: readonly EvaluationRelease[],
  countedIn: ReadonlyMap<EvaluationRelease, readonly number[]>,
): Shown[] {
  const results = evaluationResults(table, [SET]);
  if (results === null) return [];
  return (['before', 'after', 'later'] as const).flatMap((moment): Shown[] => {
    const having = (key: string) =>
      table
        .filter((release) => release.moment === moment && (key === 'sheets' || key in release.items))
        .flatMap((release) => countedIn.get(release) as readonly number[]);
    const items = results.items.flatMap((result): Shown[] => {
      if (result.kind === 'choices') return [];
      const measured = result.at[moment];
      const { id } = result.item;
      return measured === null ? [] : [{ cell: `${moment} ${id}`, n: measured.n, batches: having(id) }];
    });
    const answers = results.answers[moment];
    return answers === 0
      ? items
      : [...items, { cell: `${moment} sheets`, n: answers, batches: having('sheets') }];
  });
}

const sizeOf = ({ sheets: all }: Batch, cell: string): number => {
  const item = cell.split(' ')[1] as string;
  return item === 'sheets' ? all.length : all.filter(({ answers }) => item in answers).length;
};
const isSmall = (n: number) => n > 0 && n < SHOWN_FROM_ANSWERS;

it('law: what is shown is true and never of few, and no two looks differ by few, whatever came in between', () => {
  let pairs = 0;
  fc.assert(
    fc.property(story, (events) => {
      const { seen, came } = allShown(events);
      for (const { cell, n, batches } of seen) {
        assert.equal(
          n,
          batches.reduce((sum, i) => sum + sizeOf(came[i] as Batch, cell), 0),
          cell,
        );
        assert.ok(!isSmall(n), `${cell}: ${n}`);
      }
      for (const a of seen)
        for (const b of seen) {
          if (a.cell !== b.cell || !a.batches.every((i) => b.batches.includes(i))) continue;
          assert.ok(!isSmall(b.n - a.n), `${a.cell}: ${b.n} − ${a.n}`);
          if (b.n > a.n) pairs += 1;
        }
    }),
    { numRuns: 60 },
  );
  assert.ok(pairs > 500, String(pairs));
});

it('law: who adds and subtracts all that was ever shown learns of no session, organisation or late batch with few', () => {
  let derived = 0;
  fc.assert(
    fc.property(story, (events) => {
      const { seen, came } = allShown(events);
      for (const cell of new Set(seen.map((one) => one.cell))) {
        const known = new Equations();
        const unknowns = (batches: readonly number[]) => new Map(batches.map((i) => [String(i), 1]));
        for (const one of seen) if (one.cell === cell) known.add(unknowns(one.batches), one.n);
        const moment = cell.split(' ')[0];
        const own = [...came.keys()].filter((i) => came[i]?.moment === moment);
        const sessions = Map.groupBy(own, (i) => came[i]?.session).values();
        for (const target of [...own.map((i) => [i]), ...sessions]) {
          const value = known.derive(unknowns(target));
          if (value === null) continue;
          derived += 1;
          assert.ok(!isSmall(value), `${cell}: ${value}`);
        }
      }
    }),
    { numRuns: 60 },
  );
  assert.ok(derived > 200, String(derived));
});
