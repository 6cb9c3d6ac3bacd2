/**
 * The data folder: made on first start for its owner only, and held by one process at a time.
 *
 * [Note: Held by the system] The lock is an exclusive SQLite transaction on a small file. The operating system drops it
 * when the process ends, however it ends: a lock left by `kill -9`, a power cut or a restarted container (where every
 * process is number 1) never needs to be judged stale. The number beside it only serves the message.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as m from '#texts/messages.ts';
import { CannotStart } from './cannot-start.ts';
import type { Config } from './config.ts';

export interface HeldFolder {
  /** Lets another process use the folder. */
  release(): void;
}

export class FolderInUse extends CannotStart {
  constructor(folder: string, pid: string | null) {
    super((locale) => m.cli_folder_in_use(locale, { folder, pid: pid ?? '?' }));
    this.name = 'FolderInUse';
  }
}

/** Makes the folder when needed (mode 700). @throws Error that names the folder when it cannot be used */
export function makeDataFolder(folder: string): void {
  try {
    makeFolder(folder);
  } catch (error) {
    throw unusable(folder, error);
  }
}

/** Folder by folder: where none can be made (`/proc`), Node's own `recursive` tries for ever. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Somebody else made it meanwhile.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

const unusable = (folder: string, error: unknown) =>
  new CannotStart(
    (locale) => m.cli_folder_unusable(locale, { folder, reason: (error as Error).message }),
    error,
  );

/** Holds the folder until `release` or the end of the process. @throws FolderInUse when another process has it */
export function holdDataFolder(folder: string): HeldFolder {
  const pidPath = join(folder, 'passerelle.pid');
  const lock = openLock(folder);
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (isBusy(error)) throw new FolderInUse(folder, readPid(pidPath));
    throw unusable(folder, error);
  }
  try {
    writeFileSync(pidPath, `${process.pid}\n`, { mode: 0o600 });
  } catch (error) {
    // The number only serves a message: a full disk must not keep a server from starting again.
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') {
      lock.close();
      throw unusable(folder, error);
    }
  }
  let held = true;
  return {
    release() {
      if (!held) return;
      held = false;
      rmSync(pidPath, { force: true });
      lock.close();
    },
  };
}

function openLock(folder: string): DatabaseSync {
  try {
    return new DatabaseSync(join(folder, 'passerelle.lock'), { timeout: 0 });
  } catch (error) {
    throw unusable(folder, error);
  }
}

const isBusy = (error: unknown): boolean => {
  const code = (error as { errcode?: number }).errcode ?? 0;
  // SQLITE_BUSY and SQLITE_LOCKED, extended forms included.
  return (code & 0xff) === 5 || (code & 0xff) === 6;
};

function readPid(path: string): string | null {
  try {
    const text = readFileSync(path, 'utf8').trim();
    return /^\d+$/.test(text) ? text : null;
  } catch {
    return null;
  }
}

export const DATABASE_FILE = 'passerelle.sqlite';
export const databasePath = (config: Pick<Config, 'dataFolder'>): string =>
  join(config.dataFolder, DATABASE_FILE);

/**
 * Secrets without their database: this server was in use, and what it kept is gone. Opening would make a new database
 * and offer the set-up link of a new programme to whoever reads the terminal, as if nothing had been lost.
 * @throws CannotStart when the file is empty, or is missing beside secrets that lie in the same folder
 */
export function refuseLostDatabase(config: Pick<Config, 'databaseUrl' | 'dataFolder' | 'secretsPath'>): void {
  const { databaseUrl, dataFolder, secretsPath } = config;
  if (databaseUrl !== null || !existsSync(secretsPath)) return;
  const path = databasePath(config);
  const bytes = statSync(path, { throwIfNoEntry: false })?.size ?? null;
  // Secrets that lie elsewhere are shared by nodes: they may come before the first database.
  const lost = bytes === 0 || (bytes === null && dirname(secretsPath) === dataFolder);
  if (!lost) return;
  const state = bytes === 0 ? 'empty' : 'missing';
  throw new CannotStart((locale) => m.cli_database_lost(locale, { path, secrets: secretsPath, state }));
}
