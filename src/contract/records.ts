/** Sealed records outside requests: directory, member cards, drafts, tallies, return cards. */
import { z } from 'zod';
import { RecordKind } from '#programme/entries.ts';
import { CompactJwe, Done, EpochMs, Id } from './parts.ts';
import { route } from './route.ts';

export const StoredRecord = z.object({
  kind: RecordKind,
  record: Id,
  version: z.int().min(1),
  sealed: CompactJwe,
  updatedAt: EpochMs,
  /** When a return card or a draft ends by itself; null: it stays. */
  expiresAt: EpochMs.nullable(),
});
export type StoredRecord = z.infer<typeof StoredRecord>;

/** Peers reach `member_card` and their own drafts only. Drafts are each member's own, sealed to her. */
export const listRecords = route({
  method: 'GET',
  path: '/api/records',
  access: 'member',
  summary: 'Records of one kind',
  query: z.object({ kind: RecordKind }),
  reply: z.object({ records: z.array(StoredRecord) }),
});

/** Compare-and-set: `version` is the new one, and must be the stored one + 1 (1 to create). `stale` carries `{ record }`. */
export const putRecord = route({
  method: 'PUT',
  path: '/api/records/:kind/:record',
  access: 'member',
  summary: 'Write a record',
  params: z.object({ kind: RecordKind, record: Id }),
  body: z.object({ version: z.int().min(1), sealed: CompactJwe }),
  reply: StoredRecord,
});

export const deleteRecord = route({
  method: 'DELETE',
  path: '/api/records/:kind/:record',
  access: 'member',
  summary: 'Delete a record',
  params: z.object({ kind: RecordKind, record: Id }),
  reply: Done,
});
