/** Who is on duty when, swaps, absences. */
import { z } from 'zod';
import { CalendarDate } from '#programme/settings.ts';
import { DutyPlace, Rota } from '#programme/rota.ts';
import { EpochMs, Id } from './parts.ts';
import { route } from './route.ts';

const Stretch = z.object({ from: EpochMs, to: EpochMs });
const Seats = z.object({ first: Id.nullable(), second: Id.nullable() });

export const Swap = z.object({
  id: Id,
  asker: Id,
  asked: Id,
  place: DutyPlace,
  /** When the duty begins, and the question ends by itself. */
  endsAt: EpochMs,
  createdAt: EpochMs,
});
export type Swap = z.infer<typeof Swap>;

export const Duty = z.object({
  /** Of the rota; 0 until one was saved. */
  version: z.int().min(0),
  rota: Rota,
  /** Today's date on the programme's wall. */
  today: CalendarDate,
  /** Who is on duty now; both null: nobody, and the coordinators answer. */
  now: Seats,
  /** The next two weeks as they will be, absences and swaps counted, cut where people change. */
  spans: z.array(Seats.extend(Stretch.shape)),
  /** So far the weeks were worked out: what ends there only goes on out of sight. */
  horizon: EpochMs,
  /** Opening time of the next two weeks in which nobody is on duty; without a rota, none is told. */
  gaps: z.array(Stretch),
  absences: z.array(z.object({ member: Id, from: EpochMs, until: EpochMs.nullable() })),
  swaps: z.array(Swap),
});
export type Duty = z.infer<typeof Duty>;

export const getDuty = route({
  method: 'GET',
  path: '/api/duty',
  access: 'team',
  summary: 'The rota, the next two weeks as they will be, absences and swaps',
  reply: Duty,
});

export const putRota = route({
  method: 'PUT',
  path: '/api/duty/rota',
  access: 'coordinator',
  summary: 'The rota (compare-and-set); `stale` carries the duty as it is',
  body: z.object({ version: z.int().min(0), rota: Rota }),
  reply: Duty,
});

export const askSwap = route({
  method: 'POST',
  path: '/api/duty/swaps',
  access: 'team',
  summary: 'Ask a colleague to take a duty of mine',
  body: z.object({ id: Id, place: DutyPlace, asked: Id }),
  reply: Duty,
});

export const answerSwap = route({
  method: 'POST',
  path: '/api/duty/swaps/:swap',
  access: 'team',
  summary: 'Accept or decline what I was asked, or take back what I asked',
  params: z.object({ swap: Id }),
  body: z.object({ accept: z.boolean() }),
  reply: Duty,
});

/** From now or later; what is hers is handed over when it begins now. */
export const goAway = route({
  method: 'PUT',
  path: '/api/duty/absences/:member',
  access: 'team',
  summary: 'I am away (a coordinator may say it for a colleague); my requests go to who is there',
  params: z.object({ member: Id }),
  body: z.object({ from: EpochMs.nullable(), until: EpochMs.nullable(), to: Id.nullable() }),
  reply: z.object({ duty: Duty, handedOver: z.int().min(0), to: Id.nullable() }),
});

export const comeBack = route({
  method: 'DELETE',
  path: '/api/duty/absences/:member',
  access: 'team',
  summary: 'I am back',
  params: z.object({ member: Id }),
  reply: Duty,
});
