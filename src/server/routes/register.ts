/**
 * One way for every route of the contract: who may call is settled before anything is read; what was sent is parsed (unknown
 * fields go, malformed is 400); what is answered is checked against the contract, so that nothing undeclared can leave.
 *
 * Somebody signed in who may not call a route is told what somebody is told who asks for something that does not exist.
 */
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Access, Reply, Route } from '#contract/route.ts';
import { Refusal } from '../refusal.ts';
import type { MemberActor } from '../store/access.ts';
import { asActor, markSeen } from '../store/members.ts';
import { findSession, type Session } from '../store/sessions.ts';
import type { ProgrammeStore } from '../store/store.ts';
import { compress } from './compress.ts';
import { readCookie } from './cookies.ts';
import type { Deps } from './deps.ts';
import { programmeOf } from './programme-of.ts';

/** What every handler has. */
export interface Call {
  readonly deps: Deps;
  readonly store: ProgrammeStore;
  readonly programme: string;
  /** Epoch ms, the same for the whole call. */
  readonly now: number;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Calls by somebody signed in have a session and a real actor. */
export interface SignedIn extends Call {
  readonly session: Session;
  readonly actor: MemberActor;
}
/** Between the passphrase and the second factor. */
export interface Pending extends Call {
  readonly session: Session;
}

type CallOf<A extends Access> = A extends 'member' | 'team' | 'coordinator'
  ? SignedIn
  : A extends 'pending'
    ? Pending
    : Call;
type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;
type Part<R, K extends string> = K extends keyof R ? Parsed<R[K]> : undefined;
export interface InputOf<R extends Route> {
  readonly params: Part<R, 'params'>;
  readonly query: Part<R, 'query'>;
  readonly body: Part<R, 'body'>;
}
/** Returns the reply, or throws a `Refusal`. A stream's handler answers by itself. */
export type Handler<R extends Route> = (
  call: CallOf<R['access']>,
  input: InputOf<R>,
) => Promise<R extends { stream: true } ? undefined : Reply<R>>;

export type Register = <R extends Route>(route: R, handler: Handler<R>) => void;

declare module 'fastify' {
  interface FastifyRequest {
    /** Set once somebody may call. */
    call: Call | null;
  }
}

const ROLES_OF: Partial<Record<Access, readonly string[]>> = {
  member: ['coordinator', 'professional', 'peer'],
  team: ['coordinator', 'professional'],
  coordinator: ['coordinator'],
};
/** How often a member's last activity is noted, at most. */
const SEEN_EVERY_MS = 5 * 60_000;

/** @returns what registers one route and its handler */
export function registrar(app: FastifyInstance, deps: Deps): Register {
  app.decorateRequest('call', null);
  return (route, handler) => {
    app.route({
      method: route.method,
      url: route.path,
      schema: {
        ...(route.params ? { params: route.params } : {}),
        ...(route.query ? { querystring: route.query } : {}),
        ...(route.body ? { body: route.body } : {}),
        ...(route.stream ? {} : { response: { [route.status ?? 200]: route.reply } }),
      },
      config: { unlimited: route.stream === true, room: route.room === true },
      ...(route.bodyLimit ? { bodyLimit: route.bodyLimit } : {}),
      ...(route.compressed ? { onSend: compress } : {}),
      // Before the body is read: nobody sends 64 kB to a door that is closed to them.
      onRequest: async (request, reply) => {
        request.call = await admit(deps, route, request, reply);
      },
      handler: async (request, reply) => {
        const call = request.call as Parameters<typeof handler>[0];
        const input = {
          params: request.params,
          query: request.query,
          body: request.body,
        } as unknown as InputOf<typeof route>;
        const value = await handler(call, input);
        if (route.stream) return reply;
        return reply.code(route.status ?? 200).send(value);
      },
    });
  };
}

async function admit(
  deps: Deps,
  { access, unattended }: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Call | SignedIn | Pending> {
  const store = await programmeOf(deps.store, request.hostname);
  if (store === null) throw new Refusal('unknown_or_hidden');
  const call: Call = { deps, store, programme: store.programme, now: deps.clock(), request, reply };
  if (access === 'public' || access === 'setup' || access === 'receipt') return call;
  const session = await sessionOfRequest(call, access === 'pending' ? 'pending' : 'full');
  if (session === null) throw new Refusal('sign_in_needed');
  if (access === 'pending') return { ...call, session } satisfies Pending;
  if (!ROLES_OF[access]?.includes(session.member.role)) throw new Refusal('unknown_or_hidden');
  if (!unattended) await noteActivity(call, session);
  return { ...call, session, actor: asActor(session.member) } satisfies SignedIn;
}

/** The live session that the request's cookie names in this programme; null when there is none. */
export async function sessionOfRequest(
  { store, request, now }: Call,
  kind: 'pending' | 'full',
): Promise<Session | null> {
  const cookie = readCookie(request, kind);
  if (cookie === null) return null;
  return store.read((tx) => findSession(tx, { tokenHash: hashOf(cookie), kind, now }));
}

async function noteActivity({ store, now }: Call, { member }: Session): Promise<void> {
  if (member.lastSeenAt !== null && now - member.lastSeenAt < SEEN_EVERY_MS) return;
  await store.write((tx) => markSeen(tx, { member: member.id, now }));
}

/** The reply of what has nothing to tell. */
export const DONE = { done: true } as const;

/** SHA-256 of a random token's text, base64url: all that is kept of it. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** SHA-256 of bytes given as base64url, base64url. */
export const sha256OfBytes = (base64url: string): string =>
  createHash('sha256').update(Buffer.from(base64url, 'base64url')).digest('base64url');
