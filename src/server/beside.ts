/** What the command line does with a database beside a running server, or in place of one. */
import { existsSync } from 'node:fs';
import { setupLink } from '#contract/links.ts';
import { greetMail, MailFailed } from './alerts/mail.ts';
import type { Config } from './config.ts';
import { databasePath, refuseLostDatabase } from './data-folder.ts';
import { addProgramme, baseUrl } from './installation.ts';
import { openMailServer } from './mail-at-rest.ts';
import { purpose } from './purposes.ts';
import type { ServerSecrets } from './secrets.ts';
import { copyStore } from './store/copy.ts';
import { readMail } from './store/mail.ts';
import { listProgrammes, settingsOf } from './store/programmes.ts';
import { openStore, type Store } from './store/store.ts';

export { isEmptyPostgres, peekPostgres } from './store/peek.ts';

/** Whether a server ever started on this data: only a start makes the database together with the secrets that it needs. */
export const wasStarted = (config: Config): boolean =>
  existsSync(config.secretsPath) && (config.databaseUrl !== null || existsSync(databasePath(config)));

export interface ProgrammeState {
  /** Null: answers to whatever no other programme answers to. */
  readonly host: string | null;
  readonly state: 'waiting' | 'closed' | 'open';
}

/** Every programme of the installation, oldest first. */
export const programmeStates = (config: Config): Promise<ProgrammeState[]> =>
  withStore(config, async (store) => {
    const states: ProgrammeState[] = [];
    for (const { id, host } of await listProgrammes(store)) {
      const { founded, kitConfirmedAt } = await store.forProgramme(id).read(settingsOf);
      states.push({
        host,
        state: founded === null ? 'waiting' : kitConfirmedAt === null ? 'closed' : 'open',
      });
    }
    return states;
  });

/** Adds a programme for a host name; a running server answers to it within seconds. @returns its set-up link @throws Refusal `already_exists` */
export const addProgrammeFor = (config: Config, host: string, now: number): Promise<string> =>
  withStore(config, async (store) => setupLink(baseUrl(config, host), await addProgramme(store, host, now)));

/** Copies the SQLite database into an empty PostgreSQL one. @returns rows copied @throws Error when the target holds programmes */
export async function moveToPostgres(config: Config, url: string): Promise<number> {
  return withStore({ ...config, databaseUrl: null }, (from) =>
    withStore({ ...config, databaseUrl: url }, (to) => copyStore(from, to)),
  );
}

async function withStore<T>(
  config: Pick<Config, 'databaseUrl' | 'dataFolder' | 'secretsPath'>,
  use: (store: Store) => Promise<T>,
): Promise<T> {
  refuseLostDatabase(config);
  const store = await openStore({ databaseUrl: config.databaseUrl, file: databasePath(config) });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

export interface MailHealth {
  readonly host: string;
  /** Null: it answers and accepts the account. */
  readonly problem: string | null;
}

/** Greets the mail server of each programme that has one. */
export const greetMailServers = (config: Config, secrets: ServerSecrets): Promise<MailHealth[]> =>
  withStore(config, async (store) => {
    const found: MailHealth[] = [];
    for (const { id } of await listProgrammes(store)) {
      const { server: sealed, password } = await store.forProgramme(id).read(readMail);
      if (sealed === null) continue;
      const server = openMailServer(secrets, id, sealed);
      try {
        await greetMail(server, password === null ? null : secrets.open(purpose.mailPassword(id), password));
        found.push({ host: server.host, problem: null });
      } catch (error) {
        if (!(error instanceof MailFailed)) throw error;
        found.push({ host: server.host, problem: error.reason });
      }
    }
    return found;
  });
