/**
 * Every table and column that the database may have: what the server knows, and nothing else.
 * `docs/server-knows.md` gives the reason of each column, and a test compares both with the real databases.
 *
 * Portable between SQLite and PostgreSQL: text, integers and nothing more. Times are epoch ms, flags are 0 or 1,
 * hashes and keys are base64url, sealed things are compact JWE, compact JWS or age files in base64url.
 */

/** 0 = no, 1 = yes: SQLite has no boolean. */
export type Flag = 0 | 1;

/** One row per programme of this installation. Small, because every commit of the programme updates it. */
export interface ProgrammeTable {
  id: string;
  /** Host name under which it answers; null = whatever no other programme answers to. */
  host: string | null;
  created_at: number;
  /** Number of the last journal line: the lock that puts commits of one programme in order. */
  last_event: number;
}

/** What a programme publishes and how it is set; one row per programme. */
export interface SettingsTable {
  programme: string;
  /** Compare-and-set counter of `body`; 0 until the essentials are given. */
  version: number;
  /** `ProgrammeSettings` as JSON; null until the essentials are given. */
  body: string | null;
  /** SHA-256 of the one-time set-up token; null once genesis has used it up. */
  setup_token_hash: string | null;
  /** Genesis hash, publication key: what a partner verifies the intake certificate with. Null before genesis. */
  genesis_hash: string | null;
  publication_key: string | null;
  /** When the kit was confirmed, and so the door opened. */
  kit_confirmed_at: number | null;
}

/** Mail server that carries alerts without content; one row per programme once it is set. */
export interface MailTable {
  programme: string;
  /** `MailServer` as JSON, under the server's secret; null = none. */
  server: string | null;
  /** Password under the server's secret. */
  password: string | null;
  last_sent_at: number | null;
  failing_since: number | null;
  /** The mail server's short answer; never an address. */
  failing_reason: string | null;
}

/** The signed roster, version by version. */
export interface RosterTable {
  programme: string;
  version: number;
  /** Compact JWS. */
  body: string;
  /** SHA-256 of `body`. */
  hash: string;
  created_at: number;
}

/** An epoch of the ring. */
export interface EpochTable {
  programme: string;
  epoch: number;
  /** Ring key n−1 under ring n, commons n−1 under commons n; null at epoch 0. */
  previous_ring: string | null;
  previous_commons: string | null;
  /** Private halves, sealed under ring n. */
  intake_private: string;
  publication_private: string;
  /** Intake certificate, compact JWS. */
  certificate: string;
  since: number;
}

/** A ring or commons key handed to one recipient as an age file. */
export interface WrapTable {
  programme: string;
  epoch: number;
  key: 'ring' | 'commons';
  /** Member, or `kit`. */
  recipient: string;
  sealed: string;
}

export type RoleName = 'coordinator' | 'professional' | 'peer';
export type LanguageName = 'fr' | 'en';

/** An account. Names of people are not here: they are sealed cards. */
export interface MemberTable {
  programme: string;
  id: string;
  sign_in_name: string;
  role: RoleName;
  language: LanguageName;
  recipient: string;
  verify_key: string;
  /** OPAQUE registration record. */
  opaque_record: string;
  /** Her own key under her passphrase's export key. */
  sealed_member_key: string;
  /** TOTP secret under the server's secret. */
  totp_secret: string;
  /** Time step of the last TOTP code that was accepted: no code works twice. */
  totp_counter: number;
  /** SHA-256 of the recovery codes left, as a JSON list. */
  recovery_codes: string;
  /** Address for alerts without content, under the server's secret. */
  alert_address: string | null;
  since: number;
  last_seen_at: number | null;
  last_visit_at: number | null;
}

/** A live session, or a passphrase proved while the second factor is awaited. */
export interface SessionTable {
  programme: string;
  /** SHA-256 of the cookie. */
  token_hash: string;
  member: string;
  kind: 'pending' | 'full';
  created_at: number;
  ends_at: number;
  /** When the passphrase was last proved in this session. */
  passphrase_at: number;
}

/** The first half of a sign-in, for two minutes. */
export interface SignInAttemptTable {
  programme: string;
  id: string;
  /** Keyed hash under which tries are counted: the name typed, known or not, seen from a device. */
  subject: string;
  /** Null when the name is unknown: nothing in the answer tells. */
  member: string | null;
  /** State of the OPAQUE server, under the server's secret. */
  state: string;
  expires_at: number;
}

/** Tries within a window of time, by keyed hash of what was tried. */
export interface TriesTable {
  programme: string;
  /** Keyed hash of kind and subject: an account seen from a device, a second factor, a receipt. */
  subject: string;
  count: number;
  window_ends_at: number;
}

export interface InvitationTable {
  programme: string;
  id: string;
  role: RoleName;
  /** Member who takes her place up again. */
  readmits: string | null;
  /** SHA-256 of the secret with which the newcomer opens it. */
  authentication_hash: string;
  /** HMAC by which the newcomer checks the programme, and the roster head that it is over. */
  programme_mac: string;
  roster_version: number;
  roster_head: string;
  /** The invitation under the ring key, for the coordinator's check. */
  sealed_copy: string;
  created_at: number;
  expires_at: number;
}

