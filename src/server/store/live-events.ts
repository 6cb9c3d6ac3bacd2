/** The journal as live events: what changed, by name; whoever hears it fetches the rest. See [Note: Journal numbers]. */
import { sql } from 'kysely';
import type { LiveEvent } from '#contract/live.ts';
import {
  type AccessLine,
  type AgendaLine,
  type DutyLine,
  lastEvent,
  type MailboxLine,
  type MailLine,
  QUIET,
  type RosterLine,
  type PaidTimeLine,
  type SettingsLine,
  toAlert,
  type WordingLine,
} from './journal.ts';
import { prepared, type Tx } from './tx.ts';

/** How many lines one call returns at most. */
const LIVE_PAGE = 500;

const selectAfter = prepared<{ programme: string; after: number }>()((db, p) =>
  db
    .selectFrom('journal')
    .select(['event', 'at', 'kind', 'file', 'version', 'subject'])
    .where('programme', '=', p('programme'))
    .where('event', '>', p('after'))
    .orderBy('event')
    .limit(sql.lit(LIVE_PAGE)),
);

/**
 * Live events after line `after`, in order, for the team or for a peer. `upTo` is the last line looked at, told or not: the cursor
 * from which to go on. A gap that is no longer held (lines were dropped with age) answers one `reload`.
 */
export async function liveEventsAfter(
  tx: Tx,
  after: number,
  view: LiveView,
  now: number,
): Promise<{ events: LiveEvent[]; upTo: number }> {
  const { rows } = await selectAfter(tx, { programme: tx.programme, after });
  const last = await lastEvent(tx);
  const first = rows[0];
  // A number beyond the journal comes from another database (restored from a backup): what the client knows may be wrong.
  if (after > last || (first !== undefined && first.event !== after + 1))
    return { events: [{ kind: 'reload', event: last, at: now }], upTo: last };
  return { events: rows.flatMap((row) => liveEvent(row, view)), upTo: rows.at(-1)?.event ?? after };
}

/** Peers see no request. */
export type LiveView = 'team' | 'peer';

interface LiveRow {
  readonly event: number;
  readonly at: number;
  readonly kind: string;
  readonly file: string | null;
  readonly version: number | null;
  readonly subject: string | null;
}

const ROSTER: readonly string[] = [
  'founded',
  'admitted',
  'new_epoch',
  'recovered',
  'invited',
  'invitation_cancelled',
  'joined',
] satisfies RosterLine[];
/** She can be told, or no longer: whoever coordinates sees it without asking. */
const WAYS: readonly string[] = ['account_changed', 'device_on', 'device_off'] satisfies AccessLine[];
const SETTINGS: readonly string[] = ['settings_changed', 'kit_confirmed'] satisfies SettingsLine[];
const DUTY: readonly string[] = [
  'rota_changed',
  'swap_asked',
  'swap_accepted',
  'swap_ended',
  'away',
  'back',
] satisfies DutyLine[];
const MAIL: readonly string[] = ['mail_changed', 'mail_failing', 'mail_restored'] satisfies MailLine[];
const MAILBOX: readonly string[] = [
  'mailbox_changed',
  'mailbox_failing',
  'mailbox_restored',
  'mail_set_aside',
] satisfies MailboxLine[];
const WORDING: readonly string[] = [
  'wording_changed',
  'wording_approved',
  'wording_taken_back',
  'wording_adopted',
  'wording_adoption_ended',
] satisfies WordingLine[];
const AGENDA: readonly string[] = [
  'plan_written',
  'plan_taken',
  'plan_deleted',
  'engagement_accepted',
  'engagement_ended',
  'shared_written',
  'shared_deleted',
] satisfies AgendaLine[];
const PAID_TIME: readonly string[] = ['paid_time_written', 'paid_time_deleted'] satisfies PaidTimeLine[];

function liveEvent({ event, at, kind, file, version, subject }: LiveRow, view: LiveView): LiveEvent[] {
  if (file !== null) {
    if (view === 'peer' || QUIET.includes(kind)) return [];
    if (kind === 'alerted') {
      const { why, to } = toAlert(subject);
      return [{ kind, event, at, file, why, to }];
    }
    if (kind === 'arrived') return [{ kind: 'arrived', event, at, file }];
    if (kind === 'destroyed' || kind === 'practice_erased') return [{ kind: 'destroyed', event, at, file }];
    return [{ kind: 'changed', event, at, file, version: version ?? 0 }];
  }
  if (kind === 'record_written' || kind === 'record_deleted') {
    const forPeers = subject !== null && /^(?:member_card|wording_note):/.test(subject);
    return subject !== null && (view !== 'peer' || forPeers)
      ? [{ kind: 'records', event, at, record: subject }]
      : [];
  }
  if (ROSTER.includes(kind) || WAYS.includes(kind)) return [{ kind: 'roster', event, at }];
  if (SETTINGS.includes(kind)) return [{ kind: 'settings', event, at }];
  if (DUTY.includes(kind)) return view === 'peer' ? [] : [{ kind: 'duty', event, at }];
  if (WORDING.includes(kind)) return [{ kind: 'wording', event, at }];
  if (AGENDA.includes(kind)) return [{ kind: 'agenda', event, at }];
  if (PAID_TIME.includes(kind)) return view === 'peer' ? [] : [{ kind: 'paid_time', event, at }];
  // The line names no file: screens find out what is gone by loading again.
  if (kind === ('woman_oriented' satisfies MailboxLine))
    return view === 'peer' ? [] : [{ kind: 'reload', event, at }];
  return (MAIL.includes(kind) || MAILBOX.includes(kind)) && view !== 'peer'
    ? [{ kind: 'mail', event, at }]
    : [];
}
