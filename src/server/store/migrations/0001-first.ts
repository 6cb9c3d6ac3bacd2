/** The first form of the database. Columns are described in `schema.ts`. */
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';
import type { Migration } from './migration.ts';
import { int, raiseWall, type Table, tablesOf, text } from './tables.ts';

const OWNED = [
  'settings',
  'mail',
  'roster',
  'epoch',
  'wrap',
  'member',
  'session',
  'sign_in_attempt',
  'tries',
  'invitation',
  'candidate',
  'recovery',
  'request',
  'file_key',
  'circle',
  'entry',
  'record',
  'journal',
  'outbox',
];

export const first: Migration = {
  name: '0001-first',
  async up(db, engine) {
    await int(text(db.schema.createTable('programme'), 'id', 'host?'), 'created_at', 'last_event')
      .addPrimaryKeyConstraint('programme_pk', ['id'])
      .addUniqueConstraint('programme_host', ['host'])
      .execute();

    const { owned, ofFile, index } = tablesOf(db);
    await owned('settings', [], (t) =>
      int(
        text(t, 'body?', 'setup_token_hash?', 'genesis_hash?', 'publication_key?'),
        'version',
        'kit_confirmed_at?',
      ),
    );
    await owned('mail', [], (t) =>
      int(text(t, 'server?', 'password?', 'failing_reason?'), 'last_sent_at?', 'failing_since?'),
    );
    await owned('roster', ['version'], (t) => int(text(t, 'body', 'hash'), 'version', 'created_at'));
    await owned('epoch', ['epoch'], (t) =>
      int(
        text(
          t,
          'previous_ring?',
          'previous_commons?',
          'intake_private',
          'publication_private',
          'certificate',
        ),
        'epoch',
        'since',
      ),
    );
    await owned('wrap', ['epoch', 'key', 'recipient'], (t) =>
      int(text(t, 'key', 'recipient', 'sealed'), 'epoch'),
    );

    const account = (t: Table) =>
      int(
        text(
          t,
          'id',
          'sign_in_name',
          'language',
          'recipient',
          'verify_key',
          'opaque_record',
          'sealed_member_key',
          'totp_secret',
          'recovery_codes',
        ),
        'totp_counter',
      );
    await owned('member', ['id'], (t) =>
      int(text(account(t), 'role', 'alert_address?'), 'since', 'last_seen_at?', 'last_visit_at?'),
    );
    await index('member_name', 'member', ['programme', 'sign_in_name'], true);
    await owned('session', ['token_hash'], (t) =>
      int(text(t, 'token_hash', 'member', 'kind'), 'created_at', 'ends_at', 'passphrase_at'),
    );
    await index('session_member', 'session', ['programme', 'member']);
    await owned('sign_in_attempt', ['id'], (t) =>
      int(text(t, 'id', 'subject', 'member?', 'state'), 'expires_at'),
    );
    await owned('tries', ['subject'], (t) => int(text(t, 'subject'), 'count', 'window_ends_at'));
    await owned('invitation', ['id'], (t) =>
      int(
        text(
          t,
          'id',
          'role',
          'readmits?',
          'authentication_hash',
          'programme_mac',
          'roster_head',
          'sealed_copy',
        ),
        'roster_version',
        'created_at',
        'expires_at',
      ),
    );
    await owned('candidate', ['id'], (t) => int(text(account(t), 'invitation', 'mac'), 'created_at'));
    await index('candidate_invitation', 'candidate', ['programme', 'invitation'], true);
    await owned('recovery', ['challenge_hash'], (t) => int(text(t, 'challenge_hash'), 'expires_at'));

    await owned('request', ['file'], (t) =>
      int(
        text(
          t,
          'file',
          'reference',
          'door',
          'promptness',
          'state',
          'owner?',
          'due_kind?',
          'calling_by?',
          'close_reason?',
          'merged_into?',
          'receipt_locator?',
          'receipt_hash?',
          'exchange_hash?',
          'notes_hash?',
        ),
        'practice',
        'not_before?',
        'answer_due_at',
        'answered_at?',
        'due_at?',
        'promised_at?',
        'received_at',
        'seen_at?',
        'claimed_at?',
        'calling_since?',
        'last_activity_at',
        'attempts',
        'closed_at?',
        'returns',
        'destroy_at?',
        'hold',
        'withdrawn_at?',
        'version',
        'exchange_seq',
        'notes_seq',
      ),
    );
    await index('request_reference', 'request', ['programme', 'reference'], true);
    await index('request_receipt', 'request', ['programme', 'receipt_locator'], true);
    await index('request_closed', 'request', ['programme', 'closed_at']);
    await ofFile('file_key', ['file', 'stream', 'epoch'], (t) =>
      int(text(t, 'stream', 'intake?', 'receipt?', 'receipt_age?', 'ring?'), 'epoch'),
    );
    await ofFile('circle', ['file', 'epoch', 'member'], (t) => int(text(t, 'member', 'sealed'), 'epoch'));
    await ofFile('entry', ['file', 'stream', 'seq'], (t) =>
      int(text(t, 'stream', 'sealed?', 'hash', 'author', 'member?'), 'seq', 'at'),
    );
    await owned('record', ['kind', 'id'], (t) =>
      int(text(t, 'kind', 'id', 'sealed', 'owner?'), 'version', 'updated_at', 'expires_at?'),
    );

    await owned('journal', ['event'], (t) =>
      int(
        text(t, 'actor', 'kind', 'file?', 'subject?', 'undo_record?'),
        'event',
        'at',
        'version?',
        'undo_until?',
        'undone',
      ),
    );
    await index('journal_file', 'journal', ['programme', 'file', 'event']);
    await ofFile('outbox', ['id'], (t) =>
      int(
        text(t, 'id', 'kind', 'member', 'taken_by?'),
        'created_at',
        'next_try_at',
        'attempts',
        'taken_until?',
      ),
    );
    await index('outbox_next', 'outbox', ['programme', 'next_try_at']);
    if (engine === 'postgres') await raiseFirstWall(db);
  },
};

async function raiseFirstWall(db: Kysely<Database>): Promise<void> {
  await raiseWall(db, OWNED);
  const mine = sql`current_setting('passerelle.programme', true)`;
  // Ids and host names of programmes are what a request is routed by; only its own row may be changed.
  await sql`alter table programme enable row level security`.execute(db);
  await sql`alter table programme force row level security`.execute(db);
  await sql`create policy listed on programme for select using (true)`.execute(db);
  await sql`create policy founded on programme for insert with check (id = ${mine})`.execute(db);
  await sql`create policy own_counter on programme for update using (id = ${mine})`.execute(db);
  await sql`create policy ended on programme for delete using (id = ${mine})`.execute(db);
}
