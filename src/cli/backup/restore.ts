/** `passerelle restore BACKUP [--secrets FILE]`: puts a backup in place where there is nothing. */
import { copyFile, chmod, readFile, rename } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fromUtf8, toBase64url } from '#sealing/bytes.ts';
import { deriveKit } from '#sealing/kit.ts';
import { loadWords, parseWords } from '#sealing/words.ts';
import { type Config, readConfig } from '#server/config.ts';
import { holdDataFolder, makeDataFolder } from '#server/data-folder.ts';
import { isEmptyPostgres } from '#server/beside.ts';
import { databasePath } from '#server/installation.ts';
import { parseSecrets, type SecretsFile, writeSecrets } from '#server/secrets.ts';
import * as m from '#texts/messages.ts';
import { CannotGoOn, type Call } from '../call.ts';
import {
  type Description,
  hashFile,
  POSTGRES_DUMP,
  readDescription,
  SECRETS,
  SQLITE_COPY,
} from './folder.ts';
import { ProgramFailed, restorePostgres } from './postgres-copy.ts';
import { checkCopy, DamagedCopy } from './sqlite-copy.ts';

/** @param ask how the kit's words are asked for; the terminal when absent */
export async function restore(
  { locale, env, say, positionals, values }: Call,
  ask: (question: string) => Promise<string> = askTerminal,
): Promise<number> {
  const config = readConfig(env);
  const folder = resolve(positionals[0] as string);
  const description = await readDescription(folder);
  if (description === null) throw new CannotGoOn(m.cli_restore_not_backup(locale, { folder }));
  for (const [file, hash] of Object.entries(description.files)) {
    if (!existsSync(join(folder, file)) || (await hashFile(join(folder, file))) !== hash)
      throw new CannotGoOn(m.cli_restore_changed(locale, { file }));
  }
  if ((description.engine === 'sqlite') !== (config.databaseUrl === null))
    throw new CannotGoOn(
      m.cli_restore_engine(locale, { engine: description.engine === 'sqlite' ? 'SQLite' : 'PostgreSQL' }),
    );
  makeDataFolder(config.dataFolder);
  const held = holdDataFolder(config.dataFolder);
  try {
    // Secrets first: words that do not open them leave everything as it was.
    const secrets = existsSync(config.secretsPath)
      ? null
      : await secretsFrom(folder, description, values['secrets'], locale, ask);
    if (config.databaseUrl === null) await placeDatabase(config, folder, locale);
    else await fillPostgres(config.databaseUrl, folder, locale);
    if (secrets !== null) await writeSecrets(config.secretsPath, secrets);
    say(
      m.cli_restore_done(locale, {
        date: new Date(description.madeAt).toLocaleString(locale === 'fr' ? 'fr-CA' : 'en-CA'),
        folder: config.dataFolder,
      }),
    );
    if (secrets !== null) say(m.cli_restore_secrets_done(locale, { path: config.secretsPath }));
    else if (existsSync(config.secretsPath))
      say(m.cli_restore_secrets_kept(locale, { path: config.secretsPath }));
    else say(m.cli_restore_secrets_missing(locale, { path: config.secretsPath }));
    return 0;
  } finally {
    held.release();
  }
}

async function placeDatabase(config: Config, folder: string, locale: Call['locale']): Promise<void> {
  const target = databasePath(config);
  // A forgotten `-wal` of another database would be played into this one.
  for (const path of [target, `${target}-wal`, `${target}-shm`])
    if (existsSync(path)) throw new CannotGoOn(m.cli_restore_exists(locale, { path }));
  const draft = `${target}.restoring`;
  await copyFile(join(folder, SQLITE_COPY), draft);
  await chmod(draft, 0o600);
  try {
    checkCopy(draft);
  } catch (error) {
    throw error instanceof DamagedCopy
      ? new CannotGoOn(m.cli_restore_changed(locale, { file: SQLITE_COPY }))
      : error;
  }
  await rename(draft, target);
}

async function fillPostgres(url: string, folder: string, locale: Call['locale']): Promise<void> {
  if (!(await isEmptyPostgres(url))) throw new CannotGoOn(m.cli_restore_not_empty(locale));
  try {
    await restorePostgres(url, join(folder, POSTGRES_DUMP));
  } catch (error) {
    throw error instanceof ProgramFailed
      ? new CannotGoOn(m.cli_backup_program(locale, { program: error.program, reason: error.message }))
      : error;
  }
}

/** From a file that was kept apart, else from the backup by the kit's words; null when neither is given. */
async function secretsFrom(
  folder: string,
  description: Description,
  path: unknown,
  locale: Call['locale'],
  ask: (question: string) => Promise<string>,
): Promise<SecretsFile | null> {
  if (typeof path === 'string') return parseSecrets(await readFile(path, 'utf8'), path);
  if (!(SECRETS in description.files)) return null;
  const typed = (await ask(m.cli_restore_words(locale))).trim();
  if (typed === '') return null;
  const wrong = (reason: string) => new CannotGoOn(m.cli_restore_wrong_words(locale, { reason }));
  const readings = await Promise.all(
    (['fr', 'en'] as const).map(async (language) => parseWords(typed, await loadWords(language), 24)),
  );
  const read = readings.find((reading) => reading.ok);
  if (read === undefined)
    throw wrong(
      readings[locale === 'fr' ? 0 : 1]?.ok === false
        ? (readings[locale === 'fr' ? 0 : 1] as { reason: string }).reason
        : '',
    );
  const { identity } = await deriveKit(read.bytes);
  const opened = await identity.open(toBase64url(await readFile(join(folder, SECRETS))));
  if (opened === null) throw wrong('other_kit');
  return parseSecrets(fromUtf8(opened), SECRETS);
}

async function askTerminal(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}
