/** Laws of the queue, tried on random lives of two requests, by several people, over weeks. See [Note: Queue law]. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { arrivedByDoor, arrivedByPhone } from '#programme/arrival.ts';
import { answersFor } from '#programme/duty.ts';
import { applyPartnerStep, memberReplied, ownerLeft } from '#programme/partner-steps.ts';
import { brokenLaws } from '#programme/queue-law.ts';
import { type PartnerStep, Promptness, type RequestRow, type Step } from '#programme/request.ts';
import type { RuleContext, StepContext, UndoRecord } from '#programme/request-change.ts';
import { mustBeDestroyed } from '#programme/retention.ts';
import { DEFAULT_TARGETS, type OpeningHours } from '#programme/settings.ts';
import { applyStep } from '#programme/transitions.ts';

const minute = 60_000;
const day = 1440 * minute;
const files = ['file-a', 'file-b'] as const;
const members = [
  { member: 'marie', role: 'coordinator' },
  { member: 'ines', role: 'professional' },
  { member: 'anne', role: 'professional' },
  { member: 'rose', role: 'peer' },
] as const;
type Member = (typeof members)[number];
const owners = members.filter((one) => one.role !== 'peer').map((one) => one.member as string);

const period = [
  { from: '08:30', to: '12:00' },
  { from: '13:00', to: '16:30' },
];
const hours: OpeningHours = {
  timeZone: 'America/Montreal',
  week: { mon: period, tue: period, wed: period, thu: period, fri: period, sat: [], sun: [] },
  closures: [{ from: '2026-10-20', to: '2026-10-21' }],
  holidays: true,
};
const start = Temporal.ZonedDateTime.from('2026-10-06T09:00[America/Montreal]').epochMilliseconds;
const rules = (now: number): RuleContext => ({
  hours,
  holidays: new Set(['2026-10-12']),
  targets: DEFAULT_TARGETS,
  now,
  retentionDays: 30,
});

const promptness = fc.constantFrom(...Promptness.options);
const file = fc.constantFrom(...files);
const someone = fc.constantFrom(...members);
/** Offsets from now, in minutes: some in the past, some beyond every horizon. */
const offset = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 5000 }) },
  { weight: 1, arbitrary: fc.constantFrom(-60, 0, 100 * 1440, 400 * 1440) },
);
type Act =
  | { who: Member; make: (now: number) => Step; stale: boolean }
  | { partner: PartnerStep['step'] }
  | { reply: string }
  | { leaves: string }
  | { undoes: true };
const memberStep: fc.Arbitrary<(now: number) => Step> = fc.oneof(
  fc
    .constantFrom('see', 'claim', 'claim', 'take_over', 'start_call', 'end_call', 'decide')
    .map((step) => (): Step => ({ step })),
  fc.constantFrom(...owners, 'rose').map((to) => () => ({ step: 'hand_over', to }) as const),
  fc.tuple(fc.boolean(), fc.option(offset, { nil: null })).map(
    ([reached, next]) =>
      (now: number): Step =>
        next === null
          ? { step: 'attempt', reached }
          : { step: 'attempt', reached, nextAt: now + next * minute },
  ),
  fc.tuple(offset, fc.constantFrom(...owners, 'rose')).map(
    ([next, owner]) =>
      (now: number) =>
        ({ step: 'plan', dueAt: now + next * minute, owner }) as const,
  ),
  promptness.map((wish) => () => ({ step: 'set_promptness', promptness: wish }) as const),
  fc
    .option(offset, { nil: null })
    .map(
      (next) => (now: number) =>
        ({ step: 'set_not_before', notBefore: next === null ? null : now + next * minute }) as const,
    ),
  file.map((into) => () => ({ step: 'merge', into }) as const),
  fc.constantFrom('done', 'withdrawn_by_partner').map((reason) => (): Step => ({ step: 'close', reason })),
  promptness.map((wish) => () => ({ step: 'reopen', promptness: wish }) as const),
  fc.boolean().map((hold) => () => ({ step: 'hold', hold }) as const),
  fc.constant(() => ({ step: 'undo', event: 1 }) as const),
);
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      who: someone,
      make: memberStep,
      stale: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('raise', 'withdraw', 'message').map((partner) => ({ partner })),
  },
  { weight: 1, arbitrary: fc.constantFrom(...owners).map((reply) => ({ reply })) },
  { weight: 1, arbitrary: fc.constantFrom('ines', 'anne').map((leaves) => ({ leaves })) },
  { weight: 1, arbitrary: fc.constant({ undoes: true as const }) },
);
const life = fc.record({
  doors: fc.tuple(fc.constantFrom('web', 'phone'), fc.constantFrom('web', 'mail')),
  wishes: fc.tuple(promptness, promptness),
  notBefore: fc.option(fc.integer({ min: 1, max: 3 * 1440 }), { nil: null }),
  acts: fc.array(
    fc.record({
      file,
      act,
      /** Mostly minutes, now and then days. */
      wait: fc.oneof(
        { weight: 5, arbitrary: fc.integer({ min: 0, max: 15 }) },
        { weight: 1, arbitrary: fc.integer({ min: 60, max: 6000 }) },
      ),
    }),
    { minLength: 4, maxLength: 40, size: 'max' },
  ),
});

