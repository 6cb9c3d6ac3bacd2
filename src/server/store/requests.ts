/** Requests as they are read: the queue, one whole, and what the partner sees. */
import { sql } from 'kysely';
import type { FileView, QueueRow } from '#contract/requests.ts';
import type { RequestRow } from '#programme/request.ts';
import { openingMinutesBetween } from '#programme/opening-hours.ts';
import { type MemberActor, requestsFor } from './access.ts';
import { rulesAt } from './calendar.ts';
import { eventsOfFile, writeLine } from './journal.ts';
import { settingsOf } from './programmes.ts';
import { toFileKey, toRequestRow, toStoredEntry } from './rows.ts';
import type { RequestTable } from './schema.ts';
import { prepared, type Tx } from './tx.ts';

export type Which = 'open' | 'closed';

/** The queue that `actor` may see, by time left; closed ones by destruction date. */
export async function listRequests(tx: Tx, actor: MemberActor, which: Which): Promise<QueueRow[]> {
  const mine = () => {
    const visible = requestsFor(tx, actor);
    return which === 'open'
      ? visible.where('closed_at', 'is', null)
      : visible.where('closed_at', 'is not', null);
  };
  const files = mine().select('file');
  const [rows, keys, circles, openings] = [
    await mine()
      .selectAll()
      .orderBy(which === 'open' ? 'due_at' : 'closed_at')
      .orderBy('file')
      .execute(),
    await tx.db
      .selectFrom('file_key')
      .selectAll()
      .where('programme', '=', tx.programme)
      .where('file', 'in', files)
      .orderBy('epoch')
      .execute(),
    await tx.db
      .selectFrom('circle')
      .selectAll()
      .where('programme', '=', tx.programme)
      .where('file', 'in', files)
      .execute(),
    await tx.db
      .selectFrom('entry')
      .selectAll()
      .where('programme', '=', tx.programme)
      .where('stream', '=', 'exchange')
      .where('seq', '=', 0)
      .where('file', 'in', files)
      .execute(),
  ];
  const keysOf = Map.groupBy(keys, (key) => key.file);
  const circleOf = Map.groupBy(circles, (one) => `${one.file} ${one.epoch}`);
  const openingOf = new Map(openings.map((entry) => [entry.file, toStoredEntry(entry)]));
  return rows.map((row) => ({
    row: toRequestRow(row),
    keys: (keysOf.get(row.file) ?? []).map((key) =>
      toFileKey(key, key.stream === 'notes' ? circleOf.get(`${key.file} ${key.epoch}`) : []),
    ),
    opening: openingOf.get(row.file) ?? null,
    heads: { exchange: row.exchange_seq, notes: row.notes_seq },
  }));
}

/** The rows of the open requests that `actor` may see, without what is sealed in them. */
export async function openRequests(tx: Tx, actor: MemberActor): Promise<RequestRow[]> {
  const rows = await requestsFor(tx, actor).where('closed_at', 'is', null).selectAll().execute();
  return rows.map(toRequestRow);
}

/** Open requests that `member` has, or said she has. Not an answer to anybody: for what the store does about her. */
export function carriedBy(tx: Tx, member: string): Promise<RequestTable[]> {
  return tx.db
    .selectFrom('request')
    .selectAll()
    .where('programme', '=', tx.programme)
    .where('closed_at', 'is', null)
    .where((eb) => eb.or([eb('owner', '=', member), eb('acknowledged_by', '=', member)]))
    .orderBy('file')
    .execute();
}

