import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UNDERTAKINGS } from '#programme/session-plan.ts';
import type { PlanView } from '#team/data/agenda.ts';
import { sessionOf, sessionWithLink } from '#test/support/team-sessions.ts';
import { CAMILLE, NADIA, NOW } from '#test/support/team-stories.ts';
import { undertakingNews, undertakingsCome, withLink } from './undertaking-news.ts';

const PLAN = sessionOf(1);
function withAnswers(answers: 0 | 1, change: object = {}) {
  const { agenda, rounds = [] } = sessionWithLink(answers);
  const plans = (agenda?.plans ?? []).map(
    (view): PlanView =>
      view.plan === PLAN && view.content !== null
        ? { ...view, content: { ...view.content, ...change } }
        : view,
  );
  const content = plans.find(({ plan }) => plan === PLAN)?.content;
  assert.ok(content?.kind === 'session');
  return { plans, rounds, content };
}
const noted = { undertaking: { accepted: [...UNDERTAKINGS], how: 'link', by: 'Luc', at: NOW } };

test('the list says what came and what is awaited; what is not known, expired or noted already is not said', () => {
  const news = (answers: 0 | 1, change = {}, now = NOW) => {
    const { content, rounds } = withAnswers(answers, change);
    return undertakingNews(content, rounds, now);
  };
  assert.equal(news(1), 'received');
  assert.equal(news(0), 'awaited');
  assert.equal(news(0, {}, NOW + 40 * 86_400_000), null, 'expired');
  assert.equal(news(1, noted), null);
  assert.equal(news(1, { cancelled: true }), null);
  assert.equal(undertakingNews(withAnswers(1).content, null, NOW), null, 'not asked yet');
});

test('Today tells who leads or acts next, until somebody opened it or noted it', () => {
  const { plans, rounds } = withAnswers(1);
  const of = (me: string, list = rounds, all = plans) =>
    undertakingsCome(all, list, me).map(({ plan }) => plan);
  assert.deepEqual(of(CAMILLE), [PLAN]);
  assert.deepEqual(of(NADIA), [], 'a session of somebody else');
  assert.deepEqual(of(NADIA, rounds, withAnswers(1, { professional: NADIA }).plans), [PLAN]);
  assert.deepEqual(
    of(
      CAMILLE,
      rounds.map((round) => ({ ...round, unopened: 0 })),
    ),
    [],
    'somebody opened the session',
  );
  assert.deepEqual(of(CAMILLE, rounds, withAnswers(1, noted).plans), []);
  assert.deepEqual(of(CAMILLE, withAnswers(0).rounds), []);
});

test('nothing is asked of the server while no link is out', () => {
  assert.ok(withLink(withAnswers(0).plans));
  assert.ok(!withLink(withAnswers(0, noted).plans));
});
