/** A founded programme in a store, by real sealing and without HTTP; and things to put in it. */
import { randomBytes, randomUUID } from 'node:crypto';
import { foundProgramme, type NewEpoch } from '#sealing/epoch.ts';
import { deriveKit, newKit } from '#sealing/kit.ts';
import { MemberKey } from '#sealing/member.ts';
import type { CheckedEntry } from '#server/envelopes.ts';
import type { MemberActor } from '#server/store/access.ts';
import { type Submission, submitRequest } from '#server/store/door.ts';
import { foundProgramme as storeGenesis, insertMember, type NewAccount } from '#server/store/founding.ts';
import { putMailServer } from '#server/store/mail.ts';
import { changeAccount } from '#server/store/members.ts';
import { confirmKit, createProgramme, saveEssentials } from '#server/store/programmes.ts';
import type { RoleName } from '#server/store/schema.ts';
import type { ProgrammeStore, Store } from '#server/store/store.ts';

/** A Monday, 10 h in Montréal. */
export const MONDAY = Date.parse('2026-11-23T15:00:00Z');

export interface Founded {
  readonly programme: ProgrammeStore;
  readonly actor: MemberActor;
  readonly memberKey: MemberKey;
  readonly epoch: NewEpoch;
  readonly kit: Awaited<ReturnType<typeof deriveKit>>;
}

const ESSENTIALS = {
  name: 'Programme',
  organisation: 'Organisme',
  phone: '450 555-0100',
  timeZone: 'America/Toronto',
};

/** @param options `open`: the kit is confirmed, so that requests are accepted (by default) */
export async function foundedIn(
  store: Store,
  options: { host?: string | null; open?: boolean; now?: number } = {},
): Promise<Founded> {
  const { host = null, open = true, now = MONDAY } = options;
  const id = randomUUID();
  await createProgramme(store, { id, host, setupTokenHash: 'token', now });
  const programme = store.forProgramme(id);
  const memberKey = await MemberKey.generate();
  const kit = await deriveKit(newKit());
  const member = randomUUID();
  const epoch = await foundProgramme({
    programme: id,
    at: now,
    founder: {
      id: member,
      role: 'coordinator',
      recipient: memberKey.recipient,
      verifyKey: memberKey.verifyKey,
    },
    signer: memberKey.signer,
    kit: { recipient: kit.recipient, verifyKey: kit.verifyKey },
  });
  const actor: MemberActor = { member, role: 'coordinator' };
  await programme.write(async (tx) => {
    await saveEssentials(tx, ESSENTIALS);
    await storeGenesis(tx, {
      tokenHash: 'token',
      account: {
        ...account(member, 'coordinator'),
        recipient: memberKey.recipient,
        verifyKey: memberKey.verifyKey,
      },
      roster: { compact: epoch.roster.compact, roster: epoch.roster.roster, signedBy: epoch.roster.signedBy },
      epoch: { ...epoch.bundle, wraps: [...epoch.bundle.wraps] as never },
      records: [],
      sessionHash: token(),
      now,
    });
    if (open) await confirmKit(tx, { actor, pendingKitRecord: null, now });
  });
  return { programme, actor, memberKey, epoch, kit };
}

/** A founded programme with a mail server, so that mail is a way to be told. */
export async function mailing(store: Store, host: string | null = null): Promise<Founded> {
  const founded = await foundedIn(store, { host });
  const { programme, actor } = founded;
  await programme.write((tx) =>
    putMailServer(tx, { actor, server: 'mail server, sealed', password: undefined, now: MONDAY }),
  );
  return founded;
}

export function account(member: string, role: RoleName): NewAccount {
  const name = `m-${member.slice(-12)}`;
  return {
    member,
    role,
    signInName: name,
    language: 'fr',
    recipient: `recipient of ${member}`,
    verifyKey: `verify key of ${member}`,
    opaqueRecord: 'record',
    sealedMemberKey: 'sealed',
    totpSecret: 'totp',
    totpCounter: 0,
    recoveryCodeHashes: ['one', 'two'],
  };
}

/** Somebody with an account and no line in the roster: enough for whatever is not about keys. */
export async function addMember(
  programme: ProgrammeStore,
  role: RoleName,
  options: { mail?: boolean; now?: number } = {},
): Promise<MemberActor> {
  const { mail = false, now = MONDAY } = options;
  const member = randomUUID();
  await programme.write(async (tx) => {
    await insertMember(tx, account(member, role), now);
    if (mail)
      await changeAccount(tx, {
        member,
        language: 'fr',
        alertAddress: `address of ${member}`,
        alerts: undefined,
        timeZone: 'America/Toronto',
        now,
      });
  });
  return { member, role };
}

export const token = (): string => randomBytes(32).toString('base64url');

/** An entry as the routes hand it over once its envelope was checked. `sealed` is what the store keeps. */
export function entry(
  place: { stream?: 'exchange' | 'notes'; seq?: number; prev?: string; epoch?: number; sealed?: string } = {},
): CheckedEntry {
  return {
    stream: 'exchange',
    seq: 0,
    prev: token(),
    epoch: 0,
    sealed: `sealed ${token()}`,
    hash: token(),
    ...place,
  };
}

let drawn = 1000;
/** Reference names that never meet, unless a test wants them to. */
export const nextReference = (): string => `Mésange-${drawn++}`;

/** By the form: whoever hands it in holds a receipt. */
export type FormSubmission = Submission & { readonly receipt: NonNullable<Submission['receipt']> };

export function submission(over: Partial<FormSubmission> = {}): FormSubmission {
  const epoch = over.key?.epoch ?? 0;
  return {
    file: randomUUID(),
    promptness: 'soon',
    notBefore: null,
    practice: false,
    receipt: { locator: randomBytes(16).toString('base64url'), authenticationHash: token() },
    key: { stream: 'exchange', epoch, intake: 'age file', receipt: 'wrap' },
    entry: entry({ epoch }),
    now: MONDAY,
    newReference: nextReference,
    ...over,
  };
}

/** Hands a request in; returns what was sent. */
export async function submitted(
  programme: ProgrammeStore,
  over: Partial<FormSubmission> = {},
): Promise<FormSubmission> {
  const sent = submission(over);
  await programme.write((tx) => submitRequest(tx, sent));
  return sent;
}