/** How many open requests `actor` may see. */
export async function countOpen(tx: Tx, actor: MemberActor): Promise<number> {
  const row = await requestsFor(tx, actor)
    .where('closed_at', 'is', null)
    .select(sql<number>`count(*)`.as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** The stored row, if `actor` may see it. */
export function findRequest(tx: Tx, actor: MemberActor, file: string): Promise<RequestTable | undefined> {
  return requestsFor(tx, actor).where('file', '=', file).selectAll().executeTakeFirst();
}

/** One request, whole; null when it is hidden or missing. */
export async function fileView(tx: Tx, actor: MemberActor, file: string): Promise<FileView | null> {
  const row = await findRequest(tx, actor, file);
  if (row === undefined) return null;
  const { keys, entries } = await contentOf(tx, file);
  return {
    row: toRequestRow(row),
    keys,
    entries,
    events: await eventsOfFile(tx, file),
    partnerHasReceipt: row.receipt_locator !== null,
    openingMinutesToAnswer: await openingMinutesToAnswer(tx, row),
  };
}

async function openingMinutesToAnswer(
  tx: Tx,
  { received_at, answered_at }: RequestTable,
): Promise<number | null> {
  if (answered_at === null) return null;
  const { hours, holidays } = rulesAt((await settingsOf(tx)).settings, received_at);
  return openingMinutesBetween(hours, holidays, received_at, answered_at);
}

type OfFile = { programme: string; file: string };
const selectKeys = prepared<OfFile>()((db, p) =>
  db
    .selectFrom('file_key')
    .selectAll()
    .where('programme', '=', p('programme'))
    .where('file', '=', p('file'))
    .orderBy('stream')
    .orderBy('epoch'),
);
const selectEntries = prepared<OfFile>()((db, p) =>
  db
    .selectFrom('entry')
    .selectAll()
    .where('programme', '=', p('programme'))
    .where('file', '=', p('file'))
    .orderBy('stream')
    .orderBy('seq'),
);
const selectCircle = prepared<OfFile>()((db, p) =>
  db.selectFrom('circle').selectAll().where('programme', '=', p('programme')).where('file', '=', p('file')),
);
/** What the partner opens keys with; what the team opens them with would be weight. */
const selectPartnerKeys = prepared<OfFile>()((db, p) =>
  db
    .selectFrom('file_key')
    .select(['epoch', 'receipt', 'receipt_age'])
    .where('programme', '=', p('programme'))
    .where('file', '=', p('file'))
    .where('stream', '=', 'exchange')
    .orderBy('epoch'),
);
const selectExchange = prepared<OfFile>()((db, p) =>
  db
    .selectFrom('entry')
    .selectAll()
    .where('programme', '=', p('programme'))
    .where('file', '=', p('file'))
    .where('stream', '=', 'exchange')
    .orderBy('seq'),
);

/** Keys and entries of a file, both streams. */
export async function contentOf(tx: Tx, file: string): Promise<Pick<FileView, 'keys' | 'entries'>> {
  const of = { programme: tx.programme, file };
  const keys = (await selectKeys(tx, of)).rows;
  const circle = (await selectCircle(tx, of)).rows;
  return {
    keys: keys.map((key) =>
      toFileKey(key, key.stream === 'notes' ? circle.filter(({ epoch }) => epoch === key.epoch) : []),
    ),
    entries: (await selectEntries(tx, of)).rows.map(toStoredEntry),
  };
}

/** The thread between partner and team as the partner gets it: nothing of the notes, nor of who in the team wrote. */
export async function exchangeOf(tx: Tx, file: string): Promise<Pick<FileView, 'keys' | 'entries'>> {
  const of = { programme: tx.programme, file };
  const keys = (await selectPartnerKeys(tx, of)).rows;
  const entries = (await selectExchange(tx, of)).rows;
  return {
    keys: keys.map(({ epoch, receipt, receipt_age }) => ({
      stream: 'exchange',
      epoch,
      ...(receipt === null ? {} : { receipt }),
      ...(receipt_age === null ? {} : { receiptAge: receipt_age }),
    })),
    entries: entries.map((entry) => ({ ...toStoredEntry(entry), member: null })),
  };
}

/** Files that `actor` may see now: an event of any other is not told. */
export async function visibleFiles(tx: Tx, actor: MemberActor): Promise<ReadonlySet<string>> {
  const rows = await requestsFor(tx, actor).select('file').execute();
  return new Set(rows.map(({ file }) => file));
}

/**
 * One line per member, file and hour says who opened what, and one a day whose app fetched it for the queue: more would
 * hide the rest of the journal.
 */
const NOTED_ONCE_IN = { opened: 60 * 60_000, fetched: 24 * 60 * 60_000 } as const;

/** Notes in the journal that the file was shown to `actor`, or fetched by her app. */
export async function noteOpening(
  tx: Tx,
  input: { actor: MemberActor; file: string; kind: keyof typeof NOTED_ONCE_IN; version: number; now: number },
): Promise<void> {
  const { actor, file, kind, version, now } = input;
  const noted = await tx.db
    .selectFrom('journal')
    .select('event')
    .where('programme', '=', tx.programme)
    .where('file', '=', file)
    .where('kind', '=', kind)
    .where('actor', '=', actor.member)
    .where('at', '>', now - NOTED_ONCE_IN[kind])
    .limit(1)
    .executeTakeFirst();
  if (noted === undefined) await writeLine(tx, { kind, at: now, actor: actor.member, file, version });
}
