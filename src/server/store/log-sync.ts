/**
 * [Note: Commit, then disk] SQLite writes a commit into its write-ahead log and leaves it to us to bring the log to the
 * disk: by `fdatasync` in a thread of the platform, while the main one reads the next requests. Nobody is answered before:
 * neither who wrote, nor who read what is not on the disk yet.
 *
 * What this rests upon (`synchronous=NORMAL`, sqlite.org/wal.html): the log is read from its start, and each frame
 * vouches for those before it, so what is on the disk is always everything up to some commit. SQLite itself syncs the
 * log before it copies it into the database, and the database before it begins the log anew: what was copied is on the
 * disk by that way, and ours finds nothing left to do.
 *
 * A system that failed to write may forget what it could not, and say nothing the next time. So once a sync has failed
 * the log is not relied upon until it was copied into the database whole, and begun anew.
 */
import { closeSync, fdatasync, fsyncSync, openSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { StoreUnavailable } from './unavailable.ts';

/** Brings what was committed to the disk. */
export interface LogSync {
  /** Resolves once all that was committed before this call is on the disk. @throws StoreUnavailable when the disk refuses */
  reached(): Promise<void>;
  /** To be called before the next commit. @throws StoreUnavailable while the log cannot be relied upon */
  rely(): void;
  close(): void;
}

const dataSync = promisify(fdatasync);

/**
 * Takes over the syncing of a database in WAL mode from `database`, which writes it; does nothing in any other mode (some
 * network file systems know none), where SQLite goes on syncing by itself.
 * @param file path of the database
 * @param sync by the platform; replaced in tests
 */
export function syncLogOf(
  database: DatabaseSync,
  file: string,
  sync: (log: number) => Promise<unknown> = dataSync,
): LogSync {
  if (database.prepare('PRAGMA journal_mode').get()?.['journal_mode'] !== 'wal')
    return { reached: () => Promise.resolve(), rely: () => undefined, close: () => undefined };
  // Reading opens the log. SQLite takes its locks on the two other files: this one may be opened and closed beside it.
  database.exec('SELECT count(*) FROM sqlite_schema');
  const log = openSync(`${file}-wal`, 'r+');
  syncName(file);
  database.exec('PRAGMA synchronous = NORMAL');
  let failed = false;
  let underWay: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;

  const syncNow = async (): Promise<void> => {
    try {
      await sync(log);
    } catch (error) {
      failed = true;
      throw new StoreUnavailable(error);
    }
  };

  return {
    reached() {
      // What is under way began before this commit; the next serves all that wait by then. One at a time: of two at
      // once, one might be told nothing of what the other could not write.
      next ??= underWay
        .finally(() => {
          next = null;
        })
        .then(() => (underWay = syncNow()));
      return next;
    },
    rely() {
      if (!failed) return;
      try {
        const { busy } = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number };
        if (busy !== 0) throw new Error('The log could not be begun anew.');
      } catch (error) {
        throw new StoreUnavailable(error);
      }
      failed = false;
      underWay = Promise.resolve();
    },
    close: () => closeSync(log),
  };
}

/** The log's name in its folder, once: SQLite would have seen to it with the first sync of its own. Windows has no such thing. */
function syncName(file: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(file), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
