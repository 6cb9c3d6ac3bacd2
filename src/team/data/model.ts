/**
 * What the screens of the team's app see: opened requests and the actions on them. Sealing, races, retries and the
 * offline queue are behind this; no screen fetches or seals by itself.
 */
import type { Me } from '#contract/access.ts';
import type { Duty } from '#contract/duty.ts';
import type { Ending } from '#contract/requests.ts';
import type { Mailbox, MailboxReason, MailboxState, SetAsideMessage } from '#contract/mailbox.ts';
import type { MailServer, MailState } from '#contract/settings.ts';
import type { Wording } from '#contract/wording.ts';
import type {
  Assessment,
  CallOutcome,
  Decision,
  DirectoryEntry,
  Draft,
  ExchangeContent,
  NotesContent,
  Opening,
  ReturnCard,
  WordingApproval,
  WordingNote,
} from '#programme/entries.ts';
import type { AlertPrefs } from '#programme/alert-prefs.ts';
import type { AlertReason, Promptness, RequestEvent, RequestRow } from '#programme/request.ts';
import type { DutyPlace, Rota } from '#programme/rota.ts';
import type { HelpLineChange } from '#programme/help-line-change.ts';
import type { HelpLine } from '#programme/help-lines.ts';
import type { ProgrammeSettings } from '#programme/settings.ts';
import type { SharedApproval } from '#wording/adoption.ts';
import type { AgendaDesk, AgendaView } from './agenda.ts';
import type { EvaluationDesk } from './evaluation.ts';
import type { HoursDesk, HoursView } from './hours.ts';
import type { ActionResult } from './result.ts';
import type { RoundsDesk } from './rounds.ts';
import type { Approver } from '#wording/approval.ts';
import type { EntryWords } from '#wording/entry.ts';

export type { AgendaDesk, AgendaView } from './agenda.ts';
export type { HoursDesk } from './hours.ts';
export type { EvaluationDesk } from './evaluation.ts';
export type { RoundsDesk } from './rounds.ts';
export type { ActionResult } from './result.ts';

export type Author = { who: 'partner' } | { who: 'member'; member: string };

/** One thing on the timeline, in order of time: a sealed entry opened, or a line of the journal. */
export type TimelineItem =
  | { type: 'exchange'; seq: number; at: number; author: Author; content: ExchangeContent }
  | { type: 'notes'; seq: number; at: number; author: Author; content: NotesContent }
  | { type: 'erased'; stream: 'exchange' | 'notes'; seq: number; at: number; by: Author }
  /** Never dropped: shown as unreadable, or as tampered with. */
  | {
      type: 'unreadable';
      stream: 'exchange' | 'notes';
      seq: number;
      at: number;
      why: 'tampered' | 'gap' | 'unknown_form' | 'no_key' | 'withheld';
    }
  | { type: 'event'; event: RequestEvent }
  /** Written here, not yet accepted by the server (offline or in flight). */
  | { type: 'waiting'; at: number; content: ExchangeContent | NotesContent };

export interface OpenRequest {
  readonly row: RequestRow;
  /** The opening as it stands after corrections; null while unopened or unreadable. */
  readonly opening: Opening | null;
  readonly problem: 'no_key' | 'tampered' | 'unknown_form' | null;
  /** Complete only after `loadRequest`; the queue has the opening alone. */
  readonly timeline: readonly TimelineItem[];
  readonly whole: boolean;
  /** Latest planned action in words (from the notes), when whole. */
  readonly nextAction: string | null;
  readonly partnerHasReceipt: boolean;
  /** Opening minutes from arrival to the answer, as the server counts them; null while not answered, or not whole. */
  readonly openingMinutesToAnswer: number | null;
}

export interface Colleague {
  readonly member: string;
  readonly name: string;
  readonly title: string | null;
  readonly role: 'coordinator' | 'professional' | 'peer';
  readonly signInName: string;
  readonly since: number;
  readonly lastSeenAt: number | null;
  readonly hasAlerts: boolean;
  readonly isMe: boolean;
}

/** I am told of a request while the app is open. */
export interface Alerted {
  readonly file: string;
  readonly why: AlertReason;
  /** Epoch ms. */
  readonly at: number;
}

export type Connection = 'connecting' | 'live' | 'offline';

