/** `passerelle doctor`: what a caretaker should know before something fails. Changes nothing. */
import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DIST_FOLDER } from '#server/assets.ts';
import { greetMailServers, peekPostgres } from '#server/beside.ts';
import { type Config, isLoopbackName, readConfig } from '#server/config.ts';
import { CannotStart } from '#server/cannot-start.ts';
import { databasePath, refuseLostDatabase } from '#server/data-folder.ts';
import { baseUrl } from '#server/installation.ts';
import { readSecrets, type ServerSecrets } from '#server/secrets.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import { FOLDER_NAME } from './backup/folder.ts';
import { checkCopy } from './backup/sqlite-copy.ts';
import type { Call } from './call.ts';
import { readHashes } from './verify.ts';

export interface Finding {
  readonly grade: 'good' | 'note' | 'bad';
  readonly what: string;
}

const good = (what: string): Finding => ({ grade: 'good', what });
const noted = (what: string): Finding => ({ grade: 'note', what });
const bad = (what: string): Finding => ({ grade: 'bad', what });
const LINE = { good: m.cli_doctor_ok, note: m.cli_doctor_note, bad: m.cli_doctor_bad } as const;

const LITTLE_SPACE = 500e6;
const DAY_MS = 24 * 60 * 60_000;

/** @returns exit code: 1 when something must be mended */
export async function doctor({ locale, env, say }: Call): Promise<number> {
  const config = readConfig(env);
  const findings = await examine(config, locale);
  for (const { grade, what } of findings) say(LINE[grade](locale, { what }));
  const ill = findings.some(({ grade }) => grade === 'bad');
  if (!ill) say(m.cli_doctor_all_good(locale));
  return ill ? 1 : 0;
}

export async function examine(config: Config, locale: Locale): Promise<Finding[]> {
  const database = await databaseFinding(config, locale);
  const secrets = await secretsFinding(config, locale, database.exists);
  return [
    ...addressFindings(config, locale),
    folderFinding(config, locale),
    ...diskFinding(config, locale),
    secrets.finding,
    database.finding,
    ...backupFinding(config, locale, database.exists),
    await buildFinding(locale),
    await serverFinding(config, locale),
    await clockFinding(locale),
    ...(database.exists && database.finding.grade === 'good' && secrets.value
      ? await mailFindings(config, secrets.value, locale)
      : []),
  ];
}

function addressFindings(config: Config, locale: Locale): Finding[] {
  const address = baseUrl(config, null);
  const { protocol, hostname } = new URL(address);
  const clear = protocol === 'http:' && !isLoopbackName(hostname);
  return [
    good(m.cli_doctor_config(locale, { address })),
    ...(clear ? [bad(m.cli_doctor_clear(locale, { address }))] : []),
  ];
}

function folderFinding({ dataFolder: folder }: Config, locale: Locale): Finding {
  if (!existsSync(folder)) return noted(m.cli_doctor_folder_missing(locale, { folder }));
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return bad(m.cli_doctor_folder_locked(locale, { folder }));
  }
  if (process.platform !== 'win32' && (statSync(folder).mode & 0o077) !== 0)
    return bad(m.cli_doctor_folder_open(locale, { folder }));
  return good(m.cli_doctor_folder(locale, { folder }));
}

function diskFinding({ dataFolder }: Config, locale: Locale): Finding[] {
  if (!existsSync(dataFolder)) return [];
  const { bavail, bsize } = statfsSync(dataFolder);
  const free = bavail * bsize;
  const text = new Intl.NumberFormat(locale === 'fr' ? 'fr-CA' : 'en-CA', {
    style: 'unit',
    unit: 'gigabyte',
    maximumFractionDigits: 1,
  }).format(free / 1e9);
  return [
    free < LITTLE_SPACE
      ? bad(m.cli_doctor_disk_low(locale, { free: text }))
      : good(m.cli_doctor_disk(locale, { free: text })),
  ];
}

async function secretsFinding(
  { secretsPath: path }: Config,
  locale: Locale,
  needed: boolean,
): Promise<{ finding: Finding; value: ServerSecrets | null }> {
  try {
    const value = await readSecrets(path);
    if (value === null)
      return {
        value,
        finding: needed
          ? bad(m.cli_doctor_secrets_missing(locale, { path }))
          : noted(m.cli_doctor_folder_missing(locale, { folder: path })),
      };
    return { value, finding: good(m.cli_doctor_secrets(locale, { path })) };
  } catch (error) {
    return { value: null, finding: bad((error as Error).message) };
  }
}

