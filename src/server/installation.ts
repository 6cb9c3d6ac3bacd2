/**
 * An installation in use: folder held, secrets read, store open, server built, clockwork running. One function opens it
 * and one closes it, so that the server, the demonstration and the tests all run the very same thing.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { hostname } from 'node:os';
import type { FastifyInstance } from 'fastify';
import { setupLink } from '#contract/links.ts';
import * as m from '#texts/messages.ts';
import { newOpaqueSetup } from '#sealing/opaque-server.ts';
import { type Live, newLive } from './alerts/live.ts';
import { newMailDoor } from './alerts/mail-door.ts';
import { isLoopbackAddress, isPublicAddress } from './alerts/public-address.ts';
import { newPushDoor } from './alerts/push-door.ts';
import { buildApp } from './app.ts';
import { CannotStart } from './cannot-start.ts';
import type { Config } from './config.ts';
import { databasePath, holdDataFolder, makeDataFolder, refuseLostDatabase } from './data-folder.ts';
import { describe } from './errors.ts';
import { startClockwork } from './jobs/clockwork.ts';
import type { LogStream } from './logs.ts';
import { newMailboxes } from './mail-door/mailboxes.ts';
import { newMetrics, serveMetrics } from './metrics.ts';
import { newProofGate } from './proof.ts';
import type { PushDoor } from './routes/deps.ts';
import { newSecrets, readSecrets, type ServerSecrets, writeSecrets } from './secrets.ts';
import { createProgramme, listProgrammes, renewSetupToken } from './store/programmes.ts';
import { openStore, type Store } from './store/store.ts';
import { VERSION } from './version.ts';

/** A whole conference answers at once, and nobody is called because of it: so many are expected where one request is. */
const ANSWERS_FOR_A_REQUEST = 10;

export interface Installation {
  readonly app: FastifyInstance;
  readonly store: Store;
  readonly secrets: ServerSecrets;
  readonly live: Live;
  readonly push: PushDoor;
  /** Listens; returns the address to open. */
  listen(): Promise<string>;
  /** Ends streams and jobs, lets what is under way finish, closes the store and lets the folder go. */
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Epoch ms. The demonstration makes the past with another clock. */
  readonly clock?: () => number;
  readonly logStream?: LogStream;
  readonly logLevel?: string;
  readonly dist?: string;
  readonly heartbeatMs?: number;
  /** Without jobs: nothing happens that no request asked for. */
  readonly still?: boolean;
}

/** @throws Error that says what to do: folder in use or not writable, secrets missing or readable by others, database not reachable */
export async function openInstallation(config: Config, options: OpenOptions = {}): Promise<Installation> {
  const clock = options.clock ?? Date.now;
  makeDataFolder(config.dataFolder);
  const folder = holdDataFolder(config.dataFolder);
  const undo: (() => unknown)[] = [() => folder.release()];
  try {
    refuseLostDatabase(config);
    const store = await openStore({ databaseUrl: config.databaseUrl, file: databasePath(config), clock });
    undo.push(() => store.close());
    const secrets = await secretsFor(config, store);

    const metrics = newMetrics();
    let app: FastifyInstance | null = null;
    // The port in use: another than asked for when that was 0, “any”.
    let { port } = config;
    const failed = (error: unknown): void => app?.log.error(describe(error), 'background');
    const live = newLive({
      store,
      now: clock,
      failed,
      ...(options.heartbeatMs ? { heartbeatMs: options.heartbeatMs } : {}),
    });
    undo.push(() => live.close());
    store.onCommit(live.notify);
    const proof = newProofGate({
      above: config.proofAbove,
      key: secrets.keyFor('proof'),
      now: clock,
      underPressure: () => app?.isUnderPressure() ?? false,
    });
    const answerProof = newProofGate({
      above: config.proofAbove * ANSWERS_FOR_A_REQUEST,
      key: secrets.keyFor('answer-proof'),
      now: clock,
      underPressure: () => app?.isUnderPressure() ?? false,
    });
    const push = newPushDoor({
      secrets,
      clock,
      contact: () => baseUrl({ ...config, port }, null),
      failed,
      mayReach: (address) => isPublicAddress(address) || (config.pushLoopback && isLoopbackAddress(address)),
    });
    const mail = newMailDoor({
      store,
      secrets,
      clock,
      linkOf: (host) => baseUrl({ ...config, port }, host),
      push,
      failed,
    });
    store.onWake((programme, at) => mail.wakeAt(programme, at));
    undo.push(() => mail.close());
    const mailboxes = newMailboxes({
      store,
      secrets,
      clock,
      // The data folder is held by one process at a time: whoever starts in it takes over what the last one watched.
      node: createHash('sha256')
        .update(`${hostname()}|${config.dataFolder}`)
        .digest('base64url')
        .slice(0, 22),
      linkOf: (host) => baseUrl({ ...config, port }, host),
      wakeAlerts: (programme) => mail.wake(programme),
      failed,
    });
    undo.push(() => mailboxes.close());

    const server = await buildApp({
      config,
      deps: { store, clock, secrets, proof, answerProof, live, mail, mailboxes, push },
      metrics,
      version: VERSION,
      sessionsChanged: () => void live.recheck().catch(failed),
      ...(options.logStream ? { logStream: options.logStream } : {}),
      ...(options.logLevel ? { logLevel: options.logLevel } : {}),
      ...(options.dist ? { dist: options.dist } : {}),
    });
    app = server;
    server.addHook('preClose', async () => live.close());
    undo.push(() => server.close());
    metrics.gauge('passerelle_listeners', 'Open live streams.', live.listeners);

    const notices =
      config.databaseUrl === null
        ? null
        : (await import('./store/notices.ts')).listenForNotices(
            config.databaseUrl,
            live.notify,
            () => void live.beat().catch(failed),
            failed,
          );
    if (notices) undo.push(() => notices.close());
    const clockwork = options.still ? null : startClockwork({ store, clock, live, mail, mailboxes, failed });
    if (clockwork) undo.push(() => clockwork.stop());
    let metricsServer: Server | null = null;

    return {
      app: server,
      store,
      secrets,
      live,
      push,
      async listen() {
        if (config.metricsPort !== null) metricsServer = await serveMetrics(metrics, config.metricsPort);
        await server.listen({ port: config.port, host: config.host });
        const address = server.server.address();
        if (typeof address === 'object' && address !== null) port = address.port;
        return baseUrl({ ...config, port }, null);
      },
      async close() {
        metricsServer?.close();
        await unwind(undo);
      },
    };
  } catch (error) {
    await unwind(undo);
    throw error;
  }
}

