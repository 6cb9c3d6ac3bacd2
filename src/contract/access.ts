/** Signing in (OPAQUE passphrase, then TOTP or a recovery code), unlocking, and one's own account. */
import { z } from 'zod';
import { AlertPrefs } from '#programme/alert-prefs.ts';
import { Locale } from '#programme/settings.ts';
import { CompactJwe, Done, EpochMs, Id, Nothing, OpaqueMessage, Role } from './parts.ts';
import { route } from './route.ts';

/** A sign-in name is typed by hand: short, lower case, never a civil name shown to partners. */
export const SignInName = z
  .string()
  .trim()
  .toLowerCase()
  .min(2)
  .max(40)
  .regex(/^[\p{L}\p{N}._-]+$/u);

/** A second factor made in the browser: its secret (base32), a code of it as the proof, recovery codes by hash. */
const NewTotp = z.object({
  secret: z.string().regex(/^[A-Z2-7]{32}$/),
  code: z.string().length(6),
  recoveryCodeHashes: z.array(z.string().length(43)).length(10),
});

/** What an account begins with, whether she founds, joins or recovers. */
export const NewAccount = z.object({
  signInName: SignInName,
  language: Locale,
  /** OPAQUE's record of her passphrase. */
  record: OpaqueMessage,
  sealedMemberKey: CompactJwe,
  totp: NewTotp,
});
export type NewAccount = z.infer<typeof NewAccount>;

export const registerStart = route({
  method: 'POST',
  path: '/api/access/register',
  access: 'public',
  summary: 'First half of an OPAQUE registration (set-up, joining, changing the passphrase); keeps nothing',
  body: z.object({ name: SignInName, request: OpaqueMessage }),
  reply: z.object({ response: OpaqueMessage }),
});

/** Unknown names get an answer that cannot be told from a known one. */
export const signInStart = route({
  method: 'POST',
  path: '/api/access/sign-in/start',
  access: 'public',
  summary: 'First half of an OPAQUE sign-in',
  body: z.object({ name: SignInName, request: OpaqueMessage }),
  reply: z.object({ attempt: Id, response: OpaqueMessage }),
});

export const Me = z.object({
  member: Id,
  signInName: z.string(),
  role: Role,
  language: Locale,
  /** E-mail for alerts without content, kept under the server's secret; null = none. */
  alertEmail: z.string().nullable(),
  alerts: AlertPrefs,
  recoveryCodesLeft: z.int(),
  lastVisitAt: EpochMs.nullable(),
  sessionEndsAt: EpochMs,
});
export type Me = z.infer<typeof Me>;

/** What opens after both factors (or at unlocking, within a live session, after the passphrase alone). */
export const Opened = z.object({ me: Me, programme: Id, sealedMemberKey: CompactJwe });
export type Opened = z.infer<typeof Opened>;

/**
 * With a live session of the same member this is an unlock and answers `opened` at once.
 * Else it sets a short `pending` cookie: `opened` is null and the second factor follows.
 */
export const signInFinish = route({
  method: 'POST',
  path: '/api/access/sign-in/finish',
  access: 'public',
  summary: 'Second half of an OPAQUE sign-in',
  body: z.object({ attempt: Id, finish: OpaqueMessage }),
  reply: z.object({ opened: Opened.nullable() }),
});

export const secondFactor = route({
  method: 'POST',
  path: '/api/access/second-factor',
  access: 'pending',
  summary: 'TOTP (six digits) or a recovery code; sets the session cookie, 12 hours at most',
  body: z.object({ code: z.string().trim().min(6).max(40) }),
  reply: z.object({ opened: Opened }),
});

export const signOut = route({
  method: 'POST',
  path: '/api/access/sign-out',
  access: 'member',
  summary: 'End this session',
  body: Nothing,
  reply: Done,
});

export const getMe = route({
  method: 'GET',
  path: '/api/me',
  access: 'member',
  summary: 'My account',
  reply: Me,
});

export const putMe = route({
  method: 'PUT',
  path: '/api/me',
  access: 'member',
  summary: 'Language, alert address, and how I want to be told',
  body: z.object({
    language: Locale,
    alertEmail: z.email().max(160).nullable(),
    /** Absent: as they were. */
    alerts: AlertPrefs.optional(),
  }),
  reply: Me,
});

/** The screen just before says what changed since; called when *Today* is shown. */
export const markVisit = route({
  method: 'POST',
  path: '/api/me/visit',
  access: 'member',
  summary: 'Note that I looked at Today',
  body: Nothing,
  reply: z.object({ previousVisitAt: EpochMs.nullable() }),
});

/** Needs a fresh OPAQUE sign-in within the session (5 minutes) as the proof of the old passphrase. */
export const changePassphrase = route({
  method: 'POST',
  path: '/api/me/passphrase',
  access: 'member',
  summary: 'A new OPAQUE record and the member key sealed under its export key',
  body: z.object({ record: OpaqueMessage, sealedMemberKey: CompactJwe }),
  reply: Done,
});

export const newTotp = route({
  method: 'POST',
  path: '/api/me/totp',
  access: 'member',
  summary: 'Replace the second factor and the recovery codes',
  body: NewTotp,
  reply: Done,
});
