/**
 * Every table and column that the database may have: what the server knows, and nothing else.
 * `docs/server-knows.md` lists each column with its purpose, and a test compares that list with the real databases.
 *
 * Portable between SQLite and PostgreSQL: text, integers and nothing more. Times are epoch ms, flags are 0 or 1,
 * hashes and keys are base64url, sealed things are compact JWE, compact JWS or age files in base64url.
 */

/** 0 = no, 1 = yes: SQLite has no boolean. */
export type Flag = 0 | 1;

/** One row per programme of this installation. Small, because every commit of the programme updates it. */
export interface ProgrammeTable {
  /** Bound into every sealed header; every other row belongs to one. */
  id: string;
  /** Host name under which it answers; null = whatever no other programme answers to. */
  host: string | null;
  /** Order of programmes in one installation. */
  created_at: number;
  /** Number of the last journal line: the lock that puts commits of one programme in order. */
  last_event: number;
  /** When somebody must be told of something; null = nothing is waiting. So that a quiet programme costs nothing. */
  wake_at: number | null;
}

/** What a programme publishes and how it is set; one row per programme. */
export interface SettingsTable {
  /** Whose. */
  programme: string;
  /** Compare-and-set counter of `body`; 0 until the essentials are given. */
  version: number;
  /** `ProgrammeSettings` as JSON; null until the essentials are given. */
  body: string | null;
  /** SHA-256 of the one-time set-up token; null once genesis has used it up. */
  setup_token_hash: string | null;
  /** Genesis hash, publication key: what a partner verifies the intake certificate with. Null before genesis. */
  genesis_hash: string | null;
  /** Public key that signs intake certificates. */
  publication_key: string | null;
  /** When the kit was confirmed, and so the door opened. */
  kit_confirmed_at: number | null;
}

/** Mail server that carries alerts without content; one row per programme once it is set. */
export interface MailTable {
  /** Whose. */
  programme: string;
  /** `MailServer` as JSON, under the server's secret; null = none. */
  server: string | null;
  /** Password under the server's secret. */
  password: string | null;
  /** Shown in settings: mail works. */
  last_sent_at: number | null;
  /** Shown on “Today”: mail does not work. */
  failing_since: number | null;
  /** The mail server's short answer; never an address. */
  failing_reason: string | null;
}

/** The signed roster, version by version. */
export interface RosterTable {
  /** Whose. */
  programme: string;
  /** Versions follow each other by compare-and-set. */
  version: number;
  /** Compact JWS. */
  body: string;
  /** SHA-256 of `body`. */
  hash: string;
  /** When it was accepted. */
  created_at: number;
}

/** An epoch of the ring. */
export interface EpochTable {
  /** Whose. */
  programme: string;
  /** Number of the epoch. */
  epoch: number;
  /** Ring key n−1 under ring n, commons n−1 under commons n; null at epoch 0. */
  previous_ring: string | null;
  /** Sealed: commons key of the epoch before. */
  previous_commons: string | null;
  /** Private halves, sealed under ring n. */
  intake_private: string;
  /** Sealed: private half of the publication key. */
  publication_private: string;
  /** Intake certificate, compact JWS. */
  certificate: string;
  /** When it became current. */
  since: number;
}

/** A ring or commons key handed to one recipient as an age file. */
export interface WrapTable {
  /** Whose. */
  programme: string;
  /** Of which epoch. */
  epoch: number;
  /** Ring or commons. */
  key: 'ring' | 'commons';
  /** Member, or `kit`. */
  recipient: string;
  /** Sealed: the key, as an age file. */
  sealed: string;
}

export type RoleName = 'coordinator' | 'professional' | 'peer';
export type LanguageName = 'fr' | 'en';
export type PushServiceName = 'google' | 'apple' | 'mozilla' | 'microsoft' | 'other';

/** An account. Names of people are not here: they are sealed cards. */
export interface MemberTable {
  /** Whose. */
  programme: string;
  /** Account; also who acted, in the journal. */
  id: string;
  /** What she types to come in; not her name, which is on a sealed card. */
  sign_in_name: string;
  /** What she may do. */
  role: RoleName;
  /** Language of the alerts she gets. */
  language: LanguageName;
  /** Public key: what is sealed to her. */
  recipient: string;
  /** Public key: what she signs. */
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
  /** Order in which members joined: who answers when nobody is on duty. */
  since: number;
  /** Last activity, to five minutes. */
  last_seen_at: number | null;
  /** “what changed since my last visit”. */
  last_visit_at: number | null;
  /** `AlertPrefs` as JSON: by which way she is told of what, and when not; null = as it comes. */
  alert_prefs: string | null;
  /** When the next daily mail leaves; null = none. */
  daily_at: number | null;
}