/** Everything opened, in memory only; dropped whole when the app locks. */
export interface TeamState {
  readonly me: Me;
  readonly myName: string;
  readonly programme: string;
  readonly connection: Connection;
  /** Server clock minus this device's, ms: add to Date.now() before showing time left. */
  readonly clockSkewMs: number;
  readonly openNow: boolean;
  readonly nextOpeningAt: number | null;
  readonly closesAt: number | null;
  /** The first opening once the programme is closed; null when it never closes, or none is known. */
  readonly opensAgainAt: number | null;
  readonly requests: ReadonlyMap<string, OpenRequest>;
  /** False until the first complete load. */
  readonly queueLoaded: boolean;
  /** Closed requests whose destruction is near, as the server listed them with the queue. */
  readonly ending: readonly Ending[];
  /** Files that arrived by live event since the screen was opened: announced, then cleared by the screen. */
  readonly justArrived: readonly string[];
  /** Requests of which a live event told me, the newest last; one alert a request. */
  readonly alerted: readonly Alerted[];
  /** Who is on duty when, swaps, absences; null until it is loaded. */
  readonly duty: Duty | null;
  readonly previousVisitAt: number | null;
  readonly eventsSinceVisit: readonly RequestEvent[];
  readonly colleagues: ReadonlyMap<string, Colleague>;
  readonly directory: readonly { record: string; version: number; entry: DirectoryEntry }[];
  readonly returnCards: readonly {
    record: string;
    version: number;
    card: ReturnCard;
    /** Epoch ms; null: it stays. */
    expiresAt: number | null;
  }[];
  readonly drafts: readonly { record: string; draft: Draft; savedAt: number; onServer: boolean }[];
  readonly settings: ProgrammeSettings;
  readonly settingsVersion: number;
  /** As shipped: which of them the programme shows, and its corrections, are in `settings.helpLines`. */
  readonly helpLines: readonly HelpLine[];
  readonly kitConfirmed: boolean;
  readonly mail: MailState | null;
  readonly mailbox: MailboxState | null;
  /** Null until it is opened. */
  readonly guide: GuideView | null;
  /** Meetings, sessions and engagements; null until they are opened. See data/agenda.ts. */
  readonly agenda: AgendaView | null;
  /** Paid time; null until it is opened. See data/hours.ts. */
  readonly hours: HoursView | null;
  /** How many texts of the guide wait for my side; null until it is known. */
  readonly toReview: number | null;
  /** Texts waiting to be sent (offline). */
  readonly waiting: number;
  /** A call marked in progress by me: the app does not lock meanwhile. */
  readonly myCall: { file: string; since: number } | null;
}

/** Epoch ms. `from` null: from now on; `until` null: until she says that she is back. */
export interface AwaySpan {
  readonly from: number | null;
  readonly until: number | null;
}

/** Away: who was away took nothing with her. */
export type AwayResult =
  | (Extract<ActionResult, { ok: true }> & {
      readonly handedOver: number;
      /** Who has them now; null when nobody else is there. */
      readonly to: string | null;
    })
  | Extract<ActionResult, { ok: false }>;

export interface ClosingChoice {
  readonly outcome: Extract<NotesContent, { kind: 'closing' }>['outcome'];
  readonly doorStaysOpen: boolean;
  readonly note?: string;
  readonly returnCard: ReturnCard | null;
  readonly reason: 'done' | 'withdrawn_by_partner';
}

/** The guide as the team works on it; see wording/desk.ts. */
export interface GuideView {
  /** As shipped, and what the programme made of it. */
  readonly wording: Wording;
  /** Who approved or took back what, opened. */
  readonly who: readonly (WordingApproval & { readonly by: string })[];
  /** *Not yet*, with why. */
  readonly notes: readonly (WordingNote & { readonly record: string; readonly by: string })[];
}

/** A wording that the guide advises against, where it stands in the text, and what to say instead. */
export interface FoundWording {
  readonly from: number;
  readonly to: number;
  readonly why: string;
  readonly prefer: string | null;
}
export type WordCheck = (text: string) => readonly FoundWording[];

export interface GuideDesk {
  load(): Promise<ActionResult>;
  /** Only what is published: who approved, notes and hours stay as they were. */
  loadWording(): Promise<ActionResult>;
  /** Over `version`; `stale` brings the guide as it is, and what was typed stays with the caller. */
  saveEntry(
    entry: string,
    change: {
      version: number;
      hidden: boolean;
      words: EntryWords | null;
      basedOn: string | null;
    },
  ): Promise<ActionResult>;
  /** For my own side. */
  approve(item: string, version: string): Promise<ActionResult>;
  takeBack(item: string, version: string, side: Approver): Promise<ActionResult>;
  notYet(item: string, version: string, text: string): Promise<ActionResult>;
  dropNote(record: string): Promise<ActionResult>;
  adopt(from: string, approvals: readonly SharedApproval[]): Promise<ActionResult>;
  dropAdopted(from: string): Promise<ActionResult>;
  /** Looks for wordings in what is written to a partner; kept once fetched. Null when it cannot be fetched. */
  wordCheck(language: 'fr' | 'en'): Promise<WordCheck | null>;
}

