/**
 * What stands inside sealed entries and records. The server never sees any of it.
 * Contents are Zod schemas: what does not parse is shown as unreadable, never dropped.
 */
import { z } from 'zod';
import { Mail } from './mail.ts';
import { Door, EpochMs, Id, Promptness } from './request.ts';

export const NOTE_MAX = 2000;
export const FORM_TEXT_MAX = 600;

export const RequestKind = z.enum(['support', 'advice', 'session']);
export type RequestKind = z.infer<typeof RequestKind>;
export const Sector = z.enum(['police', 'health', 'community', 'school', 'justice', 'other']);
export type Sector = z.infer<typeof Sector>;
export const AgeBand = z.enum(['under_18', 'adult', 'unknown']);
export type AgeBand = z.infer<typeof AgeBand>;
export const CallOutcome = z.enum(['reached', 'message_left', 'no_answer', 'unsafe_to_leave_message']);
export type CallOutcome = z.infer<typeof CallOutcome>;
export const Decision = z.enum(['advice_given', 'coaching', 'meeting', 'session', 'referred', 'not_for_us']);
export type Decision = z.infer<typeof Decision>;

const NoteText = z.string().max(NOTE_MAX);

/** Who would be in the room of an awareness session. */
export const SESSION_AUDIENCES = [
  'police',
  'health',
  'community',
  'school',
  'justice',
  'elected',
  'other',
] as const;

/** What is asked when a session is: all optional but whom it is for. Wishes are the text of the request. */
export const SessionAsk = z.object({
  audience: z.enum(SESSION_AUDIENCES),
  heads: z.int().min(1).max(1000).optional(),
  minutes: z.int().min(15).max(600).optional(),
  placeType: z.enum(['theirs', 'ours', 'other', 'online']).optional(),
  language: z.enum(['fr', 'en', 'both']).optional(),
  /** Of the programme's catalogue. */
  type: z.string().max(64).optional(),
  /** Dates that suit, in their words. */
  dates: z.string().trim().max(200).optional(),
});
export type SessionAsk = z.infer<typeof SessionAsk>;

/** First entry of an exchange: what the partner asks (or what a member typed while listening). */
export const Opening = z
  .object({
    kind: z.literal('opening'),
    door: Door,
    promptness: Promptness,
    /** Who asks; each of the three is empty only in a message of the mailbox that nobody completed yet. */
    organisation: z.string().trim().max(120),
    firstName: z.string().trim().max(60),
    /** Any number, extension included, as typed. */
    phone: z.string().trim().max(60),
    need: RequestKind.optional(),
    sector: Sector.optional(),
    /** When to call, in the partner's words; the time itself is `notBefore`, which the server knows. */
    whenToCall: z.string().max(120).optional(),
    notBefore: EpochMs.optional(),
    /** May a message be left at that number? */
    messageSafe: z.enum(['yes', 'no', 'unknown']).optional(),
    ageBand: AgeBand.optional(),
    /** Whether she knows about the request and agrees. */
    sheAgrees: z.enum(['yes', 'not_yet', 'unknown']).optional(),
    text: NoteText.optional(),
    language: z.enum(['fr', 'en', 'other']).optional(),
    session: SessionAsk.optional(),
    practice: z.boolean().optional(),
    /** The message, when it came by the mailbox. */
    mail: Mail.optional(),
    /** Public half of the receipt's Ed25519 key (base64url): later entries by the partner must match it. Absent by phone. */
    partnerKey: z.string().max(100).optional(),
    /** The receipt's age recipient, to which a new exchange epoch is handed. Absent by phone. */
    partnerRecipient: z.string().max(4000).optional(),
  })
  .refine(
    ({ mail, organisation, firstName, phone }) =>
      mail !== undefined || [organisation, firstName, phone].every((answer) => answer !== ''),
  );
export type Opening = z.infer<typeof Opening>;

