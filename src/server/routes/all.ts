/** Every route of the contract and its handler. */
import type { FastifyInstance } from 'fastify';
import type { Route } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { accessRoutes } from './access.ts';
import { agendaRoutes } from './agenda.ts';
import type { Deps } from './deps.ts';
import { doorRoutes } from './door.ts';
import { dutyRoutes } from './duty.ts';
import { invitationRoutes } from './invitations.ts';
import { keyRoutes } from './keys.ts';
import { liveRoutes } from './live.ts';
import { pushRoutes } from './push.ts';
import { mailboxRoutes } from './mailbox.ts';
import { receiptRoutes } from './receipt.ts';
import { recordRoutes } from './records.ts';
import { recoveryRoutes } from './recovery.ts';
import { type Register, registrar } from './register.ts';
import { requestRoutes } from './requests.ts';
import { roundRoutes } from './rounds.ts';
import { settingsRoutes } from './settings.ts';
import { setupRoutes } from './setup.ts';
import { wordingRoutes } from './wording.ts';

/** Adds the routes to an app made by the shell (cookies, error answers and Zod compilers are its own). */
export function registerRoutes(app: FastifyInstance, deps: Deps): void {
  const answered = new Set<Route>();
  const one = registrar(app, deps);
  const register: Register = (route, handler) => {
    answered.add(route);
    one(route, handler);
  };
  accessRoutes(register);
  setupRoutes(register);
  doorRoutes(register);
  receiptRoutes(register);
  requestRoutes(register);
  recordRoutes(register);
  keyRoutes(register);
  invitationRoutes(register);
  recoveryRoutes(register);
  settingsRoutes(register);
  dutyRoutes(register);
  mailboxRoutes(register);
  liveRoutes(register);
  pushRoutes(register);
  wordingRoutes(register);
  agendaRoutes(register);
  roundRoutes(register);
  for (const [name, route] of ROUTES)
    if (!answered.has(route)) throw new Error(`The contract's route ${name} has no handler.`);
}