export interface TeamActions {
  /** Fetches what works on meetings, sessions and engagements. @throws when it cannot be fetched */
  agendaDesk(): Promise<AgendaDesk>;
  /** Fetches what works on paid time. @throws when it cannot be fetched */
  hoursDesk(): Promise<HoursDesk>;
  /** Fetches what works on rounds of questionnaires. @throws when it cannot be fetched */
  roundsDesk(): Promise<RoundsDesk>;
  /** Fetches what works on results. @throws when it cannot be fetched */
  evaluationDesk(): Promise<EvaluationDesk>;
  /** Fetches what works on the guide. @throws when it cannot be fetched */
  guideDesk(): Promise<GuideDesk>;
  /** Counts the texts that wait for me to review them. */
  countToReview(): Promise<void>;
  loadRequest(file: string): Promise<ActionResult>;
  loadClosed(): Promise<ActionResult>;
  noteVisit(): Promise<void>;
  clearArrived(): void;
  see(file: string): Promise<ActionResult>;
  claim(file: string): Promise<ActionResult>;
  /** *I have it*: the alerts to the others end. */
  acknowledge(file: string): Promise<ActionResult>;
  /** What it told me is dealt with, or put aside. */
  clearAlert(file: string): void;
  loadDuty(): Promise<ActionResult>;
  /** Over `version`; `stale` brings the duty as it is, and what was typed stays with the caller. */
  saveRota(version: number, rota: Rota): Promise<ActionResult>;
  askSwap(place: DutyPlace, asked: string): Promise<ActionResult>;
  /** Declines, or takes back what I asked, when not accepted. */
  answerSwap(swap: string, accept: boolean): Promise<ActionResult>;
  /** @param to who takes what is hers; null: whoever is there, on duty first */
  goAway(member: string, span: AwaySpan, to: string | null): Promise<AwayResult>;
  comeBack(member: string): Promise<ActionResult>;
  takeOver(file: string, reason: string): Promise<ActionResult>;
  handOver(file: string, to: string, reason: string): Promise<ActionResult>;
  startCall(file: string): Promise<ActionResult>;
  /** Records the outcome (sealed) and the attempt (clock) in one transaction; ends the call mark. */
  recordCall(
    file: string,
    outcome: CallOutcome,
    note: string | null,
    nextAt: number | null,
  ): Promise<ActionResult>;
  endCall(file: string): Promise<ActionResult>;
  assess(file: string, assessment: Assessment): Promise<ActionResult>;
  decide(file: string, decisions: readonly Decision[], note: string | null): Promise<ActionResult>;
  plan(file: string, what: string, dueAt: number, owner: string): Promise<ActionResult>;
  message(file: string, text: string): Promise<ActionResult>;
  note(file: string, text: string): Promise<ActionResult>;
  correctOpening(file: string, opening: Opening): Promise<ActionResult>;
  setPromptness(file: string, promptness: Promptness): Promise<ActionResult>;
  setNotBefore(file: string, at: number | null): Promise<ActionResult>;
  merge(file: string, into: string, reason: string): Promise<ActionResult>;
  erase(file: string, stream: 'exchange' | 'notes', seq: number): Promise<ActionResult>;
  close(file: string, choice: ClosingChoice): Promise<ActionResult>;
  reopen(
    file: string,
    promptness: Promptness,
    who: 'woman' | 'worker',
    note: string | null,
  ): Promise<ActionResult>;
  hold(file: string, hold: boolean): Promise<ActionResult>;
  undo(file: string, event: number): Promise<ActionResult>;
  /** Takes the call down as a request; resolves with its file and reference. */
  takePhoneRequest(
    opening: Opening,
    draft: string | null,
  ): Promise<{ ok: true; file: string; reference: string | null } | Extract<ActionResult, { ok: false }>>;
  erasePractice(file: string): Promise<ActionResult>;
  /** A message of the mailbox was a woman's: nothing of it stays. */
  womanWrote(file: string): Promise<ActionResult>;
  /** 12 words, shown once. */
  issueReceipt(
    file: string,
    language: 'fr' | 'en',
  ): Promise<{ ok: true; words: readonly string[] } | Extract<ActionResult, { ok: false }>>;
  /** @param atOnce what was answered, not typed: it does not wait for a pause */
  saveDraft(record: string, draft: Draft, atOnce?: boolean): Promise<void>;
  dropDraft(record: string): Promise<void>;
  saveDirectory(record: string | null, entry: DirectoryEntry): Promise<ActionResult>;
  dropDirectory(record: string): Promise<ActionResult>;
  saveSettings(settings: ProgrammeSettings): Promise<ActionResult>;
  changeHelpLine(line: string, change: HelpLineChange): Promise<ActionResult>;
  saveMail(server: MailServer | null, password: string | null): Promise<ActionResult>;
  testMail(): Promise<ActionResult>;
  saveMailbox(mailbox: Mailbox | null, password: string | null): Promise<ActionResult>;
  /** Opens the mailbox as typed, reads nothing. */
  testMailbox(
    mailbox: Mailbox,
    password: string | null,
  ): Promise<
    { ok: true; reason: MailboxReason | null; waiting: number } | Extract<ActionResult, { ok: false }>
  >;
  /** Newest first; null when they could not be fetched. */
  listSetAside(): Promise<readonly SetAsideMessage[] | null>;
  /** @param alerts absent: as they were */
  saveMe(language: 'fr' | 'en', alertEmail: string | null, alerts?: AlertPrefs): Promise<ActionResult>;
  saveMyCard(name: string, title: string | null): Promise<ActionResult>;
  lock(): void;
  signOut(): Promise<void>;
}
