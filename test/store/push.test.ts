/** Devices that are knocked on, on both engines. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forgetKeysOf, removeMember } from '#server/store/leaving.ts';
import { devicesOf, MOST_DEVICES, noteAnswer, turnOffDevice, turnOnDevice } from '#server/store/push.ts';
import type { MemberActor } from '#server/store/access.ts';
import type { ProgrammeStore } from '#server/store/store.ts';
import { onBothEngines } from '#test/support/engines.ts';
import { addMember, foundedIn, MONDAY } from '#test/support/founded.ts';

const on = (programme: ProgrammeStore, actor: MemberActor, id: string, now = MONDAY) =>
  programme.write((tx) =>
    turnOnDevice(tx, { actor, id, service: 'other', endpoint: `address of ${id}`, now }),
  );
const ids = async (programme: ProgrammeStore, { member }: MemberActor) =>
  (await programme.read((tx) => devicesOf(tx, member))).map(({ id }) => id);

onBothEngines('devices', (bench) => {
  test('ten at most, however many are turned on at once; one that is known is no eleventh', async () => {
    const { store, anotherNode } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const other = (await anotherNode()).forProgramme(programme.programme);
    const tries = await Promise.allSettled(
      Array.from({ length: 14 }, (_, i) => on(i % 2 ? other : programme, actor, `device-${i}`)),
    );
    const refused = tries.filter((one) => one.status === 'rejected');
    assert.equal(refused.length, 4);
    for (const { reason } of refused) assert.equal(reason.code, 'too_many_devices');
    const known = await ids(programme, actor);
    assert.equal(known.length, MOST_DEVICES);
    await on(programme, actor, known[0] ?? '');
    assert.deepEqual(await ids(programme, actor), known);
  });

  test('a computer that changes hands knocks for whoever turned it on last', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const her = await addMember(programme, 'professional');
    await on(programme, actor, 'office');
    await programme.write((tx) =>
      noteAnswer(tx, { id: 'office', member: actor.member, answered: 'failed', now: MONDAY }),
    );
    await on(programme, her, 'office', MONDAY + 1);
    assert.deepEqual(await ids(programme, actor), []);
    const [device] = await programme.read((tx) => devicesOf(tx, her.member));
    assert.deepEqual([device?.createdAt, device?.lastOkAt, device?.failingSince], [MONDAY + 1, null, null]);
    // An answer to a knock that was for the one before changes nothing of hers.
    await programme.write((tx) =>
      noteAnswer(tx, { id: 'office', member: actor.member, answered: 'gone', now: MONDAY }),
    );
    assert.deepEqual(await ids(programme, her), ['office']);
  });

  test('nobody turns off a device of somebody else, nor of another programme', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const elsewhere = await foundedIn(store, { host: 'elsewhere.test' });
    const her = await addMember(programme, 'professional');
    await on(programme, actor, 'mine');
    for (const [where, who] of [
      [programme, her],
      [elsewhere.programme, actor],
    ] as const)
      await assert.rejects(
        where.write((tx) => turnOffDevice(tx, { actor: who, id: 'mine', now: MONDAY })),
        { code: 'unknown_or_hidden' },
      );
    assert.deepEqual(await ids(elsewhere.programme, actor), []);
    await on(elsewhere.programme, elsewhere.actor, 'mine');
    assert.deepEqual(await ids(programme, actor), ['mine']);
  });

  test('whoever leaves, or gets new keys, is knocked on nowhere any more', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const leaver = await addMember(programme, 'professional');
    const readmitted = await addMember(programme, 'professional');
    for (const one of [actor, leaver, readmitted]) await on(programme, one, `of ${one.member}`);
    await programme.write(async (tx) => {
      await removeMember(tx, { member: leaver.member, to: actor.member, now: MONDAY });
      await forgetKeysOf(tx, readmitted.member);
    });
    assert.deepEqual(await ids(programme, leaver), []);
    assert.deepEqual(await ids(programme, readmitted), []);
    assert.deepEqual(await ids(programme, actor), [`of ${actor.member}`]);
  });
});