/** Who answered an invitation and waits to be admitted. */
export interface CandidateTable {
  programme: string;
  id: string;
  invitation: string;
  sign_in_name: string;
  language: LanguageName;
  recipient: string;
  verify_key: string;
  /** HMAC over her public keys and role. */
  mac: string;
  opaque_record: string;
  sealed_member_key: string;
  totp_secret: string;
  totp_counter: number;
  recovery_codes: string;
  created_at: number;
}

/** A challenge that the recovery key must sign. */
export interface RecoveryTable {
  programme: string;
  challenge_hash: string;
  expires_at: number;
}

/** A request: clock and state. Meaning of each column: `RequestRow` in programme/request.ts. */
export interface RequestTable {
  programme: string;
  file: string;
  reference: string;
  door: 'phone' | 'web' | 'mail';
  practice: Flag;
  promptness: 'now' | 'soon' | 'no_rush';
  not_before: number | null;
  state: 'received' | 'claimed' | 'reached' | 'decided' | 'under_way' | 'closed';
  owner: string | null;
  answer_due_at: number;
  answered_at: number | null;
  due_kind: 'answer' | 'promised' | 'read' | null;
  due_at: number | null;
  promised_at: number | null;
  received_at: number;
  seen_at: number | null;
  claimed_at: number | null;
  calling_since: number | null;
  calling_by: string | null;
  last_activity_at: number;
  attempts: number;
  closed_at: number | null;
  close_reason: 'done' | 'withdrawn_by_partner' | 'merged' | 'practice' | null;
  merged_into: string | null;
  returns: number;
  destroy_at: number | null;
  hold: Flag;
  withdrawn_at: number | null;
  version: number;
  /** Receipt: locator, and SHA-256 of its authentication secret; null by phone until one is issued. */
  receipt_locator: string | null;
  receipt_hash: string | null;
  /** Last entry of each stream (-1: none) and its hash: what the next entry must follow. */
  exchange_seq: number;
  exchange_hash: string | null;
  notes_seq: number;
  notes_hash: string | null;
}

/** The wraps of one key of one file for one epoch. */
export interface FileKeyTable {
  programme: string;
  file: string;
  stream: 'exchange' | 'notes';
  epoch: number;
  intake: string | null;
  receipt: string | null;
  receipt_age: string | null;
  ring: string | null;
}

/** Restricted notes: the key as an age file to one member of the circle. */
export interface CircleTable {
  programme: string;
  file: string;
  epoch: number;
  member: string;
  sealed: string;
}

export interface EntryTable {
  programme: string;
  file: string;
  stream: 'exchange' | 'notes';
  seq: number;
  /** Null once erased. */
  sealed: string | null;
  hash: string;
  at: number;
  author: 'partner' | 'member';
  /** Member who wrote it; null for the partner. */
  member: string | null;
}

/** Sealed records outside requests. */
export interface RecordTable {
  programme: string;
  kind: string;
  id: string;
  version: number;
  sealed: string;
  updated_at: number;
  /** Only for drafts: whose it is, the only one who gets it. */
  owner: string | null;
  /** Return cards and drafts end by themselves. */
  expires_at: number | null;
}

/** Who did or opened what, when. Also the source of live events: `event` is their id. */
export interface JournalTable {
  programme: string;
  event: number;
  at: number;
  /** Member, `partner`, `system`, `kit`. */
  actor: string;
  kind: string;
  file: string | null;
  /** Version of the request after this line; or the record concerned, as `kind:id`, when there is no file. */
  version: number | null;
  subject: string | null;
  /** Until when it may be undone, and what it changed (`UndoRecord` as JSON), dropped when the time has passed. */
  undo_until: number | null;
  undo_record: string | null;
  undone: Flag;
}

/** An alert to send: no content, only whom it is for and about which file. Deleted once sent. */
export interface OutboxTable {
  programme: string;
  id: string;
  kind: string;
  member: string;
  file: string;
  created_at: number;
  next_try_at: number;
  attempts: number;
  /** The node that took it, and until when it holds it. */
  taken_by: string | null;
  taken_until: number | null;
}

/** Schema changes that were applied to this database. */
export interface MigrationTable {
  name: string;
  applied_at: number;
}

export interface Database {
  programme: ProgrammeTable;
  settings: SettingsTable;
  mail: MailTable;
  roster: RosterTable;
  epoch: EpochTable;
  wrap: WrapTable;
  member: MemberTable;
  session: SessionTable;
  sign_in_attempt: SignInAttemptTable;
  tries: TriesTable;
  invitation: InvitationTable;
  candidate: CandidateTable;
  recovery: RecoveryTable;
  request: RequestTable;
  file_key: FileKeyTable;
  circle: CircleTable;
  entry: EntryTable;
  record: RecordTable;
  journal: JournalTable;
  outbox: OutboxTable;
  migration: MigrationTable;
}

/** Tables whose rows belong to one programme by their `programme` column. */
export const PROGRAMME_TABLES = [
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
] as const satisfies readonly (keyof Database)[];
