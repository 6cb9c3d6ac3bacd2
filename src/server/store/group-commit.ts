/**
 * [Note: Group commit] One durable commit costs the same for one change as for ten. Transactions that wait at the same
 * moment run one after the other inside a single SQLite transaction. When one of them fails, all of it is rolled back
 * and run again, each behind its own savepoint, so that only the one that fails is lost. Nobody is answered before the
 * whole has reached the disk ([Note: Commit, then disk]); if the disk refuses, nobody is.
 *
 * Jobs must do nothing but talk to the database, whose calls are synchronous: so a group runs without giving way to
 * anything else, and no job can see a half of another. A job may be run twice: whatever it tells others beside its value
 * is told anew by each run.
 */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { LogSync } from './log-sync.ts';
import { StoreUnavailable, storeError } from './unavailable.ts';

interface Job {
  readonly run: () => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

type Result =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: unknown };
interface Settled {
  readonly job: Job;
  readonly result: Result;
}

/** How many transactions may share one commit. */
const LARGEST_GROUP = 64;

export class GroupCommit {
  readonly #db: DatabaseSync;
  readonly #say: Record<'begin' | 'commit' | 'savepoint' | 'release', StatementSync>;
  readonly #waiting: Job[] = [];
  readonly #log: LogSync;
  #running: Promise<void> | null = null;
  /** The sync of everything committed so far, under way or done. */
  #syncing: Promise<void> = Promise.resolve();

  constructor(db: DatabaseSync, log: LogSync) {
    this.#db = db;
    this.#log = log;
    this.#say = {
      begin: db.prepare('BEGIN IMMEDIATE'),
      commit: db.prepare('COMMIT'),
      savepoint: db.prepare('SAVEPOINT one'),
      release: db.prepare('RELEASE one'),
    };
  }

  /**
   * Runs `run` as a transaction of its own; resolves with its value after the commit reached the disk.
   * @throws whatever `run` throws, after rolling it back; StoreUnavailable when the database cannot write
   */
  transaction<T>(run: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ run, resolve: resolve as (value: unknown) => void, reject });
      this.#running ??= this.#drain();
    });
  }

  /** Resolves when nothing is waiting or running any more. */
  async idle(): Promise<void> {
    while (this.#running !== null) await this.#running;
    await this.synced();
  }

  /** Resolves once what is committed now is on the disk, or the disk has refused it. */
  async synced(): Promise<void> {
    await this.#syncing.catch(() => undefined);
  }

  async #drain(): Promise<void> {
    try {
      while (this.#waiting.length > 0) {
        // Requests that arrived in the same turn of the event loop join the group.
        await new Promise(setImmediate);
        const jobs = this.#waiting.splice(0, LARGEST_GROUP);
        const settled = (await this.#allAtOnce(jobs)) ?? (await this.#eachBehindItsOwn(jobs));
        // The next group is committed while the disk takes this one.
        void this.#answer(settled);
      }
    } finally {
      this.#running = null;
    }
  }

  #commit(): void {
    this.#say.commit.run();
    // In the same turn: whoever reads what was committed waits for the disk, too.
    this.#syncing = this.#log.reached();
  }

  async #answer(settled: readonly Settled[]): Promise<void> {
    try {
      await this.#syncing;
    } catch (error) {
      for (const { job } of settled) job.reject(error);
      return;
    }
    for (const { job, result } of settled) {
      if (result.ok) job.resolve(result.value);
      else job.reject(result.error);
    }
  }

  /** Nearly always nothing fails, and a savepoint costs a copy of every page that jobs share. Null: something did fail. */
  async #allAtOnce(jobs: readonly Job[]): Promise<Settled[] | null> {
    if (jobs.length === 1) return null;
    try {
      this.#log.rely();
      this.#say.begin.run();
      const settled: Settled[] = [];
      for (const job of jobs) settled.push({ job, result: { ok: true, value: await job.run() } });
      this.#commit();
      return settled;
    } catch {
      // Told by the second try, to whom it concerns.
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      return null;
    }
  }

  async #eachBehindItsOwn(jobs: readonly Job[]): Promise<Settled[]> {
    try {
      this.#log.rely();
      this.#say.begin.run();
      const settled: Settled[] = [];
      for (const job of jobs) settled.push({ job, result: await this.#runAlone(job, jobs.length > 1) });
      this.#commit();
      return settled;
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      const refusal = error instanceof StoreUnavailable ? error : storeError(error);
      return jobs.map((job) => ({ job, result: { ok: false, error: refusal } }));
    }
  }

  async #runAlone(job: Job, shared: boolean): Promise<Result> {
    if (shared) this.#say.savepoint.run();
    try {
      const value = await job.run();
      if (shared) this.#say.release.run();
      return { ok: true, value };
    } catch (error) {
      // A full disk makes SQLite roll everything back by itself (sqlite.org/lang_transaction.html): the group is lost.
      if (!this.#db.isTransaction) throw new StoreUnavailable(error);
      this.#db.exec(shared ? 'ROLLBACK TO one; RELEASE one' : 'ROLLBACK; BEGIN');
      return { ok: false, error: storeError(error) };
    }
  }
}
