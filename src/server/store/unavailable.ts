/** The store could not read or write now: disk full, locked, connection lost. Nothing was acknowledged. */

/** Answered as `not_stored` (503). `cause` is what the database said. */
export class StoreUnavailable extends Error {
  constructor(cause: unknown) {
    super('The store cannot be used now.', { cause });
    this.name = 'StoreUnavailable';
  }
}

/** SQLite primary result codes (sqlite.org/rescode.html): perm, busy, locked, no memory, read-only, I/O, corrupt, full, cannot open, protocol, not a database. */
const SQLITE = new Set([3, 5, 6, 7, 8, 10, 11, 13, 14, 15, 26]);
/**
 * PostgreSQL classes (appendix A): connection (08), resources (53), operator (57), system (58), read-only (25006), lock not had
 * in time (55P03), serialisation and deadlock (40).
 */
const POSTGRES = /^(?:08...|53...|57...|58...|40...|25006|55P03)$/;
const NETWORK =
  /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENOSPC|EDQUOT|EROFS|EIO|EMFILE|ENFILE)$/;

/** The error to throw for one that the database gave: a `StoreUnavailable` when trying again later makes sense. */
export function storeError(error: unknown): unknown {
  return isUnavailable(error) && !(error instanceof StoreUnavailable) ? new StoreUnavailable(error) : error;
}

function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  if (code === 'ERR_SQLITE_ERROR') return typeof errcode === 'number' && SQLITE.has(errcode & 0xff);
  if (typeof code === 'string' && (NETWORK.test(code) || POSTGRES.test(code))) return true;
  // `pg` gives no code when it cannot connect in time, or when the connection ends in the middle.
  if (
    /^(?:timeout exceeded when trying to connect|Connection terminated|Query read timeout)/.test(
      error.message,
    )
  )
    return true;
  return error instanceof AggregateError && error.errors.some(isUnavailable);
}

/** A compare-and-set lost to somebody who committed since this transaction read: run again, it sees and says who won. */
export class Crossed extends Error {
  readonly code = '40001';
  constructor() {
    super('Somebody else committed meanwhile.');
    this.name = 'Crossed';
  }
}

/** Whether two transactions crossed and this one may simply be run again (serialisation failure, deadlock). */
export function isCrossed(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === '40001' || code === '40P01';
}
