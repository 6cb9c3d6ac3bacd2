/** The signed roster, its epochs, and the keys handed to each. The server keeps versions in order; clients check signatures. */
import type { z } from 'zod';
import type { EpochBundle, getKeys, Wrap } from '#contract/keys.ts';
import { readRoster } from '#sealing/roster.ts';
import { refusalOfNext, type Roster } from '#sealing/roster-rules.ts';
import { sha256Text } from '#sealing/bytes.ts';
import { Refusal } from '../refusal.ts';
import type { Tx } from './tx.ts';

type Bundle = z.output<typeof EpochBundle>;

/** A roster version whose form was checked. */
export interface NewRoster {
  readonly compact: string;
  readonly roster: Roster;
  /** `member:<id>` or `kit`, as its signature claims. */
  readonly signedBy: string;
}

export interface RosterHead {
  readonly version: number;
  /** SHA-256 of the JWS, base64url. */
  readonly hash: string;
  readonly roster: Roster;
}

/** The present roster; null before genesis. */
export async function rosterHead(tx: Tx): Promise<RosterHead | null> {
  const row = await tx.db
    .selectFrom('roster')
    .selectAll()
    .where('programme', '=', tx.programme)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  const roster = row ? readRoster(row.body) : null;
  return row && roster ? { version: row.version, hash: row.hash, roster } : null;
}

/**
 * Appends a roster version: the one that follows the present, and no other.
 * @throws Refusal `stale` with `{ version }` when somebody wrote first; `malformed` when it breaks a rule that every client enforces
 */
export async function appendRoster(tx: Tx, next: NewRoster, now: number): Promise<RosterHead> {
  const head = await rosterHead(tx);
  if (head === null) throw new Refusal('unknown_or_hidden');
  if (next.roster.version !== head.version + 1 || next.roster.previous !== head.hash)
    throw new Refusal('stale', { version: head.version });
  // Stored all the same, it would lock every client out.
  if (refusalOfNext(head, next.roster, next.signedBy) !== null) throw new Refusal('malformed');
  await insertRoster(tx, next, now);
  return head;
}

/** @throws Refusal `stale` when the version exists */
export async function insertRoster(
  tx: Tx,
  { compact, roster }: Pick<NewRoster, 'compact' | 'roster'>,
  now: number,
): Promise<string> {
  const hash = sha256Text(compact);
  const result = await tx.db
    .insertInto('roster')
    .values({ programme: tx.programme, version: roster.version, body: compact, hash, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows !== 1n) throw new Refusal('stale', { version: roster.version });
  return hash;
}

export async function insertEpoch(tx: Tx, bundle: Bundle, now: number): Promise<void> {
  await tx.db
    .insertInto('epoch')
    .values({
      programme: tx.programme,
      epoch: bundle.epoch,
      previous_ring: bundle.previousRing,
      previous_commons: bundle.previousCommons,
      intake_private: bundle.intakePrivate,
      publication_private: bundle.publicationPrivate,
      certificate: bundle.certificate,
      since: now,
    })
    .execute();
  await insertWraps(tx, bundle.epoch, bundle.wraps);
}

export async function insertWraps(
  tx: Tx,
  epoch: number,
  wraps: readonly z.output<typeof Wrap>[],
): Promise<void> {
  for (const { key, recipient, sealed } of wraps) {
    await tx.db
      .insertInto('wrap')
      .values({ programme: tx.programme, epoch, key, recipient, sealed })
      .onConflict((conflict) =>
        conflict.columns(['programme', 'epoch', 'key', 'recipient']).doUpdateSet({ sealed }),
      )
      .execute();
  }
}

type Keys = z.output<typeof getKeys.reply>;

/**
 * The roster whole, every epoch, and the wraps made for `recipient`.
 * @param holdsRing false for peers: what is under the ring key would be weight to them
 */
export async function keysFor(tx: Tx, recipient: string, holdsRing: boolean): Promise<Keys> {
  const roster = await tx.db
    .selectFrom('roster')
    .select('body')
    .where('programme', '=', tx.programme)
    .orderBy('version')
    .execute();
  const epochs = await tx.db
    .selectFrom('epoch')
    .selectAll()
    .where('programme', '=', tx.programme)
    .orderBy('epoch')
    .execute();
  const wraps = await tx.db
    .selectFrom('wrap')
    .selectAll()
    .where('programme', '=', tx.programme)
    .where('recipient', '=', recipient)
    .execute();
  const under = (sealed: string | null): string | null => (holdsRing ? sealed : null);
  return {
    programme: tx.programme,
    roster: roster.map(({ body }) => body),
    epochs: epochs.map((row) => ({
      epoch: row.epoch,
      wraps: wraps
        .filter(({ epoch }) => epoch === row.epoch)
        .map(({ key, recipient: to, sealed }) => ({ key, recipient: to, sealed })),
      previousRing: under(row.previous_ring),
      previousCommons: row.previous_commons,
      intakePrivate: under(row.intake_private),
      publicationPrivate: under(row.publication_private),
      certificate: row.certificate,
      since: row.since,
    })),
  };
}