/** A live session, or a passphrase proved while the second factor is awaited. */
export interface SessionTable {
  /** Whose. */
  programme: string;
  /** SHA-256 of the cookie. */
  token_hash: string;
  /** Who is in. */
  member: string;
  /** One factor proved, or both. */
  kind: 'pending' | 'full';
  /** When it began. */
  created_at: number;
  /** Twelve hours at most. */
  ends_at: number;
  /** When the passphrase was last proved in this session. */
  passphrase_at: number;
}

/** The first half of a sign-in, for two minutes. */
export interface SignInAttemptTable {
  /** Whose. */
  programme: string;
  /** The attempt, for two minutes. */
  id: string;
  /** Keyed hash under which tries are counted: the name typed, known or not, seen from a device. */
  subject: string;
  /** Null when the name is unknown: nothing in the answer tells. */
  member: string | null;
  /** State of the OPAQUE server, under the server's secret. */
  state: string;
  /** Two minutes. */
  expires_at: number;
}

/** Tries within a window of time, by keyed hash of what was tried. */
export interface TriesTable {
  /** Whose. */
  programme: string;
  /** Keyed hash of kind and subject: an account seen from a device, a second factor, a receipt. */
  subject: string;
  /** Tries within the window. */
  count: number;
  /** When they are forgotten. */
  window_ends_at: number;
}

export interface InvitationTable {
  /** Whose. */
  programme: string;
  /** Derived from the invitation's words, which the server never gets. */
  id: string;
  /** The role she is invited to. */
  role: RoleName;
  /** Member who takes her place up again. */
  readmits: string | null;
  /** SHA-256 of the secret with which the newcomer opens it. */
  authentication_hash: string;
  /** HMAC by which the newcomer checks the programme, and the roster head that it is over. */
  programme_mac: string;
  /** The roster that it speaks of. */
  roster_version: number;
  /** Its hash. */
  roster_head: string;
  /** The invitation under the ring key, for the coordinator's check. */
  sealed_copy: string;
  /** Order. */
  created_at: number;
  /** 72 hours. */
  expires_at: number;
}

/** Who answered an invitation and waits to be admitted. */
export interface CandidateTable {
  /** Whose. */
  programme: string;
  /** Who answered, until she is admitted. */
  id: string;
  /** What she answered. */
  invitation: string;
  /** As for a member. */
  sign_in_name: string;
  /** As for a member. */
  language: LanguageName;
  /** As for a member. */
  recipient: string;
  /** As for a member. */
  verify_key: string;
  /** HMAC over her public keys and role. */
  mac: string;
  /** As for a member. */
  opaque_record: string;
  /** As for a member. */
  sealed_member_key: string;
  /** As for a member. */
  totp_secret: string;
  /** As for a member. */
  totp_counter: number;
  /** As for a member. */
  recovery_codes: string;
  /** When she answered. */
  created_at: number;
}

/** A challenge that the recovery key must sign. */
export interface RecoveryTable {
  /** Whose. */
  programme: string;
  /** SHA-256 of a challenge that the kit's key must sign. */
  challenge_hash: string;
  /** Half an hour. */
  expires_at: number;
}