const freeze = (row: RequestRow): RequestRow => Object.freeze({ ...row });

/** Lives it, and hands every change to `check`. */
function live(
  { doors, wishes, notBefore, acts }: typeof life extends fc.Arbitrary<infer L> ? L : never,
  check: (change: {
    before: RequestRow;
    after: RequestRow;
    step: Step | null;
    now: number;
    kinds: string[];
  }) => void,
): Map<string, RequestRow> {
  let now = start;
  const rows = new Map<string, RequestRow>();
  const lastUndo = new Map<string, UndoRecord>();
  files.forEach((id, i) => {
    const arrival = {
      file: id,
      reference: id,
      promptness: wishes[i] ?? 'soon',
      notBefore: notBefore && now + notBefore * minute,
      practice: false,
    };
    const door = doors[i] ?? 'web';
    rows.set(
      id,
      freeze(
        door === 'phone'
          ? arrivedByPhone(arrival, 'ines', rules(now))
          : arrivedByDoor(arrival, door, rules(now)),
      ),
    );
  });
  for (const { file: id, act: what, wait } of acts) {
    now += wait * minute;
    const before = rows.get(id) as RequestRow;
    const other = rows.get(files.find((one) => one !== id) as string) as RequestRow;
    let result: ReturnType<typeof applyStep>;
    let step: Step | null = null;
    const contextOf = (who: { member: string; role: Member['role'] }, version: number): StepContext => ({
      ...rules(now),
      actor: who.member,
      role: who.role,
      version,
      mayOwn: (member) => owners.includes(member),
      other,
      undoable: lastUndo.get(id) ?? null,
    });
    if ('who' in what) {
      step = what.make(now);
      result = applyStep(before, step, contextOf(what.who, what.stale ? before.version - 1 : before.version));
      if (result.ok && what.who.role === 'peer') assert.fail('a peer took a step');
    } else if ('undoes' in what) {
      step = { step: 'undo', event: 1 };
      const actor = lastUndo.get(id)?.actor ?? 'marie';
      result = applyStep(before, step, contextOf({ member: actor, role: 'coordinator' }, before.version));
    } else if ('partner' in what) result = applyPartnerStep(before, { step: what.partner }, rules(now));
    else if ('reply' in what)
      result =
        before.state === 'closed'
          ? { ok: false, code: 'refused_step', why: 'closed', who: null }
          : memberReplied(before, what.reply, rules(now));
    else result = ownerLeft(before, what.leaves, 'marie', rules(now));
    if (!result.ok) continue;
    if (result.undo) lastUndo.set(id, result.undo);
    const kinds = result.events.map((event) => event.kind);
    check({ before, after: result.row, step, now, kinds });
    rows.set(id, freeze(result.row));
    if (result.other) {
      check({ before: other, after: result.other, step, now, kinds });
      rows.set(other.file, freeze(result.other));
    }
  }
  return rows;
}

