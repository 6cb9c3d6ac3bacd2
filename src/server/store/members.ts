/** Accounts. What only the server may read again in them comes in sealed under its secret. */
import type { AlertPrefs } from '#programme/alert-prefs.ts';
import type { RequestRow } from '#programme/request.ts';
import { may } from '#programme/roles.ts';
import { Refusal } from '../refusal.ts';
import type { MemberActor } from './access.ts';
import { nextDaily, toPrefs } from './daily.ts';
import { writeLine } from './journal.ts';
import type { LanguageName, MemberTable, RoleName } from './schema.ts';
import type { Tx } from './tx.ts';
import { wakeAt } from './wake.ts';

export interface Member {
  readonly id: string;
  readonly signInName: string;
  readonly role: RoleName;
  readonly language: LanguageName;
  readonly sealedMemberKey: string;
  /** Under the server's secret. */
  readonly totpSecret: string;
  readonly totpCounter: number;
  /** SHA-256 of those left. */
  readonly recoveryCodes: readonly string[];
  /** Under the server's secret. */
  readonly alertAddress: string | null;
  readonly opaqueRecord: string;
  /** Epoch ms. */
  readonly since: number;
  readonly lastSeenAt: number | null;
  readonly lastVisitAt: number | null;
  readonly alerts: AlertPrefs;
}

export function toMember(row: MemberTable): Member {
  return {
    id: row.id,
    signInName: row.sign_in_name,
    role: row.role,
    language: row.language,
    sealedMemberKey: row.sealed_member_key,
    totpSecret: row.totp_secret,
    totpCounter: row.totp_counter,
    recoveryCodes: JSON.parse(row.recovery_codes) as string[],
    alertAddress: row.alert_address,
    opaqueRecord: row.opaque_record,
    since: row.since,
    lastSeenAt: row.last_seen_at,
    lastVisitAt: row.last_visit_at,
    alerts: toPrefs(row.alert_prefs),
  };
}

/** Everybody with access, in the order in which they joined. */
export async function listMembers(tx: Tx): Promise<Member[]> {
  const rows = await tx.db
    .selectFrom('member')
    .selectAll()
    .where('programme', '=', tx.programme)
    .orderBy('since')
    .orderBy('id')
    .execute();
  return rows.map(toMember);
}

export async function findMember(tx: Tx, id: string): Promise<Member | null> {
  const row = await tx.db
    .selectFrom('member')
    .selectAll()
    .where('programme', '=', tx.programme)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? toMember(row) : null;
}

export async function findMemberByName(tx: Tx, signInName: string): Promise<Member | null> {
  const row = await tx.db
    .selectFrom('member')
    .selectAll()
    .where('programme', '=', tx.programme)
    .where('sign_in_name', '=', signInName)
    .executeTakeFirst();
  return row ? toMember(row) : null;
}

/** Whether a member may be the owner of a request: has access, and a role that owns. */
export async function ownersOf(tx: Tx): Promise<(member: NonNullable<RequestRow['owner']>) => boolean> {
  const rows = await tx.db
    .selectFrom('member')
    .select(['id', 'role'])
    .where('programme', '=', tx.programme)
    .execute();
  const owners = new Set(rows.filter(({ role }) => may(role, 'own_requests')).map(({ id }) => id));
  return (member) => owners.has(member);
}

/** @param alertAddress under the server's secret; null = no mail */
export async function changeAccount(
  tx: Tx,
  input: {
    member: string;
    language: LanguageName;
    alertAddress: string | null;
    /** Undefined: as they were. */
    alerts: AlertPrefs | undefined;
    timeZone: string;
    now: number;
  },
): Promise<Member> {
  const { alerts, alertAddress, now } = input;
  await update(tx, input.member, {
    language: input.language,
    alert_address: alertAddress,
    ...(alerts === undefined ? {} : { alert_prefs: JSON.stringify(alerts) }),
  });
  const { daily } = alerts ?? ((await findMember(tx, input.member)) as Member).alerts;
  const dailyAt = alertAddress === null ? null : nextDaily({ daily }, input.timeZone, now);
  await update(tx, input.member, { daily_at: dailyAt });
  if (dailyAt !== null) await wakeAt(tx, dailyAt);
  await writeLine(tx, { kind: 'account_changed', at: input.now, actor: input.member });
  return (await findMember(tx, input.member)) as Member;
}

/** Notes that she looked at Today. @returns when she did before, epoch ms */
export async function markVisit(tx: Tx, input: { member: string; now: number }): Promise<number | null> {
  const before = await findMember(tx, input.member);
  await update(tx, input.member, { last_visit_at: input.now });
  return before?.lastVisitAt ?? null;
}

/** Notes that she is at work; called at most every few minutes. */
export async function markSeen(tx: Tx, input: { member: string; now: number }): Promise<void> {
  await update(tx, input.member, { last_seen_at: input.now });
}

/** A new passphrase. Her other sessions end: whoever knew the old one is out. */
export async function changePassphrase(
  tx: Tx,
  input: { member: string; sessionHash: string; opaqueRecord: string; sealedMemberKey: string; now: number },
): Promise<void> {
  await update(tx, input.member, {
    opaque_record: input.opaqueRecord,
    sealed_member_key: input.sealedMemberKey,
  });
  await tx.db
    .deleteFrom('session')
    .where('programme', '=', tx.programme)
    .where('member', '=', input.member)
    .where('token_hash', '<>', input.sessionHash)
    .execute();
  await writeLine(tx, { kind: 'passphrase_changed', at: input.now, actor: input.member });
}

/** Another second factor and other recovery codes. @param counter the step of the code that proved it */
export async function changeSecondFactor(
  tx: Tx,
  input: {
    member: string;
    totpSecret: string;
    counter: number;
    recoveryCodeHashes: readonly string[];
    now: number;
  },
): Promise<void> {
  await update(tx, input.member, {
    totp_secret: input.totpSecret,
    totp_counter: input.counter,
    recovery_codes: JSON.stringify(input.recoveryCodeHashes),
  });
  await writeLine(tx, { kind: 'second_factor_changed', at: input.now, actor: input.member });
}

async function update(tx: Tx, member: string, fields: Partial<MemberTable>): Promise<void> {
  const result = await tx.db
    .updateTable('member')
    .set(fields)
    .where('programme', '=', tx.programme)
    .where('id', '=', member)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) throw new Refusal('sign_in_needed');
}

/** @throws Refusal `already_exists` when the name belongs to another member than `except`, or to a candidate */
export async function refuseTakenName(
  tx: Tx,
  signInName: string,
  except: string | null = null,
): Promise<void> {
  const member = await tx.db
    .selectFrom('member')
    .select('id')
    .where('programme', '=', tx.programme)
    .where('sign_in_name', '=', signInName)
    .executeTakeFirst();
  if (member && member.id !== except) throw new Refusal('already_exists');
  const candidate = await tx.db
    .selectFrom('candidate')
    .select('id')
    .where('programme', '=', tx.programme)
    .where('sign_in_name', '=', signInName)
    .executeTakeFirst();
  if (candidate) throw new Refusal('already_exists');
}

export const asActor = ({ id, role }: Pick<Member, 'id' | 'role'>): MemberActor => ({ member: id, role });