/** A request: clock and state. Meaning of each column: `RequestRow` in programme/request.ts. */
export interface RequestTable {
  /** Whose. */
  programme: string;
  /** Id made by the partner's browser. */
  file: string;
  /** Code name said on the phone, drawn at random. */
  reference: string;
  /** Phone, web or mail. */
  door: 'phone' | 'web' | 'mail';
  /** An exercise, never counted. */
  practice: Flag;
  /** How soon. */
  promptness: 'now' | 'soon' | 'no_rush';
  /** “Call me at 15 h”. */
  not_before: number | null;
  /** Received … closed. */
  state: 'received' | 'claimed' | 'reached' | 'decided' | 'under_way' | 'closed';
  /** Who must act next. */
  owner: string | null;
  /** When the partner must have been answered. */
  answer_due_at: number;
  /** When she was. */
  answered_at: number | null;
  /** An answer, a promise or a message waits. */
  due_kind: 'answer' | 'promised' | 'read' | null;
  /** Until when. */
  due_at: number | null;
  /** The promise that waits behind a message. */
  promised_at: number | null;
  /** Arrival. */
  received_at: number;
  /** First opened; nothing unread is destroyed. */
  seen_at: number | null;
  /** Shown to the partner. */
  claimed_at: number | null;
  /** Nobody took it yet, but she said “I have it”. */
  acknowledged_by: string | null;
  /** When she did. */
  acknowledged_at: number | null;
  /** When what waits now began to wait: its ladder of alerts is counted from here. */
  alert_since: number;
  /** Rungs of that ladder that were climbed; -1 = whoever has it must be told first. */
  alert_rung: number;
  /** When the next rung is climbed; null = nobody needs to be told any more. */
  alert_at: number | null;
  /** “A member is calling you”. */
  calling_since: number | null;
  /** So that two do not call. */
  calling_by: string | null;
  /** What nobody touched for days. */
  last_activity_at: number;
  /** Number of calls tried. */
  attempts: number;
  /** Closing. */
  closed_at: number | null;
  /** Done, withdrawn, merged or practice: nothing about the need. */
  close_reason: 'done' | 'withdrawn_by_partner' | 'merged' | 'practice' | null;
  /** The request it was a duplicate of. */
  merged_into: string | null;
  /** Times it came back. */
  returns: number;
  /** When everything of it is destroyed. */
  destroy_at: number | null;
  /** A legal hold stops destruction. */
  hold: Flag;
  /** The partner asked to withdraw. */
  withdrawn_at: number | null;
  /** Compare-and-set. */
  version: number;
  /** Receipt: locator, and SHA-256 of its authentication secret; null by phone until one is issued. */
  receipt_locator: string | null;
  /** SHA-256 of the secret derived from the code. */
  receipt_hash: string | null;
  /** Last entry of each stream (-1: none) and its hash: what the next entry must follow. */
  exchange_seq: number;
  /** Its hash, which the next must name. */
  exchange_hash: string | null;
  /** Place of the last note. */
  notes_seq: number;
  /** Its hash. */
  notes_hash: string | null;
}

/** The wraps of one key of one file for one epoch. */
export interface FileKeyTable {
  /** Whose. */
  programme: string;
  /** Of which request. */
  file: string;
  /** Thread or notes. */
  stream: 'exchange' | 'notes';
  /** Of which epoch. */
  epoch: number;
  /** Sealed: the key, to the intake key. */
  intake: string | null;
  /** Sealed: the key, under the receipt's. */
  receipt: string | null;
  /** Sealed: the key, to the receipt's recipient. */
  receipt_age: string | null;
  /** Sealed: the key, under the ring key. */
  ring: string | null;
}

/** Restricted notes: the key as an age file to one member of the circle. */
export interface CircleTable {
  /** Whose. */
  programme: string;
  /** Of which request. */
  file: string;
  /** Of which epoch. */
  epoch: number;
  /** Who is in the circle of restricted notes. */
  member: string;
  /** Sealed: the notes key, for her. */
  sealed: string;
}

export interface EntryTable {
  /** Whose. */
  programme: string;
  /** Of which request. */
  file: string;
  /** Thread or notes. */
  stream: 'exchange' | 'notes';
  /** Place in the stream. */
  seq: number;
  /** Null once erased. */
  sealed: string | null;
  /** What the next entry names; stays after an erasure. */
  hash: string;
  /** When it arrived. */
  at: number;
  /** Partner or member. */
  author: 'partner' | 'member';
  /** Member who wrote it; null for the partner. */
  member: string | null;
}

/** Sealed records outside requests. */
export interface RecordTable {
  /** Whose. */
  programme: string;
  /** Directory, card, draft, tally, return card, pending kit, who approved a wording, a note about one. */
  kind: string;
  /** Id made by a browser (of a tally or an approval, without a time in it); of a card, its member. */
  id: string;
  /** Compare-and-set. */
  version: number;
  /** Sealed: the record. */
  sealed: string;
  /** When it was written; of a tally or an approval, the beginning of that quarter. */
  updated_at: number;
  /** Only for drafts: whose it is, the only one who gets it. */
  owner: string | null;
  /** Return cards and drafts end by themselves. */
  expires_at: number | null;
}

