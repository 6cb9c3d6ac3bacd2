/** Knocking on a member's devices: an empty push that the app turns into a reference and the time left. See [Note: Empty knock]. */
import { z } from 'zod';
import { Promptness, RequestState } from '#programme/request.ts';
import { Locale } from '#programme/settings.ts';
import { KNOCK_PATH } from './links.ts';
import { bytesOf, Done, EpochMs, Id, Nothing } from './parts.ts';
import { route } from './route.ts';

/** Address at a browser's push service (RFC 8030): whoever has it may knock, so it never stands in an address of ours. */
export const PushEndpoint = z.url().max(2000);

/** Maker of the push service, told by the endpoint's host. */
export const PushService = z.enum(['google', 'apple', 'mozilla', 'microsoft', 'other']);
export type PushService = z.infer<typeof PushService>;

export const Device = z.object({
  /** Keyed hash of its address. */
  id: bytesOf(32),
  service: PushService,
  createdAt: EpochMs,
  lastOkAt: EpochMs.nullable(),
  failingSince: EpochMs.nullable(),
  /** It is the one that asks. */
  here: z.boolean(),
});
export type Device = z.infer<typeof Device>;

const Devices = z.object({ devices: z.array(Device) });
/** The address of the device that asks; null when it has none. */
const Here = z.object({ endpoint: PushEndpoint.nullable() });

export const getPushKey = route({
  method: 'GET',
  path: '/api/push/key',
  access: 'member',
  summary: 'Public key that knocks are signed with (VAPID, RFC 8292), base64url',
  reply: z.object({ publicKey: bytesOf(65) }),
});

export const listDevices = route({
  method: 'POST',
  path: '/api/me/devices/list',
  access: 'member',
  summary: 'My devices that are knocked on; a POST, so that the address of the one that asks is in no log',
  body: Here,
  reply: Devices,
});

export const turnOnDevice = route({
  method: 'POST',
  path: '/api/me/devices',
  access: 'member',
  summary: 'Knock on this device from now on; the same one again changes nothing',
  body: z.object({ endpoint: PushEndpoint }),
  reply: Devices,
});

export const turnOffDevice = route({
  method: 'DELETE',
  path: '/api/me/devices/:device',
  access: 'member',
  summary: 'No longer knock on a device of mine',
  params: z.object({ device: bytesOf(32) }),
  reply: Done,
});

export const testDevices = route({
  method: 'POST',
  path: '/api/me/devices/test',
  access: 'member',
  summary: 'Knock on all my devices now',
  body: Nothing,
  reply: z.object({ accepted: z.int().min(1) }),
});

/** One request as a lock screen may show it. */
export const KnockRow = z.object({
  file: Id,
  reference: z.string(),
  /** For compare-and-set, should it be claimed from the notification. */
  version: z.int().min(0),
  promptness: Promptness,
  dueAt: EpochMs.nullable(),
  /** I am its owner; else nobody is. */
  mine: z.boolean(),
  state: RequestState,
  practice: z.boolean(),
});
export type KnockRow = z.infer<typeof KnockRow>;

export const Knock = z.object({
  now: EpochMs,
  /** When the programme opens next; null while it is open. */
  opensAt: EpochMs.nullable(),
  language: Locale,
  count: z.int().min(0),
  rows: z.array(KnockRow).max(5),
});
export type Knock = z.infer<typeof Knock>;

export const getKnock = route({
  method: 'GET',
  path: KNOCK_PATH,
  access: 'member',
  unattended: true,
  summary: 'What a knocked-on device shows: references and time left of what waits for me',
  reply: Knock,
});