/** Last opened, first closed; one that fails to close does not keep the others open. */
async function unwind(undo: (() => unknown)[]): Promise<void> {
  const failures: unknown[] = [];
  while (undo.length > 0) {
    try {
      await undo.pop()?.();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'Not everything could be closed.');
}

/** The secrets of this installation, made at its first start and never again: new ones would lock everybody out. */
async function secretsFor(config: Config, store: Store): Promise<ServerSecrets> {
  const known = await readSecrets(config.secretsPath);
  if (known !== null) return known;
  if ((await listProgrammes(store)).length > 0) {
    throw new CannotStart((locale) => m.cli_secrets_lost(locale, { path: config.secretsPath }));
  }
  await writeSecrets(config.secretsPath, await newSecrets(newOpaqueSetup));
  const made = await readSecrets(config.secretsPath);
  if (made === null) throw new Error(`${config.secretsPath} could not be written.`);
  return made;
}

export interface AwaitingSetup {
  readonly host: string | null;
  readonly link: string;
}

/**
 * Makes sure that there is a programme, and gives a fresh set-up link for each one that was never founded. Tokens are
 * kept as hashes only, so a link that was lost cannot be shown again: it is replaced.
 * @param base address of the installation, as `listen` returned it
 */
export async function linksForSetup(
  { store }: Pick<Installation, 'store'>,
  base: string,
  clock: () => number = Date.now,
): Promise<AwaitingSetup[]> {
  const programmes = await listProgrammes(store);
  if (programmes.length === 0)
    return [{ host: null, link: setupLink(base, await addProgramme(store, null, clock())) }];
  const waiting: AwaitingSetup[] = [];
  for (const { id, host } of programmes) {
    const token = newToken();
    if (await renewSetupToken(store.forProgramme(id), hashOf(token)))
      waiting.push({ host, link: setupLink(host === null ? base : baseOf(base, host), token) });
  }
  return waiting;
}

/** A programme waiting for set-up. @returns its one-time token @throws Refusal `already_exists` when the host name is taken */
export async function addProgramme(store: Store, host: string | null, now: number): Promise<string> {
  const token = newToken();
  await createProgramme(store, { id: randomUUID(), host, setupTokenHash: hashOf(token), now });
  return token;
}

const newToken = (): string => randomBytes(32).toString('base64url');
const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** The address people open: the origin when there is one, else this machine. @param host of one programme among several */
export function baseUrl(
  config: Pick<Config, 'origin' | 'host' | 'port' | 'tls'>,
  host: string | null,
): string {
  const here = ['0.0.0.0', '::', '127.0.0.1', '::1'].includes(config.host) ? 'localhost' : config.host;
  const base = config.origin ?? `${config.tls ? 'https' : 'http'}://${here}:${config.port}`;
  return host === null ? base : baseOf(base, host);
}

function baseOf(base: string, host: string): string {
  const url = new URL(base);
  url.hostname = host;
  return url.origin;
}
