/** The team's work on requests. Every list, detail and count goes through the same access rule. */
import { z } from 'zod';
import { Promptness, RequestEvent, RequestRow, Step } from '#programme/request.ts';
import { SealedRecordIn } from './keys.ts';
import {
  AgeFile,
  bytesOf,
  CompactJwe,
  Done,
  EpochMs,
  FileKey,
  Id,
  SealedEntry,
  StoredEntry,
} from './parts.ts';
import { route } from './route.ts';

const FileParams = z.object({ file: Id });

/** A row of the queue with what the browser needs to show it: keys and the first exchange entry. */
export const QueueRow = z.object({
  row: RequestRow,
  keys: z.array(FileKey),
  /** Exchange entry 0 and the latest entry of each stream's position. */
  opening: StoredEntry.nullable(),
  heads: z.object({ exchange: z.int().min(-1), notes: z.int().min(-1) }),
});
export type QueueRow = z.infer<typeof QueueRow>;

/** A closed request whose destruction is near, or why it does not happen; see `destructionNotice` (programme/retention.ts). */
export const Ending = z.object({
  file: Id,
  reference: z.string(),
  kind: z.enum(['soon', 'held', 'unread']),
  destroyAt: EpochMs,
});
export type Ending = z.infer<typeof Ending>;

export const listRequests = route({
  method: 'GET',
  path: '/api/requests',
  access: 'team',
  summary: 'The queue: everything open; closed ones not yet destroyed on demand',
  query: z.object({ which: z.enum(['open', 'closed']).default('open') }),
  reply: z.object({
    now: EpochMs,
    openNow: z.boolean(),
    nextOpeningAt: EpochMs.nullable(),
    closesAt: EpochMs.nullable(),
    /** The first opening once the programme is closed, holidays counted; null when it never closes, or none is known. */
    opensAgainAt: EpochMs.nullable(),
    lastEvent: z.int().min(0),
    rows: z.array(QueueRow),
    ending: z.array(Ending),
  }),
});

export const FileView = z.object({
  row: RequestRow,
  keys: z.array(FileKey),
  entries: z.array(StoredEntry),
  events: z.array(RequestEvent),
  partnerHasReceipt: z.boolean(),
  /** From arrival to the answer, by the opening hours as they are when this is asked; null while not answered. For the tally: a browser has no calendar. */
  openingMinutesToAnswer: z.int().min(0).nullable(),
});
export type FileView = z.infer<typeof FileView>;

export const getRequest = route({
  method: 'GET',
  path: '/api/requests/:file',
  access: 'team',
  summary: 'One request, whole',
  params: FileParams,
  /** `queue`: the app completes its queue, nobody is shown the request. The journal tells one from the other. */
  query: z.object({ for: z.enum(['screen', 'queue']).default('screen') }),
  reply: FileView,
});

/** A call typed while listening. Starts `reached`, owned by the author. Idempotent on file. */
export const phoneRequest = route({
  method: 'POST',
  path: '/api/requests',
  access: 'team',
  status: 201,
  summary: 'A request taken by phone',
  body: z.object({
    file: Id,
    promptness: Promptness,
    notBefore: EpochMs.optional(),
    language: z.enum(['fr', 'en']),
    practice: z.boolean().optional(),
    /** Exchange and notes keys under the ring key (exchange has no receipt yet). */
    keys: z.array(FileKey).length(2),
    /** Exchange 0 (opening) and notes 0 (claimed). */
    entries: z.array(SealedEntry).length(2),
    /** The draft this came from, deleted in the same transaction. */
    draft: Id.optional(),
  }),
  reply: FileView,
});

/**
 * A step and the sealed entries that tell it, in one transaction: reply and state change can never part.
 * `stale` and `already_claimed` carry `{ view: FileView }`; nothing of the losers is stored, her text stays with her.
 * The same entries again are answered with the current view; a step that changes nothing appends its entries all the same.
 */
