/** Set-up by the founding coordinator, with the one-time token; the token dies with genesis. */
import { z } from 'zod';
import { Essentials } from '#programme/settings.ts';
import { NewAccount } from './access.ts';
import { CompactJws, Done, Id } from './parts.ts';
import { EpochBundle, SealedRecordIn } from './keys.ts';
import { route } from './route.ts';

const Token = z.string().min(20).max(100);

export const setupState = route({
  method: 'POST',
  path: '/api/setup/state',
  access: 'setup',
  summary: 'Where set-up stands (saved as one goes)',
  body: z.object({ token: Token }),
  reply: z.object({ programme: Id, essentials: Essentials.nullable() }),
});

export const saveEssentials = route({
  method: 'PUT',
  path: '/api/setup/essentials',
  access: 'setup',
  summary: 'Name, organisation, public phone, time zone',
  body: z.object({ token: Token, essentials: Essentials }),
  reply: Done,
});

/** One transaction: roster 0, epoch 0, the founder's account, her session. Unique per programme. */
export const genesis = route({
  method: 'POST',
  path: '/api/setup/genesis',
  access: 'setup',
  status: 201,
  summary: 'Found the programme: keys first',
  body: z.object({
    token: Token,
    member: Id,
    ...NewAccount.shape,
    roster: CompactJws,
    epoch: EpochBundle,
    /** Her member card and the pending kit, sealed. */
    records: z.array(SealedRecordIn).max(4),
  }),
  reply: Done,
});

/** The kit was printed or written, and two groups typed back: the door opens; the pending kit record is deleted. */
export const confirmKit = route({
  method: 'POST',
  path: '/api/setup/kit-confirmed',
  access: 'coordinator',
  summary: 'The recovery kit is confirmed: open the door',
  body: z.object({ pendingKitRecord: Id.nullable() }),
  reply: Done,
});
