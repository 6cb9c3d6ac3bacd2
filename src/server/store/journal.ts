/**
 * The journal: who did or opened what, when. Each line is written in the transaction of the change it tells.
 *
 * [Note: Journal numbers] A line's number comes from adding one to its programme's row, whose lock is held until the commit.
 * So numbers follow the order of commits on both engines: whoever has seen line n has missed none before it, and live events,
 * whose ids these are, can be resumed without a gap. Write the line last, so that the lock is held shortest.
 */
import type { RequestEvent } from '#programme/request.ts';
import type { EventKind, UndoRecord } from '#programme/request-change.ts';

import { prepared, type Tx } from './tx.ts';

/** Lines about a request beside the rules' own: a word was written, a key kept, a code issued, a file opened (shown to her), fetched (by her app, for the queue) or destroyed. */
export type RequestLine =
  | EventKind
  | 'opened'
  | 'alerted'
  | 'fetched'
  | 'wrote'
  | 'erased'
  | 'key_kept'
  | 'receipt_issued'
  | 'destroyed'
  | 'practice_erased';
export type RecordLine = 'record_written' | 'record_deleted';
export type RosterLine =
  | 'founded'
  | 'admitted'
  | 'new_epoch'
  | 'recovered'
  | 'invited'
  | 'invitation_cancelled'
  | 'joined';
export type SettingsLine = 'settings_changed' | 'kit_confirmed';
export type MailLine = 'mail_changed' | 'mail_failing' | 'mail_restored';
export type DutyLine = 'rota_changed' | 'swap_asked' | 'swap_accepted' | 'swap_ended' | 'away' | 'back';
export type MailboxLine =
  | 'mailbox_changed'
  | 'mailbox_failing'
  | 'mailbox_restored'
  | 'mail_set_aside'
  /** A message turned out to be a woman's: its file went at once, and this line names none. */
  | 'woman_oriented';
/** A member approved a wording, or took that back: which one, the line does not say. */
export type WordingLine =
  | 'wording_changed'
  | 'wording_approved'
  | 'wording_taken_back'
  | 'wording_adopted'
  | 'wording_adoption_ended';
export type PaidTimeLine = 'paid_time_written' | 'paid_time_deleted';
/** A plan is named by its id; an engagement that ended by nothing at all, and by nobody: see [Note: One ending]. */
export type AgendaLine =
  | 'plan_written'
  | 'plan_taken'
  | 'plan_deleted'
  | 'engagement_accepted'
  | 'engagement_ended'
  | 'shared_written'
  | 'shared_deleted';
/** About a round or a set of questions, by its id. An answer that comes in has no line: a line has a time, and an actor. */
export type RoundLine =
  | 'round_written'
  | 'round_deleted'
  | 'answers_opened'
  | 'answers_keyed'
  | 'question_set_written';
export type AccessLine =
  | 'signed_in'
  | 'unlocked'
  | 'signed_out'
  | 'passphrase_changed'
  | 'second_factor_changed'
  | 'account_changed'
  | 'device_on'
  | 'device_off';

/** A record as the journal may name it: kind and id, never content. */
export interface RecordName {
  readonly kind: string;
  readonly record: string;
}

/** What undoes a line: what the rules keep, and the records that were born with it. */
export interface KeptUndo extends UndoRecord {
  readonly born?: readonly RecordName[];
}

type Alerted = NonNullable<RequestEvent['alert']>;

export type JournalLine = { readonly at: number; readonly actor: string } & (
  | {
      readonly kind: RequestLine;
      readonly file: string;
      readonly version: number;
      readonly undo?: KeptUndo | null;
      /** With `alerted`: why, and the members who were told. */
      readonly alert?: Alerted;
    }
  | { readonly kind: RecordLine /** `kind:id`. */; readonly subject: string }
  | {
      readonly kind:
        | RosterLine
        | SettingsLine
        | MailLine
        | MailboxLine
        | DutyLine
        | WordingLine
        | PaidTimeLine
        | AgendaLine
        | RoundLine
        | AccessLine;
      readonly subject?: string;
    }
);

const nextNumber = prepared<{ programme: string }>()((db, p) =>
  db
    .updateTable('programme')
    .set((eb) => ({ last_event: eb('last_event', '+', 1) }))
    .where('id', '=', p('programme'))
    .returning('last_event'),
);

