/** Every route, by name: the server registers them from here, the wrong-user walk tries each of them. */
import * as access from './access.ts';
import * as agenda from './agenda.ts';
import * as door from './door.ts';
import * as duty from './duty.ts';
import * as keys from './keys.ts';
import * as live from './live.ts';
import * as mailbox from './mailbox.ts';
import * as push from './push.ts';
import * as records from './records.ts';
import * as requests from './requests.ts';
import * as rounds from './rounds.ts';
import type { Route } from './route.ts';
import * as settings from './settings.ts';
import * as setup from './setup.ts';
import * as wording from './wording.ts';

const isRoute = (value: unknown): value is Route =>
  typeof value === 'object' && value !== null && 'path' in value && 'access' in value;

export const ROUTES: ReadonlyMap<string, Route> = new Map(
  [
    access,
    agenda,
    door,
    duty,
    keys,
    live,
    mailbox,
    push,
    records,
    requests,
    rounds,
    settings,
    setup,
    wording,
  ].flatMap((room) =>
    Object.entries(room as Record<string, unknown>).flatMap(([name, value]): [string, Route][] =>
      isRoute(value) ? [[name, value]] : [],
    ),
  ),
);
