/**
 * [Note: One access rule] Which requests somebody may see is decided here, once, as part of the query: list, detail, count and
 * export all start from it, so a permission cannot hold on one screen and not on another. What is hidden is simply not found.
 */
import type { SelectQueryBuilder } from 'kysely';
import { sql } from 'kysely';
import { type Action, may } from '#programme/roles.ts';
import type { Database, RoleName } from './schema.ts';
import type { Tx } from './tx.ts';

/** Who acts: always a real one, also in the journal. */
export interface MemberActor {
  readonly member: string;
  readonly role: RoleName;
}

/** The requests that `actor` may see. See [Note: One access rule]. */
export function requestsFor(tx: Tx, actor: MemberActor): SelectQueryBuilder<Database, 'request', object> {
  const own = tx.db.selectFrom('request').where('request.programme', '=', tx.programme);
  return may(actor.role, 'read_requests') ? own : own.where(sql<boolean>`1 = 0`);
}

/**
 * Kinds of sealed records and what a role needs to read and write them; `own` ones are seen by their author alone, a
 * `log` is added to and never shortened.
 */
const RECORD_ACCESS: Readonly<
  Record<
    string,
    { readonly read: Action; readonly write: Action | null; readonly own?: true; readonly log?: true }
  >
> = {
  directory: { read: 'read_directory', write: 'edit_directory' },
  member_card: { read: 'read_members', write: 'edit_own_account' },
  return_card: { read: 'read_return_cards', write: 'work_on_requests' },
  tally: { read: 'read_numbers', write: 'work_on_requests' },
  draft: { read: 'keep_own_drafts', write: 'keep_own_drafts', own: true },
  pending_kit: { read: 'manage_kit', write: 'manage_kit' },
  invitation_copy: { read: 'manage_members', write: 'manage_members' },
  // How she was after a meeting: hers alone, unless she shares it as another record.
  check_in: { read: 'answer_engagements', write: 'answer_engagements', own: true },
  // Written with the approval it tells of, and never again.
  wording_approval: { read: 'approve_wording', write: null },
  // Sums that were let be seen, and lines to read first: nobody else reads answers.
  evaluation_release: { read: 'read_answers', write: 'read_answers', log: true },
  evaluation_lines: { read: 'read_answers', write: 'read_answers', log: true },
  wording_note: { read: 'approve_wording', write: 'approve_wording' },
};

/** Whether `actor` may read or write records of `kind`. Unknown kinds: nobody. */
export function mayTouchRecords(actor: MemberActor, kind: string, how: 'read' | 'write'): boolean {
  const rule = Object.hasOwn(RECORD_ACCESS, kind) ? RECORD_ACCESS[kind] : undefined;
  const action = rule?.[how] ?? null;
  return action !== null && may(actor.role, action);
}

/** Whether nobody may delete a record of `kind`: with a gap in it, what was shown before can no longer be known. */
export const isLog = (kind: string): boolean => RECORD_ACCESS[kind]?.log === true;

/** Whether records of `kind` belong to their author alone. */
export const isOwnRecord = (kind: string): boolean => RECORD_ACCESS[kind]?.own === true;