/** Who did or opened what, when. Also the source of live events: `event` is their id. */
export interface JournalTable {
  /** Whose. */
  programme: string;
  /** Number; also the id of the live event. */
  event: number;
  /** When. */
  at: number;
  /** Member, `partner`, `system`, `kit`. */
  actor: string;
  /** What: a step, an opening, a change of keys; never content. */
  kind: string;
  /** Which request; emptied when it is destroyed. */
  file: string | null;
  /** Version of the request after this line; or the record concerned, as `kind:id`, when there is no file. */
  version: number | null;
  /** Which record or member, when no request is concerned; of an alert: why, for whom, and to whom it went. */
  subject: string | null;
  /** Until when it may be undone, and what it changed (`UndoRecord` as JSON), dropped when the time has passed. */
  undo_until: number | null;
  /** What a step changed of the columns above, until it can no longer be undone. */
  undo_record: string | null;
  /** It was taken back. */
  undone: Flag;
}

/** Who is on duty when; one row per programme once it has a rota. */
export interface RotaTable {
  /** Whose. */
  programme: string;
  /** Compare-and-set. */
  version: number;
  /** `Rota` as JSON: hours and member ids. */
  body: string;
}

/** A swap of one duty that waits for an answer; gone once answered or past. */
export interface DutySwapTable {
  /** Whose. */
  programme: string;
  /** Made by the browser. */
  id: string;
  /** Who asks. */
  asker: string;
  /** Who is asked. */
  asked: string;
  /** `DutyPlace` as JSON: date, hours, seat. */
  place: string;
  /** When it ends by itself: the duty has begun. */
  ends_at: number;
  /** Since when it waits. */
  created_at: number;
}

/** Who is away, and so neither on duty nor alerted. */
export interface AbsenceTable {
  /** Whose. */
  programme: string;
  /** Who. */
  member: string;
  /** From when. */
  from_at: number;
  /** Until when; null = until she says that she is back. */
  until_at: number | null;
  /** Its beginning while that is to come: what is hers is handed over then. Null once it was. */
  begins_at: number | null;
  /** Who takes over then, as she said; null = whoever is there. */
  taker: string | null;
}

/** An alert to send: no content, only whom it is for and about which file. Deleted once sent. */
export interface OutboxTable {
  /** Whose. */
  programme: string;
  /** The alert; also the message's id. */
  id: string;
  /** Why it is sent: a reason of the ladder, `daily`, or `agenda`, which says nothing more. */
  kind: string;
  /** By e-mail, or as an empty knock. */
  way: 'mail' | 'push';
  /** To whom. */
  member: string;
  /** About which request: its reference is all that the message says; null for the daily mail and for the agenda. */
  file: string | null;
  /** `alert_since` of the case it tells of: when another has begun, it is not sent any more. */
  since: number;
  /** Since when it waits. */
  created_at: number;
  /** When it is tried again. */
  next_try_at: number;
  /** Tries so far. */
  attempts: number;
  /** The node that took it, and until when it holds it. */
  taken_by: string | null;
  /** Until when it holds it. */
  taken_until: number | null;
}

/** A device that is knocked on when something waits: an empty message through its browser's push service. */
export interface PushSubscriptionTable {
  /** Whose. */
  programme: string;
  /** Keyed hash of the address: the same device is one row, and its address cannot be guessed from it. */
  id: string;
  /** Whom a knock is for. */
  member: string;
  /** Maker of the push service, so that she tells her devices apart. */
  service: PushServiceName;
  /** Address at the push service, under the server's secret. No key beside it: there is never anything to encrypt. */
  endpoint: string;
  /** When she turned it on. */
  created_at: number;
  /** The last knock that the push service took. */
  last_ok_at: number | null;
  /** Since when it takes none. */
  failing_since: number | null;
}

/** The mailbox whose messages become requests; one row per programme once it is set. */
export interface MailboxTable {
  /** Whose. */
  programme: string;
  /** `Mailbox` as JSON, under the server's secret; null = none. */
  settings: string | null;
  /** Password under the server's secret. */
  password: string | null;
  /** Grows with each change, so that whoever watches the mailbox starts again. */
  version: number;
  /** The node that watches the mailbox. */
  taken_by: string | null;
  /** Until when it alone does. */
  taken_until: number | null;
  /** When it was last looked into, to a minute. */
  checked_at: number | null;
  /** Shown on “Today”: it cannot be read. */
  failing_since: number | null;
  /** Which of a few reasons; never an address. */
  failing_reason: MailboxReasonName | null;
}

export type MailboxReasonName = 'unreachable' | 'not_encrypted' | 'refused' | 'folder' | 'dropped' | 'other';

