/** `passerelle backup [FOLDER] [--keep N]`: a copy made while the server runs, believed only once it was opened. */
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { sealToRecipient } from '#sealing/age.ts';
import { fromBase64url, utf8 } from '#sealing/bytes.ts';
import { readRoster } from '#sealing/roster.ts';
import { type Config, readConfig } from '#server/config.ts';
import { peekPostgres } from '#server/beside.ts';
import { databasePath, refuseLostDatabase } from '#server/data-folder.ts';
import { readSecrets } from '#server/secrets.ts';
import { VERSION } from '#server/version.ts';
import * as m from '#texts/messages.ts';
import { CannotGoOn, type Call } from '../call.ts';
import {
  DESCRIPTION,
  type Description,
  FOLDER_NAME,
  folderName,
  hashFile,
  POSTGRES_DUMP,
  SECRETS,
  SQLITE_COPY,
} from './folder.ts';
import { checkDump, dumpPostgres, ProgramFailed } from './postgres-copy.ts';
import { checkCopy, type CopyFacts, copyDatabase, DamagedCopy } from './sqlite-copy.ts';

export async function backup({ locale, env, say, positionals, values }: Call): Promise<number> {
  const config = readConfig(env);
  const keep = typeof values['keep'] === 'string' ? Number(values['keep']) : null;
  if (keep !== null && (!Number.isInteger(keep) || keep < 1)) throw new CannotGoOn(m.cli_keep_number(locale));
  const into = resolve(positionals[0] ?? join(config.dataFolder, 'backups'));
  refuseLostDatabase(config);
  if (config.databaseUrl === null && !existsSync(databasePath(config)))
    throw new CannotGoOn(m.cli_backup_no_database(locale, { path: databasePath(config) }));
  await mkdir(into, { recursive: true, mode: 0o700 });
  let made: MadeBackup;
  try {
    made = await makeBackup(config, into, Date.now());
  } catch (error) {
    if (error instanceof DamagedCopy)
      throw new CannotGoOn(m.cli_backup_damaged(locale, { reason: error.message }));
    if (error instanceof ProgramFailed)
      throw new CannotGoOn(m.cli_backup_program(locale, { program: error.program, reason: error.message }));
    throw error;
  }
  const { folder, facts, bytes } = made;
  say(
    m.cli_backup_done(locale, {
      folder,
      size: sizeText(bytes, locale),
      programmes: facts.programmes,
      requests: facts.requests,
    }),
  );
  say(
    made.sealedSecrets
      ? m.cli_backup_secrets(locale)
      : m.cli_backup_no_kit(locale, { path: config.secretsPath }),
  );
  const dropped = keep === null ? 0 : await dropOld(into, keep);
  if (dropped > 0) say(m.cli_backup_dropped(locale, { count: dropped }));
  return 0;
}

export interface MadeBackup {
  readonly folder: string;
  readonly facts: Pick<CopyFacts, 'programmes' | 'requests'>;
  readonly bytes: number;
  readonly sealedSecrets: boolean;
}

/** @throws DamagedCopy, ProgramFailed: nothing is left behind then @param now epoch ms: names the folder */
export async function makeBackup(config: Config, into: string, now: number): Promise<MadeBackup> {
  const folder = join(into, folderName(now));
  // Under another name until it is whole: what bears the final name was checked.
  const draft = `${folder}.partial`;
  await mkdir(draft, { mode: 0o700 });
  try {
    const sqlite = config.databaseUrl === null;
    const name = sqlite ? SQLITE_COPY : POSTGRES_DUMP;
    const path = join(draft, name);
    const facts =
      config.databaseUrl === null
        ? copyAndCheck(databasePath(config), path)
        : await dumpAndCheck(config.backupUrl ?? config.databaseUrl, config.databaseUrl, path);
    await chmod(path, 0o600);
    const files: Record<string, string> = { [name]: await hashFile(path) };
    const sealedSecrets = await sealSecrets(config, facts.rosters, join(draft, SECRETS));
    if (sealedSecrets) files[SECRETS] = await hashFile(join(draft, SECRETS));
    const description: Description = {
      format: 'passerelle-backup/1',
      version: VERSION,
      madeAt: now,
      engine: sqlite ? 'sqlite' : 'postgres',
      files,
    };
    await writeFile(join(draft, DESCRIPTION), `${JSON.stringify(description, null, 2)}\n`, {
      mode: 0o600,
      flush: true,
    });
    await rename(draft, folder);
    return { folder, facts, bytes: (await stat(join(folder, name))).size, sealedSecrets };
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

function copyAndCheck(from: string, to: string): CopyFacts {
  copyDatabase(from, to);
  return checkCopy(to);
}

async function dumpAndCheck(dumpUrl: string, url: string, to: string): Promise<CopyFacts> {
  await dumpPostgres(dumpUrl, to);
  if ((await checkDump(to)) === 0) throw new DamagedCopy('pg_restore --list');
  const { programmes, requests, rosters } = await peekPostgres(url);
  return { programmes, requests, rosters };
}

/** To the kit of the oldest programme that has one: the installation's own. */
async function sealSecrets(config: Config, rosters: readonly string[], to: string): Promise<boolean> {
  const recipient = rosters
    .map((compact) => readRoster(compact)?.kit.recipient)
    .find((one) => one !== undefined);
  const secrets = await readSecrets(config.secretsPath);
  if (recipient === undefined || secrets === null) return false;
  const sealed = await sealToRecipient(recipient, utf8(JSON.stringify(secrets.unsafeFile())));
  await writeFile(to, fromBase64url(sealed), { mode: 0o600, flush: true });
  return true;
}

/** Erases the oldest backups beyond `keep`: what was destroyed must not live on in them for ever. */
async function dropOld(into: string, keep: number): Promise<number> {
  const all = (await readdir(into)).filter((name) => FOLDER_NAME.test(name)).sort();
  const old = all.slice(0, Math.max(0, all.length - keep));
  for (const name of old) await rm(join(into, name), { recursive: true });
  return old.length;
}

function sizeText(bytes: number, locale: Call['locale']): string {
  return new Intl.NumberFormat(locale === 'fr' ? 'fr-CA' : 'en-CA', {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: 1,
  }).format(bytes / 1e6);
}
