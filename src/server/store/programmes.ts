/** Programmes of an installation and how each is set. */
import { sql } from 'kysely';
import { ProgrammeSettings, type Essentials, initialSettings } from '#programme/settings.ts';
import { Refusal } from '../refusal.ts';
import type { MemberActor } from './access.ts';
import { writeLine } from './journal.ts';
import type { SettingsTable } from './schema.ts';
import type { ProgrammeStore, Store } from './store.ts';
import { prepared, type Tx } from './tx.ts';

export interface ProgrammeName {
  readonly id: string;
  /** Host name it answers to; null = whatever no other programme answers to. */
  readonly host: string | null;
}

/** All programmes of this installation, oldest first. */
export function listProgrammes(store: Store): Promise<ProgrammeName[]> {
  return store.backend.read(null, (db) =>
    db.selectFrom('programme').select(['id', 'host']).orderBy('created_at').orderBy('id').execute(),
  );
}

/**
 * A new programme, waiting for set-up.
 * @param setupTokenHash SHA-256 of the one-time token, base64url
 * @throws Refusal `already_exists` when the id or the host name is taken
 */
export async function createProgramme(
  store: Store,
  input: { id: string; host: string | null; setupTokenHash: string; now: number },
): Promise<void> {
  const { id, host, setupTokenHash, now } = input;
  await store.forProgramme(id).write(async ({ db }) => {
    // A unique column takes several nulls: the programme without a host name is looked for.
    const taken = await db
      .selectFrom('programme')
      .select('id')
      .where((eb) =>
        eb.or([eb('id', '=', id), host === null ? eb('host', 'is', null) : eb('host', '=', host)]),
      )
      .executeTakeFirst();
    if (taken) throw new Refusal('already_exists');
    await db.insertInto('programme').values({ id, host, created_at: now, last_event: 0 }).execute();
    await db
      .insertInto('settings')
      .values({
        programme: id,
        version: 0,
        body: null,
        setup_token_hash: setupTokenHash,
        genesis_hash: null,
        publication_key: null,
        kit_confirmed_at: null,
      })
      .execute();
  });
}

/** Another set-up token in place of a lost one. False once the programme is founded. */
export function renewSetupToken(programme: ProgrammeStore, setupTokenHash: string): Promise<boolean> {
  return programme.write(async (tx) => {
    const result = await tx.db
      .updateTable('settings')
      .set({ setup_token_hash: setupTokenHash })
      .where('programme', '=', tx.programme)
      .where('genesis_hash', 'is', null)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  });
}

export interface StoredSettings {
  /** 0 until the essentials are given. */
  readonly version: number;
  /** What was saved, or blanks until then. */
  readonly settings: ProgrammeSettings;
  readonly kitConfirmedAt: number | null;
  /** Null before genesis. */
  readonly founded: { readonly genesisHash: string; readonly publicationKey: string } | null;
  readonly setupTokenHash: string | null;
}

const BLANK = initialSettings({ name: '', organisation: '', phone: '', timeZone: 'America/Toronto' });

const selectSettings = prepared<{ programme: string }>()((db, p) =>
  db.selectFrom('settings').selectAll().where('programme', '=', p('programme')),
);

const selectDoor = prepared<{ programme: string }>()((db, p) =>
  db
    .selectFrom('settings')
    .leftJoin('epoch', 'epoch.programme', 'settings.programme')
    .selectAll('settings')
    .select(['epoch.epoch', 'epoch.certificate'])
    .where('settings.programme', '=', p('programme'))
    .orderBy('epoch.epoch', 'desc')
    .limit(sql.lit(1)),
);

/** Settings together with the current epoch and its certificate (null before genesis): all that the door needs, in one query. */
export async function doorOf(
  tx: Tx,
): Promise<
  StoredSettings & { readonly epoch: { readonly epoch: number; readonly certificate: string } | null }
