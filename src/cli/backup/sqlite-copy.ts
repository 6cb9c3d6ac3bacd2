/** Copies of an SQLite database: made while the server runs, and checked by opening them. */
import { DatabaseSync } from 'node:sqlite';

export interface CopyFacts {
  readonly programmes: number;
  readonly requests: number;
  /** Present roster of each programme, oldest programme first: compact JWS. */
  readonly rosters: readonly string[];
}

/** A database that does not open or does not hold together. */
export class DamagedCopy extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'DamagedCopy';
  }
}

/**
 * One consistent snapshot in one file, without the pages that deletions left: `VACUUM INTO` (sqlite.org/lang_vacuum.html).
 * The server goes on meanwhile: in WAL mode a reader stops no writer.
 */
export function copyDatabase(from: string, to: string): void {
  const source = new DatabaseSync(from, { readOnly: true, timeout: 10_000 });
  try {
    source.prepare('VACUUM INTO ?').run(to);
  } finally {
    source.close();
  }
}

/** Opens a copy, read-only, and checks it whole. @throws DamagedCopy */
export function checkCopy(path: string): CopyFacts {
  let copy: DatabaseSync;
  try {
    copy = new DatabaseSync(path, { readOnly: true });
  } catch (error) {
    throw new DamagedCopy((error as Error).message);
  }
  try {
    const text = (sql: string): string[] =>
      copy
        .prepare(sql)
        .all()
        .map((row) => String(Object.values(row)[0]));
    const integrity = text('PRAGMA integrity_check');
    if (integrity.join() !== 'ok') throw new DamagedCopy(integrity.slice(0, 3).join('; '));
    if (text('PRAGMA foreign_key_check').length > 0) throw new DamagedCopy('foreign_key_check');
    return {
      programmes: Number(text('SELECT count(*) FROM programme')[0]),
      requests: Number(text('SELECT count(*) FROM request')[0]),
      rosters: text(
        'SELECT body FROM roster r JOIN programme p ON p.id = r.programme WHERE version = (SELECT max(version) FROM roster x WHERE x.programme = r.programme) ORDER BY p.created_at, p.id',
      ),
    };
  } catch (error) {
    throw error instanceof DamagedCopy ? error : new DamagedCopy((error as Error).message);
  } finally {
    copy.close();
  }
}
