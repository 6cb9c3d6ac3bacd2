/** The partner's door: what the programme publishes, handing in a sealed request, and following it with the receipt. */
import { z } from 'zod';
import { DueKind, Id, PartnerStep, Promptness, RequestState } from '#programme/request.ts';
import { Locale } from '#programme/settings.ts';
import { PROGRAMME_PATH } from './links.ts';
import { AgeFile, bytesOf, CompactJwe, CompactJws, Epoch, EpochMs, FileKey, StoredEntry } from './parts.ts';
import { route } from './route.ts';

/** Sent back only after `proof_needed`; altcha's solution, base64. */
const Proof = z.string().max(4000).optional();

export const IntakeCertificate = z.object({
  epoch: Epoch,
  certificate: CompactJws,
  genesisHash: bytesOf(32),
});
export type IntakeCertificate = z.infer<typeof IntakeCertificate>;

export const PublicProgramme = z.object({
  /** Id bound into every sealed header. */
  programme: Id,
  /** Genesis is done and the kit confirmed: requests are accepted. */
  doorOpen: z.boolean(),
  name: z.string(),
  organisation: z.string(),
  phone: z.string(),
  timeZone: z.string(),
  openNow: z.boolean(),
  closesAt: EpochMs.nullable(),
  nextOpeningAt: EpochMs.nullable(),
  /** When a call would come if the request arrived now, by promptness: computed here, never in the browser. */
  callBy: z.object({ now: EpochMs, soon: EpochMs, no_rush: EpochMs }),
  intake: IntakeCertificate.nullable(),
  /** The compact roster-0 verification data a partner needs: publication key (base64url) stated by genesis. */
  publicationKey: bytesOf(32).nullable(),
});
export type PublicProgramme = z.infer<typeof PublicProgramme>;

export const getProgramme = route({
  method: 'GET',
  path: PROGRAMME_PATH,
  access: 'public',
  compressed: true,
  summary: 'What the programme publishes, and the certificate to seal to',
  reply: PublicProgramme,
});

export const getProof = route({
  method: 'GET',
  path: '/api/proof',
  access: 'public',
  summary: 'A proof-of-work challenge (altcha), asked for only under load',
  /** For an answer to a questionnaire; else for a request. */
  query: z.object({ of: z.literal('answer').optional() }),
  reply: z.object({ challenge: z.unknown() }),
});

/** Acknowledged only after the commit reached the disk. */
export const Acknowledgement = z.object({
  file: Id,
  reference: z.string(),
  receivedAt: EpochMs,
  /** When the call comes, truthfully, by the programme's hours. */
  callBy: EpochMs,
  openNow: z.boolean(),
  nextOpeningAt: EpochMs.nullable(),
});
export type Acknowledgement = z.infer<typeof Acknowledgement>;

/**
 * Idempotent on (file, receipt hash): the same pair again returns the same acknowledgement, whatever the ciphertext.
 * `old_certificate` (409) carries the new IntakeCertificate: reseal under the same file id.
 */
export const submitRequest = route({
  method: 'POST',
  path: '/api/door/requests',
  access: 'public',
  status: 201,
  summary: 'Hand in a sealed request',
  body: z.object({
    file: Id,
    promptness: Promptness,
    notBefore: EpochMs.optional(),
    /** Language of the reference name; not kept. */
    language: Locale,
    receipt: z.object({ locator: bytesOf(16), authenticationHash: bytesOf(32) }),
    /** Exchange key of `epoch`: age file to the intake key + JWE under the receipt key. */
    key: z.object({ epoch: Epoch, intake: AgeFile, receipt: CompactJwe }),
    /** Exchange entry 0. */
    entry: CompactJwe,
    /** EXERCICE, from *Try our own door*; needs a signed-in member. */
    practice: z.boolean().optional(),
    proof: Proof,
  }),
  reply: Acknowledgement,
});

const ReceiptAuth = { locator: bytesOf(16), authentication: bytesOf(32) };

/** What the partner's page shows, live. */
export const PartnerView = z.object({
  programme: Id,
  file: Id,
  reference: z.string(),
  promptness: Promptness,
  state: RequestState,
  receivedAt: EpochMs,
  seenAt: EpochMs.nullable(),
  claimedAt: EpochMs.nullable(),
  /** A member is calling right now. */
  callingSince: EpochMs.nullable(),
  answeredAt: EpochMs.nullable(),
  /** What comes next, and when; null when closed. */
  next: z.object({ kind: DueKind, dueAt: EpochMs }).nullable(),
  closedAt: EpochMs.nullable(),
  destroyAt: EpochMs.nullable(),
  withdrawnAt: EpochMs.nullable(),
  openNow: z.boolean(),
  nextOpeningAt: EpochMs.nullable(),
  /** For compare-and-set of entries. */
  head: z.object({ seq: z.int().min(-1), hash: bytesOf(32).nullable() }),
  keys: z.array(FileKey),
  entries: z.array(StoredEntry),
  intake: IntakeCertificate,
  publicationKey: bytesOf(32),
});
export type PartnerView = z.infer<typeof PartnerView>;

/** Unknown locator, wrong secret, destroyed file: the same 404 after the same work. */
export const openReceipt = route({
  method: 'POST',
  path: '/api/receipt/open',
  access: 'receipt',
  summary: 'Open a request with its receipt',
  body: z.object({ ...ReceiptAuth, reference: z.string().max(60).optional() }),
  reply: PartnerView,
});

/** `stale` carries `{ view: PartnerView }`. `old_epoch` too: bring a new key of the current epoch. */
export const partnerStep = route({
  method: 'POST',
  path: '/api/receipt/step',
  access: 'receipt',
  summary: 'Write to the team, raise the promptness, or withdraw',
  body: z.object({
    ...ReceiptAuth,
    step: PartnerStep,
    seq: z.int().min(1),
    entry: CompactJwe,
    key: FileKey.optional(),
  }),
  reply: PartnerView,
});

/** POST, so that nothing secret is in an address; the reply is a stream of server-sent events, each a PartnerView. */
export const receiptLive = route({
  method: 'POST',
  path: '/api/receipt/live',
  access: 'receipt',
  stream: true,
  summary: 'Follow a request live',
  body: z.object(ReceiptAuth),
  reply: PartnerView,
});