> {
  const row = (await selectDoor(tx, { programme: tx.programme })).rows[0];
  if (row === undefined) throw new Refusal('unknown_or_hidden');
  return {
    ...toStored(row),
    epoch:
      row.epoch === null || row.certificate === null
        ? null
        : { epoch: row.epoch, certificate: row.certificate },
  };
}

/** Parsed settings by programme, kept with the version they came from: reading them again costs nothing. */
const parsed = new Map<string, { version: number; body: string; settings: ProgrammeSettings }>();

/** @throws Refusal `unknown_or_hidden` when there is no such programme */
export async function settingsOf(tx: Tx): Promise<StoredSettings> {
  const row = (await selectSettings(tx, { programme: tx.programme })).rows[0];
  if (row === undefined) throw new Refusal('unknown_or_hidden');
  return toStored(row);
}

function toStored(row: SettingsTable): StoredSettings {
  return {
    version: row.version,
    settings: parseSettings(row.programme, row.version, row.body),
    kitConfirmedAt: row.kit_confirmed_at,
    founded:
      row.genesis_hash !== null && row.publication_key !== null
        ? { genesisHash: row.genesis_hash, publicationKey: row.publication_key }
        : null,
    setupTokenHash: row.setup_token_hash,
  };
}

function parseSettings(programme: string, version: number, body: string | null): ProgrammeSettings {
  if (body === null) return BLANK;
  const known = parsed.get(programme);
  // The text is compared too: two installations in one process (tests, restore) may use the same id.
  if (known?.version === version && known.body === body) return known.settings;
  const settings = ProgrammeSettings.parse(JSON.parse(body));
  if (parsed.size > 2000) parsed.clear();
  parsed.set(programme, { version, body, settings });
  return settings;
}

/** The four essentials during set-up; saved as one goes. @throws Refusal `token_used` once the programme is founded */
export async function saveEssentials(tx: Tx, essentials: Essentials): Promise<void> {
  const stored = await settingsOf(tx);
  if (stored.founded !== null) throw new Refusal('token_used');
  const settings =
    stored.version === 0
      ? initialSettings(essentials)
      : {
          ...stored.settings,
          essentials,
          hours: { ...stored.settings.hours, timeZone: essentials.timeZone },
        };
  await writeSettings(tx, stored.version, settings);
}

/**
 * Settings by compare-and-set. What is due already stays due as promised: nothing of the past is rewritten.
 * @throws Refusal `stale` with the stored version when somebody changed them meanwhile
 */
export async function changeSettings(
  tx: Tx,
  input: { actor: MemberActor; version: number; settings: ProgrammeSettings; now: number },
): Promise<void> {
  await writeSettings(tx, input.version, input.settings);
  await writeLine(tx, { kind: 'settings_changed', at: input.now, actor: input.actor.member });
}

async function writeSettings(tx: Tx, version: number, settings: ProgrammeSettings): Promise<void> {
  const result = await tx.db
    .updateTable('settings')
    .set({ body: JSON.stringify(settings), version: version + 1 })
    .where('programme', '=', tx.programme)
    .where('version', '=', version)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) throw new Refusal('stale');
}

/** The kit was confirmed: the door opens; the copy that waited for it goes. Idempotent. */
export async function confirmKit(
  tx: Tx,
  input: { actor: MemberActor; pendingKitRecord: string | null; now: number },
): Promise<void> {
  if (input.pendingKitRecord !== null) {
    await tx.db
      .deleteFrom('record')
      .where('programme', '=', tx.programme)
      .where('kind', '=', 'pending_kit')
      .where('id', '=', input.pendingKitRecord)
      .execute();
  }
  const result = await tx.db
    .updateTable('settings')
    .set({ kit_confirmed_at: input.now })
    .where('programme', '=', tx.programme)
    .where('kit_confirmed_at', 'is', null)
    .where('genesis_hash', 'is not', null)
    .executeTakeFirst();
  if (result.numUpdatedRows > 0n)
    await writeLine(tx, { kind: 'kit_confirmed', at: input.now, actor: input.actor.member });
}
