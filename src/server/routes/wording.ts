/** The guide as the team works on it, and paid time. */
import * as contract from '#contract/wording.ts';
import { exactOnes } from '#wording/adoption.ts';
import { type Approver, standingOf, versionsIn, waitsFor } from '#wording/approval.ts';
import { type OwnWording, wholeGuide } from '#wording/guide.ts';
import { approvedAs } from '#wording/practice.ts';
import { type Shipped, shipped } from '../content/shipped.ts';
import { checkPaidTime, checkRecord } from '../envelopes.ts';
import { Refusal } from '../refusal.ts';
import { deletePaidTime, listPaidTime, putPaidTime } from '../store/paid-time.ts';
import { settingsOf } from '../store/programmes.ts';
import type { Tx } from '../store/tx.ts';
import {
  adopt,
  approvalsOf,
  approve,
  endAdoption,
  ownEntries,
  ownWording,
  putOwnEntry,
  takeBack,
} from '../store/wording.ts';
import { DONE, type Register } from './register.ts';

/** Ids of what a programme adds. */
const OWN = /^own-/;

export function wordingRoutes(register: Register): void {
  register(contract.getWording, async ({ store }) => {
    const { wording, practice } = await shipped();
    return store.read(async (tx) => ({
      entries: [...wording.entries],
      practice: practice.map((conversation) => ({ ...conversation, ...approvedAs(conversation) })),
      own: await ownEntries(tx),
      approvals: await approvalsOf(tx),
      hideDrafts: (await settingsOf(tx)).settings.hideDrafts ?? false,
    }));
  });

  register(contract.getWordRules, async (_call, { query: { language } }) => ({
    rules: (await shipped()).wordCheck[language],
  }));

  register(contract.countToReview, async ({ store }) => {
    const content = await shipped();
    const own = await store.read(currentWording);
    const standings = [...currentVersions(content, own)].map(([item, version]) =>
      standingOf(own.approvals, item, version),
    );
    const waiting = (side: Approver) => standings.filter((standing) => waitsFor(standing, side)).length;
    return { survivor: waiting('survivor'), worker: waiting('worker') };
  });

  register(contract.putOwnEntry, async ({ store, actor, now }, { params: { entry }, body }) => {
    const known = (await shipped()).wording.entries.some(({ id }) => id === entry);
    // What a programme adds can never stand in the place of what ships later.
    if (!known && !OWN.test(entry)) throw new Refusal('unknown_or_hidden');
    const basedOn = known && body.words !== null ? body.basedOn : null;
    if (known && body.words !== null && basedOn === null) throw new Refusal('malformed');
    return store.write((tx) => putOwnEntry(tx, { actor, change: { ...body, id: entry, basedOn }, now }));
  });

  register(contract.approveWording, async ({ store, programme, actor, now }, { body }) => {
    const content = await shipped();
    const record = approvalRecord(programme, body);
    return store.write(async (tx) => {
      const current = currentVersions(content, await currentWording(tx)).get(body.item);
      if (current === undefined) throw new Refusal('unknown_or_hidden');
      if (current !== body.version) throw new Refusal('stale', { version: current });
      await approve(tx, { ...body, actor, record, now });
      return { approvals: await approvalsOf(tx) };
    });
  });

  register(contract.takeBackApproval, async ({ store, programme, actor, now }, { body }) => {
    const record = approvalRecord(programme, body);
    return store.write(async (tx) => {
      await takeBack(tx, { ...body, actor, record, now });
      return { approvals: await approvalsOf(tx) };
    });
  });

  register(contract.adoptApprovals, async ({ store, actor, now }, { body: { from, approvals } }) => {
    const content = await shipped();
    return store.write(async (tx) => {
      const exact = exactOnes(approvals, currentVersions(content, await currentWording(tx)));
      await adopt(tx, { actor, from, approvals: exact, now });
      return { approvals: await approvalsOf(tx), taken: exact.length };
    });
  });

  register(contract.dropAdopted, async ({ store, actor, now }, { body: { from } }) =>
    store.write(async (tx) => {
      await endAdoption(tx, { actor, from, now });
      return { approvals: await approvalsOf(tx) };
    }),
  );

  register(contract.listPaidTime, async ({ store, actor }) =>
    store.read(async (tx) => ({ times: await listPaidTime(tx, actor) })),
  );

  register(contract.putPaidTime, async ({ store, programme, actor, now }, { params, body }) => {
    const time = checkPaidTime(programme, actor.member, { ...params, ...body });
    return store.write((tx) => putPaidTime(tx, { actor, time, now }));
  });

  register(contract.deletePaidTime, async ({ store, actor, now }, { params }) => {
    await store.write((tx) => deletePaidTime(tx, { actor, ...params, now }));
    return DONE;
  });
}

const currentWording = async (tx: Tx): Promise<OwnWording> => ownWording(tx, (await settingsOf(tx)).settings);

const approvalRecord = (programme: string, { record, sealed }: { record: string; sealed: string }) =>
  checkRecord(programme, { kind: 'wording_approval', record, version: 1, sealed });

/** What everything that is approved says now: entries as the programme has them, and conversations. */
const currentVersions = ({ wording, practice }: Shipped, own: OwnWording): Map<string, string> =>
  versionsIn([
    ...wholeGuide(wording.entries, own),
    ...practice.map(approvedAs).map(({ item, version }) => ({ id: item, version, hidden: false })),
  ]);
