/** Settings of the programme, its help lines, and the mail server that carries alerts without content. */
import { z } from 'zod';
import { HelpLine } from '#programme/help-lines.ts';
import type { HelpLineChange } from '#programme/help-line-change.ts';
import { HelpLineWords } from '#programme/own-help-line.ts';
import { ProgrammeSettings } from '#programme/settings.ts';
import { Done, EpochMs, Nothing } from './parts.ts';
import { route } from './route.ts';

const Stored = z.object({
  version: z.int().min(1),
  settings: ProgrammeSettings,
  kitConfirmed: z.boolean(),
  openedAt: EpochMs.nullable(),
});

export const getSettings = route({
  method: 'GET',
  path: '/api/settings',
  access: 'member',
  summary: 'Settings',
  reply: Stored,
});

export const putSettings = route({
  method: 'PUT',
  path: '/api/settings',
  access: 'coordinator',
  summary:
    'Change settings (compare-and-set), all but the help lines; hours and targets apply to what comes next, never to the past',
  body: z.object({ version: z.int().min(1), settings: ProgrammeSettings }),
  reply: Stored,
});

/** The help lines that ship with the product; which of them a programme shows, and its corrections, are in its settings. */
export const getHelpLines = route({
  method: 'GET',
  path: '/api/help-lines',
  access: 'member',
  compressed: true,
  summary: 'Help lines as shipped',
  reply: z.object({ lines: z.array(HelpLine) }),
});

const Change = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['show', 'hide', 'dialled', 'confirm', 'drop', 'remove']) }),
  z.object({ kind: z.literal('propose'), words: HelpLineWords }),
]) satisfies z.ZodType<HelpLineChange>;

export const changeHelpLine = route({
  method: 'POST',
  path: '/api/help-lines/:line',
  access: 'team',
  summary:
    'Show, hide, check or correct a help line (compare-and-set with the settings); a correction needs a second person',
  params: z.object({ line: z.string().regex(/^[a-z0-9_]{2,60}$/) }),
  body: z.object({ version: z.int().min(1), change: Change }),
  reply: Stored,
});

export const MailServer = z.object({
  host: z.string().trim().min(1).max(200),
  port: z.int().min(1).max(65535),
  /** `implicit` = TLS from the first byte (465), `starttls` = required upgrade (587), `none` only towards loopback. */
  tls: z.enum(['implicit', 'starttls', 'none']),
  user: z.string().max(200),
  from: z.email().max(200),
});
export type MailServer = z.infer<typeof MailServer>;

const MailState = z.object({
  server: MailServer.nullable(),
  passwordSet: z.boolean(),
  waiting: z.int(),
  lastSentAt: EpochMs.nullable(),
  /** Shown on *Today*: since when, and the server's short reason. */
  failing: z.object({ since: EpochMs, reason: z.string() }).nullable(),
});
export type MailState = z.infer<typeof MailState>;

export const getMail = route({
  method: 'GET',
  path: '/api/settings/mail',
  access: 'team',
  summary: 'Mail server and its health',
  reply: MailState,
});
export const putMail = route({
  method: 'PUT',
  path: '/api/settings/mail',
  access: 'coordinator',
  summary: 'Set the mail server; an absent password keeps the old one',
  body: z.object({ server: MailServer.nullable(), password: z.string().max(400).optional() }),
  reply: MailState,
});
export const testMail = route({
  method: 'POST',
  path: '/api/settings/mail/test',
  access: 'member',
  summary: 'Send a test to my own alert address, now',
  body: Nothing,
  reply: Done,
});