/** A message of the mailbox that was dealt with, so that it becomes one request and never two. Nothing of what it says. */
export interface MailMessageTable {
  /** Whose. */
  programme: string;
  /** Keyed hash of the mailbox and of the number that the message has in it. */
  id: string;
  /** Keyed hash of what the message is, when it became a request: another copy is recognised. */
  request_key: string | null;
  /** The request it became; null when it became none, or the request is gone. */
  file: string | null;
  /** Where it goes: done with, done with but to be kept, left aside for its attachments, or set aside. */
  kind: 'request' | 'kept' | 'attachments' | 'set_aside';
  /** Why it was set aside. */
  reason: 'bulk' | 'automatic' | 'bounce' | 'no_reply' | 'own' | 'duplicate' | null;
  /** Its size, for the list of what was set aside; 0 for what became a request, and for a copy of it. */
  size: number;
  /** When it was dealt with. */
  at: number;
  /** It left the folder of new messages. */
  moved: Flag;
  /** Where it went: validity of the folder's numbers (RFC 9051, 2.3.1.1). */
  folder_validity: number | null;
  /** Its number there. */
  folder_uid: number | null;
  /** It is to be deleted from the mailbox: a woman wrote it. */
  expunge: Flag;
}

/** Senders who got the automatic answer, for thirty days. */
export interface MailAnswerTable {
  /** Whose. */
  programme: string;
  /** Keyed hash of the address. */
  sender: string;
  /** When. */
  at: number;
}

/** What a programme made of an entry of the guide: published, like the guide itself. */
export interface OwnEntryTable {
  /** Whose. */
  programme: string;
  /** Of a shipped entry, or `own-…` for one that the programme added. */
  id: string;
  /** `EntryWords` as JSON; null: as shipped, or taken away again. */
  body: string | null;
  /** Version of the shipped entry that it was adapted from. */
  based_on: string | null;
  /** Not shown. */
  hidden: Flag;
  /** Compare-and-set. */
  version: number;
}

/** Where a version of a wording stands: sides and months, published. Who approved is in a sealed record. */
export interface ApprovalTable {
  /** Whose. */
  programme: string;
  /** An entry, or a practice conversation. */
  item: string;
  /** The words that were approved, by their hash. */
  version: string;
  /** Name of the programme whose approval was adopted; empty for our own: a key takes no null. */
  adopted_from: string;
  /** Month in which a survivor approved. */
  survivor: string | null;
  /** Month in which a worker did. */
  worker: string | null;
}

/** Time that a member is paid for: sealed for herself and for the team, not for other peers. */
export interface PaidTimeTable {
  /** Whose. */
  programme: string;
  /** Made by her browser. */
  id: string;
  /** Whose time. */
  member: string;
  /** Compare-and-set. */
  version: number;
  /** Sealed: what she did, when, how long. */
  sealed: string;
  /** Sealed: the record's key, under her own. */
  own_key: string;
  /** Sealed: the record's key, to the intake key. */
  team_key: string;
}

/** A meeting or a session: sealed, with who must act next. Which of the two, where and with whom, the server does not know. */
export interface PlanTable {
  /** Whose. */
  programme: string;
  /** Made by the browser. */
  id: string;
  /** Who must act next. */
  owner: string;
  /** Compare-and-set. */
  version: number;
  /** Sealed: the plan. */
  sealed: string;
  /** Sealed: where, in a record of its own, since it goes first. */
  place: string | null;
  /** When the place goes. */
  place_until: number | null;
  /** The first of its proposed or settled times begins; null while there is none. */
  from_at: number | null;
  /** The last of them ends. */
  until_at: number | null;
  /** When all of it is destroyed. */
  destroy_at: number;
}

/** An invitation to a peer. [Note: One ending] Once `ended`, only its plan stays beside that word. */
export interface EngagementTable {
  /** Whose. */
  programme: string;
  /** Made by the organiser's browser. */
  id: string;
  /** To what. */
  plan: string;
  /** The peer who may read it; null once ended. */
  peer: string | null;
  /** Open, accepted, confirmed, or ended: declined, expired and taken back are one. */
  state: 'open' | 'accepted' | 'confirmed' | 'ended';
  /** When an open one expires; null once ended. */
  answer_by: number | null;
  /** When the last of its times ends; null once ended. */
  until_at: number | null;
  /** Which of the proposed times was settled. */
  choice: string | null;
  /** Compare-and-set; 0 once ended, however often it was written. */
  version: number;
}