export const ExchangeContent = z.discriminatedUnion('kind', [
  Opening,
  z.object({ kind: z.literal('message'), text: z.string().trim().min(1).max(NOTE_MAX) }),
  /** “She is leaving now.” */
  z.object({ kind: z.literal('raised') }),
  z.object({ kind: z.literal('withdrawn') }),
  /** The member corrected or completed the opening (phone request). */
  z.object({ kind: z.literal('opening_corrected'), opening: Opening }),
  /** A new receipt was issued after the identity check; later entries by the partner are signed with this key. */
  z.object({
    kind: z.literal('receipt_issued'),
    partnerKey: z.string().max(100),
    partnerRecipient: z.string().max(4000),
  }),
  /** If the erased entry had stated the partner's keys, they are stated again here, or her later entries had no author. */
  z.object({
    kind: z.literal('erasure'),
    seq: z.int().min(0),
    hash: z.string().length(43),
    partnerKey: z.string().max(100).optional(),
    partnerRecipient: z.string().max(4000).optional(),
  }),
]);
export type ExchangeContent = z.infer<typeof ExchangeContent>;

/** Whether it speaks to the partner: a member's answers the message of hers that waits. A correction or an erasure does not. */
export const isMessage = ({ kind }: { readonly kind: string }): boolean =>
  kind === ('message' satisfies ExchangeContent['kind']);

export const Assessment = z.object({
  kind: z.literal('assessment'),
  /** How identity was checked: through the directory's number, never only the number typed in the form. */
  identity: z.object({
    how: z.enum(['called_switchboard', 'known_to_member', 'directory_number', 'not_yet', 'could_not']),
    organisationRecord: Id.optional(),
    note: z.string().max(300).optional(),
  }),
  workerWants: NoteText.optional(),
  womanAskedFor: NoteText.optional(),
  needs: z
    .array(
      z.enum(['talk', 'safety', 'housing', 'health', 'legal', 'money', 'children', 'exit', 'peer', 'other']),
    )
    .max(10),
  /** Each person's own duty to report (LPJ, s. 39): only considered/done, date, by role. */
  dutyToReport: z.object({
    shown: z.boolean(),
    state: z.enum(['not_applicable', 'considered', 'done']),
    on: z.iso.date().optional(),
    byRole: z.string().max(60).optional(),
  }),
  consentRelayed: z.enum(['yes', 'no', 'unknown']),
});
export type Assessment = z.infer<typeof Assessment>;

export const NotesContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('call'), outcome: CallOutcome, note: NoteText.optional() }),
  Assessment,
  z.object({
    kind: z.literal('decision'),
    decisions: z.array(Decision).min(1).max(6),
    note: NoteText.optional(),
  }),
  z.object({ kind: z.literal('plan'), what: z.string().trim().min(1).max(200), dueAt: EpochMs, owner: Id }),
  z.object({ kind: z.literal('note'), text: z.string().trim().min(1).max(NOTE_MAX) }),
  /** First entry of the notes, written at claiming (or when a phone request is typed). */
  z.object({ kind: z.literal('claimed') }),
  z.object({ kind: z.literal('taken_over'), from: Id.nullable(), reason: z.string().trim().min(1).max(300) }),
  z.object({ kind: z.literal('handed_over'), to: Id, reason: z.string().max(300).optional() }),
  /** A message of the mailbox that belongs to this request; `from` is the file it came in as, closed into this one. */
  z.object({ kind: z.literal('mail'), mail: Mail, from: Id }),
  z.object({ kind: z.literal('merged'), into: Id, reason: z.string().max(300).optional() }),
  z.object({
    kind: z.literal('closing'),
    outcome: z.enum(['helped', 'referred', 'no_news', 'withdrawn', 'not_for_us', 'other']),
    doorStaysOpen: z.boolean(),
    note: NoteText.optional(),
  }),
  z.object({ kind: z.literal('returned'), who: z.enum(['woman', 'worker']), note: NoteText.optional() }),
  z.object({ kind: z.literal('erasure'), seq: z.int().min(0), hash: z.string().length(43) }),
]);
export type NotesContent = z.infer<typeof NotesContent>;

