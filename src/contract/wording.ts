/** The guide as the team works on it: own entries, approvals, adoption; and the time that a member is paid for. */
import { z } from 'zod';
import { MOST_SHARED, ProgrammeName, SharedApproval } from '#wording/adoption.ts';
import { Approval, APPROVERS } from '#wording/approval.ts';
import { WordRules } from '#wording/check/rules.ts';
import { EntryId, EntryWords, Lines, READERS, WordingEntry } from '#wording/entry.ts';
import { AgeFile, CompactJwe, Done, Id } from './parts.ts';
import { route } from './route.ts';

/** What a programme made of an entry, with the counter to change it by. */
export const StoredOwnEntry = z.object({
  id: EntryId,
  hidden: z.boolean(),
  words: EntryWords.nullable(),
  basedOn: z.string().max(64).nullable(),
  version: z.int().min(1),
});
export type StoredOwnEntry = z.infer<typeof StoredOwnEntry>;

const Wording = z.object({
  /** As shipped. */
  entries: z.array(WordingEntry),
  /** Conversations to practise: told by what they are about, and read where they are. */
  practice: z.array(
    z.object({
      item: z.string(),
      version: z.string(),
      address: z.object({ fr: EntryId, en: EntryId }),
      readers: z.array(z.enum(READERS)),
      title: Lines,
      note: Lines,
      setting: Lines,
    }),
  ),
  own: z.array(StoredOwnEntry),
  approvals: z.array(Approval),
  hideDrafts: z.boolean(),
});
export type Wording = z.infer<typeof Wording>;

export const getWording = route({
  method: 'GET',
  path: '/api/wording',
  access: 'member',
  compressed: true,
  summary: 'The guide as shipped, and what the programme made of it',
  reply: Wording,
});

/** In the language that one writes in. */
export const getWordRules = route({
  method: 'GET',
  path: '/api/wording/rules',
  access: 'member',
  compressed: true,
  summary: 'The rules of the word check, for what members write to partners',
  query: z.object({ language: z.enum(['fr', 'en']) }),
  reply: z.object({ rules: WordRules }),
});

/** How much there is to review, by side: shown where the guide itself is not. */
export const countToReview = route({
  method: 'GET',
  path: '/api/wording/to-review',
  access: 'member',
  summary: 'How many texts wait for a survivor, and for a worker',
  reply: z.object({ survivor: z.int().min(0), worker: z.int().min(0) }),
});

/** Ids of own entries begin with `own-`. `stale` carries `{ entry }`. */
export const putOwnEntry = route({
  method: 'PUT',
  path: '/api/wording/entries/:entry',
  access: 'team',
  summary:
    'Adapt, add, hide or show an entry, or give back its shipped words (compare-and-set; version 0 while there is none)',
  params: z.object({ entry: EntryId }),
  body: z.object({
    version: z.int().min(0),
    hidden: z.boolean(),
    words: EntryWords.nullable(),
    basedOn: z.string().max(64).nullable(),
  }),
  reply: StoredOwnEntry,
});

/** What is approved, and the sealed record of who does it. */
const Act = z.object({
  item: z.string().min(1).max(80),
  version: z.string().max(64),
  record: Id,
  sealed: CompactJwe,
});

const Approvals = z.object({ approvals: z.array(Approval) });

/** For one's own side. `stale` when the text reads otherwise by now. */
export const approveWording = route({
  method: 'POST',
  path: '/api/wording/approvals',
  access: 'member',
  summary: 'Approve a version of a text: a peer as a survivor, the others as workers',
  body: Act,
  reply: Approvals,
});

export const takeBackApproval = route({
  method: 'POST',
  path: '/api/wording/approvals/take-back',
  access: 'member',
  summary: 'Take back an approval of one’s own side; a coordinator, any',
  body: Act.extend({ side: z.enum(APPROVERS) }),
  reply: Approvals,
});

export const adoptApprovals = route({
  method: 'PUT',
  path: '/api/wording/adopted',
  access: 'coordinator',
  summary:
    'Take over another programme’s approvals of exactly these words, in place of those that it shared before',
  body: z.object({ from: ProgrammeName, approvals: z.array(SharedApproval).max(MOST_SHARED) }),
  reply: Approvals.extend({ taken: z.int().min(0) }),
});

export const dropAdopted = route({
  method: 'POST',
  path: '/api/wording/adopted/drop',
  access: 'coordinator',
  summary: 'Drop the approvals adopted from a programme',
  body: z.object({ from: ProgrammeName }),
  reply: Approvals,
});

const SealedTime = z.object({
  version: z.int().min(1),
  sealed: CompactJwe,
  /** Its key, under the member's own. */
  ownKey: CompactJwe,
  /** Its key, to the intake key: coordinators and professionals read it, other peers do not. */
  teamKey: AgeFile,
});
export const StoredTime = SealedTime.extend({ record: Id, member: Id });
export type StoredTime = z.infer<typeof StoredTime>;

export const listPaidTime = route({
  method: 'GET',
  path: '/api/paid-time',
  access: 'member',
  summary: 'Paid time: one’s own; of everybody for coordinators and professionals',
  reply: z.object({ times: z.array(StoredTime) }),
});

export const putPaidTime = route({
  method: 'PUT',
  path: '/api/paid-time/:record',
  access: 'member',
  summary: 'Note or correct time that I am paid for (compare-and-set)',
  params: z.object({ record: Id }),
  body: SealedTime,
  reply: StoredTime,
});

export const deletePaidTime = route({
  method: 'DELETE',
  path: '/api/paid-time/:record',
  access: 'member',
  summary: 'Take away time that I noted',
  params: z.object({ record: Id }),
  reply: Done,
});
