import assert from 'node:assert/strict';
import { it } from 'node:test';
import { undertakingTimes } from '#programme/undertaking.ts';
import { roundsDeskOf } from '#test/support/team-rounds.ts';
import { closeUndertakingLink } from './close-undertaking-link.ts';

const NONE = { before: null, after: null, later: null, box: null };
const asked = { moment: 'undertaking', set: null, most: 1 } as const;

it('the link of a session that is cancelled takes nothing any more, and no other round is touched', async () => {
  const desk = roundsDeskOf({ offline: false });
  const actions = { roundsDesk: async () => desk };
  const times = undertakingTimes(Date.now() - 60_000);
  const [hers, other] = [
    await desk.createRound({ ...asked, ...times }),
    await desk.createRound({ ...asked, ...times }),
  ];
  assert.ok(hers.ok && other.ok);
  const closed = await closeUndertakingLink(actions, { rounds: { ...NONE, undertaking: hers.round.round } });
  assert.ok(closed?.ok);
  const until = async (round: string) => (await desk.get(round))?.round.closesAt ?? assert.fail();
  assert.ok((await until(hers.round.round)) <= Date.now());
  assert.equal(await until(other.round.round), times.closesAt);
});

it('where there is no link nothing is asked; one that cannot be closed says so', async () => {
  const never = { roundsDesk: async () => assert.fail() };
  assert.equal(await closeUndertakingLink(never, { rounds: NONE }), null);
  const rounds = { ...NONE, undertaking: 'gone' };
  const at = (offline: boolean) => ({ roundsDesk: async () => roundsDeskOf({ offline }) });
  assert.equal(await closeUndertakingLink(at(false), { rounds }), null, 'destroyed meanwhile');
  const unfetched = { roundsDesk: () => Promise.reject(new Error('no network')) };
  for (const actions of [at(true), unfetched])
    assert.deepEqual(await closeUndertakingLink(actions, { rounds }), { ok: false, code: 'unreachable' });
});
