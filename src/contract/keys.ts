/** Roster, epochs, invitations: who holds the keys. The server checks shapes, versions and signatures' form; clients check everything. */
import { z } from 'zod';
import { RecordKind } from '#programme/entries.ts';
import { NewAccount } from './access.ts';
import {
  AgeFile,
  AgeRecipient,
  bytesOf,
  CompactJwe,
  CompactJws,
  Done,
  Epoch,
  EpochMs,
  Id,
  Role,
} from './parts.ts';
import { route } from './route.ts';

/** Two age files of about 3 kB for each member, and the roster with a recipient of 2 kB for each. */
const EPOCH_BODY_LIMIT = 256 * 1024;

export const SealedRecordIn = z.object({
  kind: RecordKind,
  record: Id,
  version: z.int().min(1),
  sealed: CompactJwe,
});

/** An age file that hands the ring or the commons key of an epoch to one recipient. */
export const Wrap = z.object({
  key: z.enum(['ring', 'commons']),
  recipient: z.union([Id, z.literal('kit')]),
  sealed: AgeFile,
});
export type Wrap = z.infer<typeof Wrap>;

export const EpochBundle = z.object({
  epoch: Epoch,
  wraps: z.array(Wrap).min(2).max(80),
  /** Ring key n−1 (and commons n−1) under ring n (commons n); null at epoch 0. */
  previousRing: CompactJwe.nullable(),
  previousCommons: CompactJwe.nullable(),
  /** Private halves, as JWE under ring n. */
  intakePrivate: CompactJwe,
  publicationPrivate: CompactJwe,
  certificate: CompactJws,
});
export type EpochBundle = z.infer<typeof EpochBundle>;

const StoredEpoch = z.object({
  epoch: Epoch,
  /** Only the wraps made for me. */
  wraps: z.array(Wrap),
  previousRing: CompactJwe.nullable(),
  previousCommons: CompactJwe.nullable(),
  /** Null for peers. */
  intakePrivate: CompactJwe.nullable(),
  publicationPrivate: CompactJwe.nullable(),
  certificate: CompactJws,
  /** When it became current. */
  since: EpochMs,
});

export const getKeys = route({
  method: 'GET',
  path: '/api/keys',
  access: 'member',
  compressed: true,
  summary: 'The roster since genesis, every epoch, and the wraps made for me',
  reply: z.object({ programme: Id, roster: z.array(CompactJws).min(1), epochs: z.array(StoredEpoch).min(1) }),
});

/**
 * A new roster version without a new epoch: a member admitted (wraps of the current epoch for her).
 * `stale` (409) carries `{ version }`, the current one.
 */
export const admit = route({
  method: 'POST',
  path: '/api/roster',
  access: 'coordinator',
  summary: 'Admit a candidate: signed roster, keys sealed to her',
  body: z.object({
    roster: CompactJws,
    version: z.int().min(1),
    candidate: Id,
    wraps: z.array(Wrap).min(1).max(4),
    /** Her card (name, title) under the commons key. */
    card: SealedRecordIn,
  }),
  reply: Done,
});

/**
 * Leave, replaced keys, renewed kit, re-admission: one atomic request. Wraps and sessions of `removed` are deleted;
 * `readmitted` gets her new keys; `kitRenewed` says the kit changed.
 */
export const newEpoch = route({
  method: 'POST',
  path: '/api/epochs',
  access: 'coordinator',
  bodyLimit: EPOCH_BODY_LIMIT,
  summary: 'A new epoch with its roster',
  body: z.object({
    roster: CompactJws,
    version: z.int().min(1),
    epoch: EpochBundle,
    removed: Id.nullable(),
    /** A candidate (from an invitation to re-admit) who takes the place of a member who forgot. */
    readmitted: z.object({ candidate: Id, member: Id }).nullable(),
    kitRenewed: z.boolean(),
    /** Open requests of `removed` go to this member. */
    handOverTo: Id.nullable(),
  }),
  reply: Done,
});

/** An invitation: the server keeps its id, role, expiry, and a copy sealed under the ring key until used. */
export const invite = route({
  method: 'POST',
  path: '/api/invitations',
  access: 'coordinator',
  status: 201,
  summary: 'Invite someone (12 words or QR, in person or read aloud), 72 hours, single use',
  body: z.object({
    invitation: Id,
    role: Role,
    /** The member she takes up again, when she forgot. */
    readmits: Id.nullable(),
    /** Hash of the secret that lets the newcomer fetch and answer the invitation. */
    authenticationHash: bytesOf(32),
    /** HMAC over the roster head and invitation id: the newcomer checks the programme with it. */
    programmeMac: bytesOf(32),
    sealedCopy: CompactJwe,
  }),
  reply: Done,
});