it('every open request has one answerable person, one next action and one due time; every closed one a reason', () => {
  let closed = 0;
  let merged = 0;
  let undone = 0;
  fc.assert(
    fc.property(life, (lived) => {
      live(lived, ({ before, after, kinds }) => {
        assert.deepEqual(brokenLaws(after), []);
        if (after.state !== 'closed') assert.notEqual(answersFor(after, members).as, 'nobody');
        if (before.state !== 'closed' && after.state === 'closed') {
          closed += 1;
          if (after.closeReason === 'merged') merged += 1;
          assert.ok(
            kinds.some((kind) => ['closed', 'merged', 'undone'].includes(kind)),
            'nothing leaves silently',
          );
        }
        if (kinds.includes('undone')) undone += 1;
      });
    }),
    { numRuns: 400 },
  );
  // The random lives must have been worth living.
  assert.ok(closed > 50 && merged > 5 && undone > 20, `${closed} ${merged} ${undone}`);
});

it('a change is one version later and tells the journal; no change stores nothing', () => {
  fc.assert(
    fc.property(life, (lived) => {
      live(lived, ({ before, after, step, kinds }) => {
        if (step?.step === 'see') assert.equal(after.version, before.version);
        else assert.equal(after.version, kinds.length === 0 ? before.version : before.version + 1);
        if (kinds.length === 0) assert.equal(after, before);
        assert.equal(after.file, before.file);
        assert.equal(after.reference, before.reference);
      });
    }),
    { numRuns: 100 },
  );
});

it('the first clock: stopped once, only by a call that reached them; moved only by who may move it', () => {
  fc.assert(
    fc.property(life, (lived) => {
      live(lived, ({ before, after, step, now, kinds }) => {
        if (kinds.includes('undone') || kinds.includes('reopened')) return;
        if (before.answeredAt !== null)
          assert.equal(after.answeredAt, before.answeredAt, 'never overridden (zammad#5177)');
        else if (after.answeredAt !== null) {
          assert.ok(kinds.includes('attempt_reached') || kinds.includes('merge_received'));
        }
        if (after.answerDueAt > before.answerDueAt) {
          assert.ok(
            step?.step === 'set_promptness' || step?.step === 'set_not_before',
            'only a later wish moves it later',
          );
          assert.ok(before.answerDueAt > now, 'a missed promise stays missed');
        }
        // While the promise stands, the next action is never due after it.
        if (after.dueKind === 'answer' && after.answerDueAt > now)
          assert.ok((after.dueAt ?? Infinity) <= after.answerDueAt);
      });
    }),
    { numRuns: 400 },
  );
});

it('an open or unread request is never destroyed, however long one waits', () => {
  fc.assert(
    fc.property(life, (lived) => {
      for (const row of live(lived, () => undefined).values()) {
        if (row.state !== 'closed' || row.hold) assert.equal(mustBeDestroyed(row, start + 9999 * day), false);
        else assert.equal(mustBeDestroyed(row, start + 9999 * day), true);
      }
    }),
    { numRuns: 100 },
  );
});

it('undo is the exact inverse of any step that can be undone', () => {
  let tried = 0;
  const when = fc.integer({ min: 0, max: 10 });
  fc.assert(
    fc.property(life, someone, memberStep, when, (lived, who, make, later) => {
      const rows = live(lived, () => undefined);
      // No call in progress by somebody else, so that more steps can be tried.
      const row = freeze({ ...(rows.get('file-a') as RequestRow), callingSince: null, callingBy: null });
      const other = rows.get('file-b') as RequestRow;
      const now = Math.max(row.lastActivityAt, other.lastActivityAt) + minute;
      const context: StepContext = {
        ...rules(now),
        actor: who.member,
        role: who.role,
        version: row.version,
        mayOwn: (member) => owners.includes(member),
        other,
      };
      const result = applyStep(row, make(now), context);
      if (!result.ok || result.undo === null) return;
      tried += 1;
      const undone = applyStep(
        result.row,
        { step: 'undo', event: 1 },
        {
          ...context,
          now: now + later * minute,
          version: result.row.version,
          other: result.other,
          undoable: result.undo,
        },
      );
      assert.ok(undone.ok, undone.ok ? '' : undone.why);
      assert.deepEqual(undone.row, { ...row, seenAt: result.row.seenAt, version: row.version + 2 });
      if (result.other)
        assert.deepEqual(undone.other, { ...other, seenAt: result.other.seenAt, version: other.version + 2 });
    }),
    { numRuns: 400 },
  );
  assert.ok(tried > 60, `${tried} steps were undone`);
});