async function databaseFinding(
  config: Config,
  locale: Locale,
): Promise<{ finding: Finding; exists: boolean }> {
  const path = databasePath(config);
  try {
    refuseLostDatabase(config);
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    return { exists: false, finding: bad(error.tell(locale)) };
  }
  if (config.databaseUrl === null && !existsSync(path))
    return { exists: false, finding: noted(m.cli_doctor_database_none(locale)) };
  try {
    // Read-only, and beside a running server: it checks every page.
    const { programmes, requests } =
      config.databaseUrl === null ? checkCopy(path) : await peekPostgres(config.databaseUrl);
    return { exists: true, finding: good(m.cli_doctor_database(locale, { programmes, requests })) };
  } catch (error) {
    const cause = (error as Error).cause;
    return {
      exists: true,
      finding: bad(
        m.cli_doctor_database_bad(locale, {
          reason: cause instanceof Error ? cause.message : (error as Error).message,
        }),
      ),
    };
  }
}

function backupFinding({ dataFolder }: Config, locale: Locale, needed: boolean): Finding[] {
  if (!needed) return [];
  const folder = join(dataFolder, 'backups');
  const last = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => FOLDER_NAME.test(name))
        .sort()
        .at(-1)
    : undefined;
  if (last === undefined) return [noted(m.cli_doctor_backup_none(locale, { folder }))];
  const at = statSync(join(folder, last)).mtimeMs;
  const time = timeText(at, locale);
  return [
    Date.now() - at > 2 * DAY_MS
      ? noted(m.cli_doctor_backup_old(locale, { time }))
      : good(m.cli_doctor_backup(locale, { time })),
  ];
}

async function buildFinding(locale: Locale): Promise<Finding> {
  const hashes = await readHashes(DIST_FOLDER);
  return hashes === null
    ? bad(m.cli_doctor_build_none(locale))
    : good(m.cli_doctor_build(locale, { files: Object.keys(hashes).length }));
}

async function serverFinding(config: Config, locale: Locale): Promise<Finding> {
  const address = baseUrl({ ...config, origin: null }, null);
  try {
    const { ok } = await fetch(`${address}/health`, { signal: AbortSignal.timeout(3000) });
    return ok
      ? good(m.cli_doctor_running(locale, { address }))
      : noted(m.cli_doctor_not_running(locale, { address }));
  } catch (error) {
    const { code, message } = ((error as Error).cause ?? error) as NodeJS.ErrnoException;
    // Somebody answers there, with a certificate that this machine does not trust: its own, often.
    return /CERT|SELF_SIGNED|ALTNAME/.test(String(code))
      ? noted(m.cli_doctor_untrusted(locale, { address, reason: message }))
      : noted(m.cli_doctor_not_running(locale, { address }));
  }
}

async function clockFinding(locale: Locale): Promise<Finding> {
  const time = timeText(Date.now(), locale);
  const synchronized = await promisify(execFile)('timedatectl', [
    'show',
    '--property=NTPSynchronized',
    '--value',
  ]).then(
    ({ stdout }) => stdout.trim(),
    () => '',
  );
  if (synchronized === 'yes') return good(m.cli_doctor_clock(locale, { time }));
  return synchronized === 'no'
    ? bad(m.cli_doctor_clock_free(locale, { time }))
    : noted(m.cli_doctor_clock_unknown(locale, { time }));
}

async function mailFindings(config: Config, secrets: ServerSecrets, locale: Locale): Promise<Finding[]> {
  const servers = await greetMailServers(config, secrets);
  if (servers.length === 0) return [noted(m.cli_doctor_mail_none(locale))];
  return servers.map(({ host, problem }) =>
    problem === null
      ? good(m.cli_doctor_mail(locale, { host }))
      : bad(m.cli_doctor_mail_bad(locale, { host, reason: problem })),
  );
}

const timeText = (at: number, locale: Locale): string =>
  new Date(at).toLocaleString(locale === 'fr' ? 'fr-CA' : 'en-CA', { dateStyle: 'long', timeStyle: 'long' });
