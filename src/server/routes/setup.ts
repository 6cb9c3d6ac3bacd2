/** Set-up by the founding coordinator, with the one-time token; the token dies with genesis. */
import { timingSafeEqual } from 'node:crypto';
import * as contract from '#contract/setup.ts';
import { refusalOfGenesis } from '#sealing/roster-rules.ts';
import { checkRecord } from '../envelopes.ts';
import { Refusal } from '../refusal.ts';
import { foundProgramme } from '../store/founding.ts';
import { confirmKit, saveEssentials, settingsOf } from '../store/programmes.ts';
import type { Tx } from '../store/tx.ts';
import { accountFrom } from './account.ts';
import { checkEpoch, checkRoster, checkTimeZone } from './checks.ts';
import { knownBrowserMark, newToken, setCookie } from './cookies.ts';
import { DONE, hashOf, type Register } from './register.ts';

export function setupRoutes(register: Register): void {
  register(contract.setupState, async ({ store, programme }, { body }) => {
    const stored = await store.read(async (tx) => {
      await refuseOtherToken(tx, body.token);
      return settingsOf(tx);
    });
    return { programme, essentials: stored.version === 0 ? null : stored.settings.essentials };
  });

  register(contract.saveEssentials, async ({ store }, { body }) => {
    checkTimeZone(body.essentials.timeZone);
    await store.write(async (tx) => {
      await refuseOtherToken(tx, body.token);
      await saveEssentials(tx, body.essentials);
    });
    return DONE;
  });

  register(contract.genesis, async (call, { body }) => {
    const { deps, store, programme, reply, now } = call;
    await store.read((tx) => refuseOtherToken(tx, body.token));
    const founder = `member:${body.member}`;
    const roster = await checkRoster({
      programme,
      compact: body.roster,
      version: 0,
      signedBy: founder,
      verifyKey: ({ members }) => members.find(({ id }) => id === body.member)?.verifyKey,
    });
    const line = roster.roster.members.find(({ id }) => id === body.member);
    if (
      refusalOfGenesis(roster.roster) !== null ||
      roster.roster.members.length !== 1 ||
      line?.role !== 'coordinator'
    )
      throw new Refusal('malformed');
    checkEpoch(programme, body.epoch, roster.roster);
    const account = accountFrom(call, body.member, body);
    const records = body.records.map((record) => checkRecord(programme, record));
    if (records.some(({ epoch }) => epoch !== 0)) throw new Refusal('not_sealed');
    const token = newToken();
    await store.write((tx) =>
      foundProgramme(tx, {
        tokenHash: hashOf(body.token),
        account: { ...account, role: 'coordinator', recipient: line.recipient, verifyKey: line.verifyKey },
        roster,
        epoch: body.epoch,
        records,
        sessionHash: hashOf(token),
        now,
      }),
    );
    setCookie(reply, 'full', token);
    setCookie(reply, 'known', knownBrowserMark(deps.secrets, programme, body.member));
    return DONE;
  });

  register(contract.confirmKit, async ({ store, actor, now }, { body }) => {
    await store.write((tx) => confirmKit(tx, { actor, pendingKitRecord: body.pendingKitRecord, now }));
    return DONE;
  });
}

/** @throws Refusal `token_used` unless the token is this programme's, and it was not founded yet */
async function refuseOtherToken(tx: Tx, token: string): Promise<void> {
  const { setupTokenHash } = await settingsOf(tx);
  // Always compared, so that a programme that was founded takes as long as one that was not.
  const same = timingSafeEqual(Buffer.from(setupTokenHash ?? hashOf('')), Buffer.from(hashOf(token)));
  if (setupTokenHash === null || !same) throw new Refusal('token_used');
}
