import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { ActionResult, TeamState } from '#team/data/model.ts';
import { RETRY_MS, SECOND_THOUGHT_MS, stepBackWork } from './step-back.ts';

const done: ActionResult = { ok: true, undo: null, undoUntil: null };
const gone: ActionResult = { ok: false, code: 'unreachable' };

/** What the server answers, in order; the last one goes on. */
function work(t: TestContext, answers: readonly ActionResult[] = [done]) {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const ended: string[] = [];
  const states: string[] = [];
  const drafts = new Map<string, TeamState['drafts'][number]['draft']>();
  const stepBack = stepBackWork({
    desk: {
      end: async (engagement) => {
        ended.push(engagement);
        return answers[Math.min(ended.length, answers.length) - 1] ?? done;
      },
    },
    actions: {
      saveDraft: async (record, draft) => void drafts.set(record, draft),
      dropDraft: async (record) => void drafts.delete(record),
    },
    onState: (_, state) => states.push(state),
  });
  const pass = async (ms: number) => {
    t.mock.timers.tick(ms);
    // What the answer leads to.
    for (let i = 0; i < 10; i++) await Promise.resolve();
  };
  return { stepBack, ended, states, drafts, pass };
}

describe('stepping back', () => {
  it('goes at once when somebody is about to act on it', async (t) => {
    const { stepBack, ended, states, pass } = work(t);
    stepBack.begin('session', true);
    await pass(0);
    assert.deepEqual(ended, ['session']);
    assert.deepEqual(states, ['sending', 'done']);
    assert.equal(stepBack.undo(), false, 'what was sent is sent');
  });

  it('leaves ten seconds for a second thought long before, and then goes by itself', async (t) => {
    const { stepBack, ended, pass } = work(t);
    stepBack.begin('meeting', false);
    await pass(SECOND_THOUGHT_MS - 1);
    assert.deepEqual(ended, []);
    await pass(1);
    assert.deepEqual(ended, ['meeting']);
  });

  it('is as if it had never been when it is taken back in time', async (t) => {
    const { stepBack, ended, drafts, pass } = work(t);
    stepBack.begin('meeting', false);
    await pass(SECOND_THOUGHT_MS - 1);
    assert.equal(stepBack.undo(), true);
    stepBack.stop();
    await pass(SECOND_THOUGHT_MS);
    assert.deepEqual(ended, []);
    assert.equal(drafts.size, 0);
  });

  it('goes when the screen is left, or another one is left behind', async (t) => {
    const { stepBack, ended, pass } = work(t);
    stepBack.begin('meeting', false);
    stepBack.begin('coaching', false);
    await pass(0);
    assert.deepEqual(ended, ['meeting']);
    stepBack.stop();
    await pass(0);
    assert.deepEqual(ended, ['meeting', 'coaching']);
  });

  it('is kept without a network, and tried until it is through', async (t) => {
    const { stepBack, ended, states, drafts, pass } = work(t, [gone, gone, done]);
    stepBack.begin('session', true);
    await pass(0);
    assert.equal(drafts.size, 1);
    await pass(RETRY_MS);
    assert.equal(states.at(-1), 'kept');
    assert.equal(drafts.size, 1, 'one draft, however often it is tried');
    await pass(RETRY_MS);
    assert.equal(states.at(-1), 'done');
    assert.equal(ended.length, 3);
    assert.equal(drafts.size, 0);
  });

  it('goes on with what was kept when the app was closed', async (t) => {
    const before = work(t, [gone]);
    before.stepBack.begin('session', true);
    await before.pass(0);
    before.stepBack.stop();
    const [[record, draft] = []] = before.drafts;
    assert.ok(record && draft);
    t.mock.timers.reset();
    const after = work(t);
    after.drafts.set(record, draft);
    after.stepBack.resume([{ record, draft, savedAt: 0, onServer: true }]);
    await after.pass(0);
    assert.deepEqual(after.ended, ['session']);
    assert.equal(after.drafts.size, 0);
  });

  it('is done when it has ended already', async (t) => {
    const { stepBack, states, pass } = work(t, [{ ok: false, code: 'unknown_or_hidden' }]);
    stepBack.begin('session', true);
    await pass(0);
    assert.equal(states.at(-1), 'done');
  });
});