/** A stretch of a member's time that is taken. */
export interface BookingTable {
  /** Whose. */
  programme: string;
  /** Made by the browser. */
  id: string;
  /** For which plan, so that its times go together. */
  plan: string;
  /** For which engagement, when it is a peer's. */
  engagement: string | null;
  /** Whose time. */
  member: string;
  /** Which of the proposed times. */
  choice: string;
  /** Begins. */
  from_at: number;
  /** Ends. */
  until_at: number;
  /** Rest after it ends; equal to `until_at` when there is none. */
  rest_until: number;
}

/** A quarter hour of a member's time: the key refuses a second booking of it. See [Note: Quarter hours]. */
export interface BookedQuarterTable {
  /** Whose. */
  programme: string;
  /** Whose time. */
  member: string;
  /** Quarter hours since 1970. */
  quarter: number;
  /** By which booking. */
  booking: string;
}

/** A record between the team and one peer: an offer, her answer, her limits, a payment, a check-in that she shared. */
export interface SharedTable {
  /** Whose. */
  programme: string;
  /** Which of them. */
  kind: string;
  /** The engagement, the member, or made by a browser. */
  id: string;
  /** The peer who may read it beside the team. */
  member: string;
  /** Compare-and-set. */
  version: number;
  /** Sealed: the record. */
  sealed: string;
  /** Sealed: its key, to her. */
  member_key: string;
  /** Sealed: its key, to the intake key. */
  team_key: string;
}

/** A round of a questionnaire, of the questions box or of an undertaking: a code. Of which session, the server does not know. */
export interface RoundTable {
  /** Whose. */
  programme: string;
  /** Made by the browser that opened it. */
  id: string;
  /** In the room's link; public. */
  code: string;
  /** Before, after or later than something; a box for questions; or what an organiser undertakes. */
  moment: 'before' | 'after' | 'later' | 'box' | 'undertaking';
  /** Whoever has the code answers, or only who has a slip. */
  mode: 'room' | 'slips';
  /** Which set of questions; null for the box and an undertaking. */
  set_id: string | null;
  /** Which version of it. */
  set_version: number | null;
  /** From when answers are taken. */
  opens_at: number;
  /** Until when. */
  closes_at: number;
  /** The largest number of answers by the link. */
  most: number;
  /** Compare-and-set. */
  version: number;
  /** When it goes, with its answers. */
  destroy_at: number;
  /** The set as JSON, as it was when the round was made: published, and answers are read with it. Last, since it is long. */
  body: string | null;
}

/** A sealed answer, or a slip that may still bring one. No time, no address, no order. */
export interface AnswerTable {
  /** Whose. */
  programme: string;
  /** To which round. */
  round: string;
  /** SHA-256 of the answer's token: the same one twice is one answer. */
  token_hash: string;
  /** Null: a slip that nobody has used. 0: sealed to the intake key. 1: opened by the team, sealed under the ring key. */
  opened: Flag | null;
  /** Sealed: the answer; null while it is a slip only. */
  sealed: string | null;
}

/** A version of a set of questions that the programme made: published, and never changed. */
export interface QuestionSetTable {
  /** Whose. */
  programme: string;
  /** Which set. */
  id: string;
  /** Versions follow each other by compare-and-set. */
  version: number;
  /** The set as JSON. */
  body: string;
}

/** Schema changes that were applied to this database. */
export interface MigrationTable {
  /** Form of the database. */
  name: string;
  /** Since when. */
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
  rota: RotaTable;
  duty_swap: DutySwapTable;
  absence: AbsenceTable;
  outbox: OutboxTable;
  push_subscription: PushSubscriptionTable;
  mailbox: MailboxTable;
  mail_message: MailMessageTable;
  mail_answer: MailAnswerTable;
  own_entry: OwnEntryTable;
  approval: ApprovalTable;
  paid_time: PaidTimeTable;
  plan: PlanTable;
  engagement: EngagementTable;
  booking: BookingTable;
  booked_quarter: BookedQuarterTable;
  shared: SharedTable;
  round: RoundTable;
  answer: AnswerTable;
  question_set: QuestionSetTable;
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
  'rota',
  'duty_swap',
  'absence',
  'outbox',
  'push_subscription',
  'mailbox',
  'mail_message',
  'mail_answer',
  'own_entry',
  'approval',
  'paid_time',
  'plan',
  'engagement',
  'booking',
  'booked_quarter',
  'shared',
  'round',
  'answer',
  'question_set',
] as const satisfies readonly (keyof Database)[];
