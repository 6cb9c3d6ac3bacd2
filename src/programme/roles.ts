/**
 * Who may do what: one table, used by the server to refuse and by the screens not to offer.
 * What no role has, nobody has; a role that is not in the table may do nothing.
 *
 * The *caretaker* keeps the server running and has no account: she appears in no row. Peers never reach a request,
 * the journal or the directory, since a peer may know the woman, the officer or the exploiter (sealing.md).
 */
import type { StepName } from '#programme/request.ts';

/** Roles of people who sign in. */
export const ROLES = ['coordinator', 'professional', 'peer'] as const;
export type Role = (typeof ROLES)[number];

const everyone: readonly Role[] = ROLES;
const team: readonly Role[] = ['coordinator', 'professional'];
const coordinators: readonly Role[] = ['coordinator'];
const peers: readonly Role[] = ['peer'];

const table = {
  /** See the queue, a request, its journal and what changed; search; count. */
  read_requests: team,
  /** Claim, call, decide, plan, close, reopen, merge, write to the partner, take a request by phone. */
  work_on_requests: team,
  /** Erase an entry, or a practice request, at once. */
  erase_entry: team,
  /** Give the partner a new code after the identity check. */
  issue_receipt: team,
  /** Stop or resume destruction: the person in charge of personal information (law.md, 4.4). */
  hold_request: coordinators,
  read_directory: team,
  edit_directory: team,
  read_return_cards: team,
  read_numbers: team,
  /** Names and titles of the members. */
  read_members: everyone,
  /** Invite, admit, readmit, remove, change a role: whatever writes a roster. */
  manage_members: coordinators,
  /** See who is on duty and who is away, ask for a swap and answer one, say that one is away oneself. */
  be_on_duty: team,
  /** Make the rota; say that a colleague is away. */
  edit_duty: coordinators,
  read_settings: everyone,
  edit_settings: coordinators,
  read_mail_state: team,
  edit_mail_server: coordinators,
  /** Propose a change of a help line; a second person confirms it. */
  edit_help_lines: team,
  manage_kit: coordinators,
  /** Say an entry of the guide in the programme's words, add one, hide one. */
  edit_wording: team,
  /** Approve what the guide says: a peer as a survivor, the others as workers. */
  approve_wording: everyone,
  /** Take over the approvals of another programme, or drop them. Take back any approval. */
  adopt_approvals: coordinators,
  /** Open, adjust and close rounds of questionnaires, edit the questions, key paper sheets. */
  edit_rounds: team,
  /** Read answers, which nobody signed. */
  read_answers: team,
  /** Note time that one is paid for, and read one's own. */
  note_paid_time: everyone,
  /** Read everybody's paid time. */
  read_paid_time: team,
  /** Plan meetings and sessions, invite a peer, see what one attends. */
  plan_meetings: team,
  /** See one's own invitations, week and limits as a peer, accept and step back. */
  answer_engagements: peers,
  /** Say that a peer's hours are paid. */
  pay_hours: coordinators,
  /** Her name, passphrase, second factor, language, alert address. */
  edit_own_account: everyone,
  /** Drafts are sealed to their author alone. */
  keep_own_drafts: everyone,
  /** Receive alerts about requests. */
  be_alerted: team,
  /** Own a request: be the one who must act next. */
  own_requests: team,
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof table;
export const ACTIONS = Object.keys(table) as readonly Action[];

/** Whether somebody with `role` may do `action`. False for anything unknown: it fails closed. */
export function may(role: Role, action: Action): boolean {
  const allowed: readonly Role[] | undefined = Object.hasOwn(table, action) ? table[action] : undefined;
  return allowed?.includes(role) ?? false;
}

/** The action that a step on a request needs. */
export function actionOfStep(step: StepName): Action {
  if (step === 'hold') return 'hold_request';
  return step === 'see' ? 'read_requests' : 'work_on_requests';
}