type Row = {
  programme: string;
  event: number;
  at: number;
  actor: string;
  kind: string;
  file: string | null;
  subject: string | null;
  version: number | null;
  undo_until: number | null;
  undo_record: string | null;
};
const insertLine = prepared<Row>()((db, p) =>
  db.insertInto('journal').values({
    programme: p('programme'),
    event: p('event'),
    at: p('at'),
    actor: p('actor'),
    kind: p('kind'),
    file: p('file'),
    subject: p('subject'),
    version: p('version'),
    undo_until: p('undo_until'),
    undo_record: p('undo_record'),
    undone: 0,
  }),
);

/** Writes a line and returns its number. See [Note: Journal numbers]. */
export async function writeLine(tx: Tx, line: JournalLine): Promise<number> {
  const { rows } = await nextNumber(tx, { programme: tx.programme });
  const event = rows[0]?.last_event;
  if (event === undefined) throw new Error('No such programme.');
  const about =
    'file' in line
      ? {
          file: line.file,
          version: line.version,
          subject: line.alert
            ? `${line.alert.why} ${line.alert.to.join(',')} ${line.alert.sent.join(',')}`
            : null,
        }
      : { file: null, version: null, subject: line.subject ?? null };
  const undo =
    'undo' in line && line.undo
      ? { undo_until: line.undo.until, undo_record: JSON.stringify(line.undo) }
      : { undo_until: null, undo_record: null };
  await insertLine(tx, {
    programme: tx.programme,
    event,
    at: line.at,
    actor: line.actor,
    kind: line.kind,
    ...about,
    ...undo,
  });
  tx.events.push(event);
  return event;
}

const selectLast = prepared<{ programme: string }>()((db, p) =>
  db.selectFrom('programme').select('last_event').where('id', '=', p('programme')),
);

/** Number of the programme's last line; 0 when there is none. */
export async function lastEvent(tx: Tx): Promise<number> {
  return (await selectLast(tx, { programme: tx.programme })).rows[0]?.last_event ?? 0;
}

/** Lines that tell nothing to whoever works on requests: they stand in the journal, not on the screens. */
export const QUIET: readonly string[] = ['opened', 'fetched', 'key_kept'];

const columns = ['event', 'at', 'actor', 'kind', 'file', 'subject', 'undo_until', 'undone'] as const;
type Selected = {
  event: number;
  at: number;
  actor: string;
  kind: string;
  file: string | null;
  subject: string | null;
  undo_until: number | null;
  undone: number;
};
const toRequestEvent = ({
  event,
  at,
  actor,
  kind,
  file,
  subject,
  undo_until,
  undone,
}: Selected): RequestEvent => ({
  event,
  at,
  actor,
  kind,
  file,
  undoUntil: undo_until,
  undone: undone === 1,
  ...(kind === 'alerted' ? { alert: toAlert(subject) } : {}),
});

/** What an `alerted` line says. */
export function toAlert(subject: string | null): Alerted {
  const [why = '', to = '', sent = ''] = (subject ?? '').split(' ');
  const ids = (list: string) => list.split(',').filter((id) => id !== '');
  return { why: why as Alerted['why'], to: ids(to), sent: ids(sent) };
}

/** What happened to one request, oldest first. */
export async function eventsOfFile(tx: Tx, file: string): Promise<RequestEvent[]> {
  const rows = await tx.db
    .selectFrom('journal')
    .select(columns)
    .where('programme', '=', tx.programme)
    .where('file', '=', file)
    .where('kind', 'not in', QUIET)
    .orderBy('event')
    .execute();
  return rows.map(toRequestEvent);
}

/** What happened to requests since `since` (epoch ms), newest first, 200 at most. Only files in `visible`. */
export async function eventsSince(
  tx: Tx,
  since: number,
  visible: (file: string) => boolean,
): Promise<RequestEvent[]> {
  const rows = await tx.db
    .selectFrom('journal')
    .select(columns)
    .where('programme', '=', tx.programme)
    .where('at', '>=', since)
    .where('file', 'is not', null)
    .where('kind', 'not in', QUIET)
    .orderBy('event', 'desc')
    .limit(400)
    .execute();
  return rows
    .filter((row) => row.file !== null && visible(row.file))
    .slice(0, 200)
    .map(toRequestEvent);
}