export const takeStep = route({
  method: 'POST',
  path: '/api/requests/:file/steps',
  access: 'team',
  summary: 'Claim, call, assess, decide, plan, close…',
  params: FileParams,
  body: z.object({
    version: z.int().min(0),
    step: Step,
    entries: z.array(SealedEntry).max(4).default([]),
    /** Keys born with this step (the notes key at claiming; a new epoch's). */
    keys: z.array(FileKey).max(2).default([]),
    /** Written with `close`: the tally, and the return card if the door stays open. */
    records: z.array(SealedRecordIn).max(2).default([]),
  }),
  reply: FileView,
});

/**
 * `stale` carries `{ view }` with the missing entries: reseal after them. The very same entries again, after a dropped
 * network, are answered with the current view.
 */
export const appendEntries = route({
  method: 'POST',
  path: '/api/requests/:file/entries',
  access: 'team',
  summary: 'Write to the partner or to the notes',
  params: FileParams,
  body: z.object({
    entries: z.array(SealedEntry).min(1).max(4),
    keys: z.array(FileKey).max(2).default([]),
    /** True for a message to the partner: it answers the one of hers that waits. A note, a correction or a new key does not. */
    reply: z.boolean(),
  }),
  reply: FileView,
});

export const eraseEntry = route({
  method: 'POST',
  path: '/api/requests/:file/erase',
  access: 'team',
  summary:
    'Erase one entry now; the signed erasure naming its seq and hash is appended in the same transaction',
  params: FileParams,
  body: z.object({
    stream: z.enum(['exchange', 'notes']),
    seq: z.int().min(0),
    hash: bytesOf(32),
    erasure: SealedEntry,
    /** The stream's key of the present epoch, when this is the first entry written in it. */
    keys: z.array(FileKey).max(1).default([]),
  }),
  reply: FileView,
});

/** What the team opened once is re-sealed under the ring key, so that the next opening costs 0.1 ms. */
export const keepKey = route({
  method: 'POST',
  path: '/api/requests/:file/keys',
  access: 'team',
  summary: 'Add the ring wrap of a key first opened through the intake key',
  params: FileParams,
  body: z.object({
    keys: z
      .array(z.object({ stream: z.literal('exchange'), epoch: z.int().min(0), ring: CompactJwe }))
      .min(1)
      .max(4),
  }),
  reply: Done,
});

/** After the identity check: the old receipt stops working, the thread stays. */
export const issueReceipt = route({
  method: 'POST',
  path: '/api/requests/:file/receipt',
  access: 'team',
  summary: 'Issue a (new) receipt',
  params: FileParams,
  body: z.object({
    receipt: z.object({ locator: bytesOf(16), authenticationHash: bytesOf(32) }),
    /** Exchange keys of every epoch, under the new receipt key. */
    keys: z
      .array(z.object({ epoch: z.int().min(0), receipt: CompactJwe, receiptAge: AgeFile.optional() }))
      .min(1)
      .max(50),
    /** `receipt_issued`, naming the new partner key. */
    entry: SealedEntry,
    /** The exchange key of the present epoch, when this is the first entry written in it. */
    newKeys: z.array(FileKey).max(1).default([]),
  }),
  reply: FileView,
});

/** A practice request (EXERCICE) goes at once, keys and all. */
export const erasePractice = route({
  method: 'DELETE',
  path: '/api/requests/:file/practice',
  access: 'team',
  summary: 'Erase a practice request in one tap',
  params: FileParams,
  reply: Done,
});

/** What happened since an event or a time: for *what changed since my last visit*. */
export const listEvents = route({
  method: 'GET',
  path: '/api/events',
  access: 'team',
  summary: 'Journal of open requests since a time (newest first, 200 at most)',
  query: z.object({ since: z.coerce.number().int().min(0) }),
  reply: z.object({ events: z.array(RequestEvent) }),
});