const Candidate = z.object({
  candidate: Id,
  recipient: AgeRecipient,
  verifyKey: bytesOf(32),
  role: Role,
  signInName: z.string(),
  mac: bytesOf(32),
  at: EpochMs,
});

export const listInvitations = route({
  method: 'GET',
  path: '/api/invitations',
  access: 'coordinator',
  summary: 'Open invitations and who answered them',
  reply: z.object({
    invitations: z.array(
      z.object({
        invitation: Id,
        role: Role,
        readmits: Id.nullable(),
        expiresAt: EpochMs,
        sealedCopy: CompactJwe,
        candidate: Candidate.nullable(),
      }),
    ),
  }),
});

export const cancelInvitation = route({
  method: 'DELETE',
  path: '/api/invitations/:invitation',
  access: 'coordinator',
  summary: 'Cancel an invitation',
  params: z.object({ invitation: Id }),
  reply: Done,
});

export const openInvitation = route({
  method: 'POST',
  path: '/api/join/open',
  access: 'public',
  summary: 'The newcomer opens her invitation (same 404 for unknown, used and expired)',
  body: z.object({ invitation: Id, authentication: bytesOf(32) }),
  reply: z.object({
    programme: Id,
    name: z.string(),
    role: Role,
    genesisHash: bytesOf(32),
    rosterHead: bytesOf(32),
    rosterVersion: z.int(),
    programmeMac: bytesOf(32),
    answered: z.boolean(),
  }),
});

/** Creates a candidate account: she can sign in only once admitted. */
export const join = route({
  method: 'POST',
  path: '/api/join',
  access: 'public',
  status: 201,
  summary: 'The newcomer hands in her public keys',
  body: z.object({
    invitation: Id,
    authentication: bytesOf(32),
    candidate: Id,
    ...NewAccount.shape,
    recipient: AgeRecipient,
    verifyKey: bytesOf(32),
    /** HMAC over her public keys and role. */
    mac: bytesOf(32),
    /** Her display name, age file to … nobody yet: told by voice; the coordinator types it into her card. */
  }),
  reply: Done,
});

export const listMembers = route({
  method: 'GET',
  path: '/api/members',
  access: 'member',
  summary: 'Accounts: sign-in names and roles (names are sealed cards)',
  reply: z.object({
    members: z.array(
      z.object({
        member: Id,
        signInName: z.string(),
        role: Role,
        since: EpochMs,
        lastSeenAt: EpochMs.nullable(),
        hasAlerts: z.boolean(),
      }),
    ),
  }),
});

/**
 * Recovery with the kit when no coordinator can sign in: the newcomer founds a new coordinator account; the roster is
 * signed by the recovery key (checked by every client). `challenge` from openRecovery signed by the recovery key.
 */
export const openRecovery = route({
  method: 'POST',
  path: '/api/recovery/open',
  access: 'public',
  summary: 'What the kit needs to open the ring and sign the next roster',
  body: z.object({ /** Ed25519 public recovery key; must equal the roster's. */ recoveryKey: bytesOf(32) }),
  reply: z.object({ challenge: bytesOf(32) }),
});

export const recoveryKeys = route({
  method: 'POST',
  path: '/api/recovery/keys',
  access: 'public',
  summary: 'Roster and epochs with the wraps made for the kit',
  body: z.object({ challenge: bytesOf(32), signature: bytesOf(64) }),
  reply: getKeys.reply,
});

export const recover = route({
  method: 'POST',
  path: '/api/recovery',
  access: 'public',
  status: 201,
  bodyLimit: EPOCH_BODY_LIMIT,
  summary: 'A coordinator account made by the kit, with a new epoch',
  body: z.object({
    challenge: bytesOf(32),
    signature: bytesOf(64),
    member: Id,
    ...NewAccount.shape,
    roster: CompactJws,
    version: z.int().min(1),
    epoch: EpochBundle,
    /** Coordinators whose accounts end with this (they forgot). */
    removed: z.array(Id).max(20),
    records: z.array(SealedRecordIn).max(4),
  }),
  reply: Done,
});
