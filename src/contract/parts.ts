/** Pieces that several routes share: sealed things as they travel. */
import { z } from 'zod';
import { Id } from '#programme/request.ts';

export { EpochMs, Id } from '#programme/request.ts';

const b64u = /^[A-Za-z0-9_-]+$/;
/** base64url without padding, of a known number of bytes. */
export const bytesOf = (n: number): z.ZodString =>
  z
    .string()
    .length(Math.ceil((n * 4) / 3))
    .regex(b64u);
/** Compact JWE or JWS. The server checks envelopes further (sealing/envelope.ts). */
export const CompactJwe = z
  .string()
  .max(48_000)
  .regex(/^[A-Za-z0-9_-]+\.\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/);
export const CompactJws = z
  .string()
  .max(48_000)
  .regex(/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/);
/** An age file, binary, base64url. */
export const AgeFile = z.string().min(100).max(16_000).regex(b64u);
export const AgeRecipient = z
  .string()
  .max(4000)
  .regex(/^age1[a-z0-9]+$/);
/** An opaque (OPAQUE) protocol message, base64url. */
export const OpaqueMessage = z.string().max(4000).regex(b64u);
export const Epoch = z.int().min(0);
export const Stream = z.enum(['exchange', 'notes']);
export type Stream = z.infer<typeof Stream>;

/** The wraps of one key of one file for one epoch. `ring` is added when the team first opens it. */
export const FileKey = z.object({
  stream: Stream,
  epoch: Epoch,
  intake: AgeFile.optional(),
  receipt: CompactJwe.optional(),
  /** Age file to the receipt's recipient: a member's way to hand a new epoch to the partner. */
  receiptAge: AgeFile.optional(),
  ring: CompactJwe.optional(),
  /** Restricted notes: one age file per member of the circle. */
  circle: z.array(z.object({ member: Id, sealed: AgeFile })).optional(),
});
export type FileKey = z.infer<typeof FileKey>;

export const SealedEntry = z.object({ stream: Stream, seq: z.int().min(0), sealed: CompactJwe });
export type SealedEntry = z.infer<typeof SealedEntry>;

/** An entry as stored. `sealed` is null once erased: the hash stays, and the signed erasure names it. */
export const StoredEntry = z.object({
  stream: Stream,
  seq: z.int().min(0),
  sealed: CompactJwe.nullable(),
  hash: bytesOf(32),
  at: z.int(),
  by: z.enum(['partner', 'member']),
  member: Id.nullable(),
});
export type StoredEntry = z.infer<typeof StoredEntry>;

export const Role = z.enum(['coordinator', 'professional', 'peer']);
export const Nothing = z.object({});
export const Done = z.object({ done: z.literal(true) });