/** Sealed records outside requests. `kind` here equals the record kind the server files it under. */
export const DirectoryEntry = z.object({
  kind: z.literal('directory'),
  organisation: z.string().trim().min(1).max(120),
  sector: Sector,
  /** Switchboard, found by us, checked on a date. */
  switchboard: z.string().trim().max(60),
  checkedOn: z.iso.date().nullable(),
  note: z.string().max(300).optional(),
});
export type DirectoryEntry = z.infer<typeof DirectoryEntry>;

export const MemberCard = z.object({
  kind: z.literal('member_card'),
  member: Id,
  name: z.string().trim().min(1).max(80),
  title: z.string().max(80).optional(),
});
export type MemberCard = z.infer<typeof MemberCard>;

/** *La porte reste ouverte*: reference, the two people she knows, what not to ask again; no fact about her. */
export const ReturnCard = z.object({
  kind: z.literal('return_card'),
  reference: z.string().max(60),
  people: z.array(z.string().max(80)).max(2),
  doNotAskAgain: z.string().max(600),
});
export type ReturnCard = z.infer<typeof ReturnCard>;

/** A form half filled, sealed for its author. `screen` says which form, `fields` are its values exactly. */
export const Draft = z.object({
  kind: z.literal('draft'),
  screen: z.string().max(60),
  file: Id.nullable(),
  fields: z.record(z.string(), z.unknown()),
});
export type Draft = z.infer<typeof Draft>;

/** Counters without identity, written when a request closes. */
export const Tally = z.object({
  kind: z.literal('tally'),
  /** `2026-Q4`, in the programme's time zone: never finer than a quarter. */
  quarter: z.string().regex(/^\d{4}-Q[1-4]$/),
  door: Door,
  promptness: Promptness,
  need: RequestKind.nullable(),
  sector: Sector.nullable(),
  ageBand: AgeBand.nullable(),
  decisions: z.array(Decision),
  answeredInTime: z.boolean().nullable(),
  openingMinutesToAnswer: z.int().nullable(),
});
export type Tally = z.infer<typeof Tally>;

/** The kit's 32 bytes until it is confirmed (set-up may leave it for later); deleted at confirmation. */
export const PendingKit = z.object({ kind: z.literal('pending_kit'), bytes: z.string().length(43) });
export type PendingKit = z.infer<typeof PendingKit>;

/** Who approved which version of a wording, or took that back. */
export const WordingApproval = z.object({
  kind: z.literal('wording_approval'),
  item: z.string().max(80),
  version: z.string().max(64),
  side: z.enum(['survivor', 'worker']),
  act: z.enum(['approved', 'taken_back']),
});
export type WordingApproval = z.infer<typeof WordingApproval>;

/** *Not yet*, and why if she wishes to say. */
export const WordingNote = z.object({
  kind: z.literal('wording_note'),
  item: z.string().max(80),
  version: z.string().max(64),
  text: z.string().max(600),
});
export type WordingNote = z.infer<typeof WordingNote>;

export const RecordContent = z.discriminatedUnion('kind', [
  DirectoryEntry,
  MemberCard,
  ReturnCard,
  Draft,
  Tally,
  PendingKit,
  WordingApproval,
  WordingNote,
]);
export type RecordContent = z.infer<typeof RecordContent>;
export const RecordKind = z.enum([
  'directory',
  'member_card',
  'return_card',
  'draft',
  'tally',
  'pending_kit',
  'invitation_copy',
  'wording_approval',
  'wording_note',
  'check_in',
  // What was let be seen of questionnaires: see programme/evaluation-release.ts.
  'evaluation_release',
  'evaluation_lines',
  // Kept with their agenda, not among the records: see contract/agenda.ts.
  'plan',
  'plan_place',
]);
export type RecordKind = z.infer<typeof RecordKind>;
