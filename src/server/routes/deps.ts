/** What the routes need from the rest of the server, handed in by the shell. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Mailbox, MailboxReason } from '#contract/mailbox.ts';
import type { MailServer } from '#contract/settings.ts';
import type { PartnerView } from '#contract/door.ts';
import type { ProgrammeStore, Store } from '../store/store.ts';
import type { LanguageName, PushServiceName } from '../store/schema.ts';

export interface Deps {
  readonly store: Store;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly secrets: Secrets;
  readonly proof: ProofGate;
  /** For answers to questionnaires: a room that answers at once must not slow the door down. */
  readonly answerProof: ProofGate;
  readonly live: LiveDoor;
  readonly mail: MailDoor;
  readonly push: PushDoor;
  readonly mailboxes: Mailboxes;
}

/** See secrets.ts; purposes in purposes.ts. */
export interface Secrets {
  readonly opaqueServerSetup: string;
  seal(purpose: string, text: string): string;
  open(purpose: string, sealed: string): string;
  keyFor(purpose: string): Uint8Array;
}

/** See proof.ts. */
export interface ProofGate {
  arrived(): void;
  needed(): boolean;
  challenge(): Promise<unknown>;
  accept(proof: string): Promise<boolean>;
}

/** Streams of server-sent events. Both answer by themselves (the reply is hijacked) and resolve once the stream has begun. */
export interface LiveDoor {
  /**
   * Live events of a programme.
   * @param after number of the last line the client has; null: from now on
   * @param stillIn asked now and then; the stream ends when it says no
   */
  team(
    request: FastifyRequest,
    reply: FastifyReply,
    about: {
      programme: string;
      view: 'team' | 'peer';
      after: number | null;
      stillIn: () => Promise<boolean>;
    },
  ): Promise<void>;
  /** What the partner's page shows, again after each change of the file; the stream ends when `view` gives null. */
  receipt(
    request: FastifyRequest,
    reply: FastifyReply,
    about: { programme: string; file: string; view: () => Promise<PartnerView | null> },
  ): Promise<void>;
}

export interface MailDoor {
  /** Sends a test message now. @throws Refusal `mail_address_refused`, or `mail_failed` when it is the server */
  sendTest(about: {
    programme: ProgrammeStore;
    server: MailServer;
    password: string | null;
    to: string;
    language: LanguageName;
  }): Promise<void>;
  /** The mail server's settings changed, or an alert was written: look at the outbox soon. */
  wake(programme: string): void;
}

/** What came of a knock on somebody's devices. `reason` is short and names no address: `410`, `ECONNREFUSED`, `no_subscription`. */
export type KnockOutcome =
  /** At least one push service took it. */
  | { readonly ok: true; readonly accepted: number }
  /** None did. `subscriptions`: how many devices are left to try again. */
  | { readonly ok: false; readonly reason: string; readonly subscriptions: number };

/** Empty pushes to a member's devices; see [Note: Empty knock] in programme/knock.ts. */
export interface PushDoor {
  /** VAPID public key, base64url: browsers subscribe with it. */
  readonly publicKey: string;
  /** Knocks on all devices of a member. Never throws for what a push service answers. Not within a transaction. */
  knock(
    programme: ProgrammeStore,
    member: string,
    options: { readonly urgent: boolean },
  ): Promise<KnockOutcome>;
  sendTest(programme: ProgrammeStore, member: string): Promise<KnockOutcome>;
  /** What is kept of a device's address; null when it is none that we may reach. */
  admit(endpoint: string): Promise<{
    readonly id: string;
    readonly service: PushServiceName;
    /** Under the server's secret. */
    readonly endpoint: string;
  } | null>;
  /** Keyed hash under which an address is filed. */
  idOf(endpoint: string): string;
}

/** Where requests come in by mail; see mail-door/. */
export interface Mailboxes {
  /** The mailbox's settings changed, or a message is to be deleted from it: look soon. */
  wake(programme: string): void;
  /** Opens a mailbox and its folders, reads nothing. @returns why not, or how many messages wait there */
  test(about: {
    mailbox: Mailbox;
    password: string | null;
  }): Promise<{ reason: MailboxReason } | { reason: null; waiting: number }>;
}
