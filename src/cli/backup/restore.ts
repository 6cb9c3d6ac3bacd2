/** `passerelle restore BACKUP [--secrets FILE]`: puts a backup in place where there is nothing. */
import { once } from 'node:events';
import { copyFile, chmod, readFile, rename } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fromUtf8, toBase64url } from '#sealing/bytes.ts';
import { deriveKit } from '#sealing/kit.ts';
import { loadWords, type ParsedWords, parseWords } from '#sealing/words.ts';
import { type Config, readConfig } from '#server/config.ts';
import { holdDataFolder, makeDataFolder } from '#server/data-folder.ts';
import { isEmptyPostgres } from '#server/beside.ts';
import { databasePath } from '#server/data-folder.ts';
import { parseSecrets, type SecretsFile, writeSecrets } from '#server/secrets.ts';
import { locales } from '#texts/locales.ts';
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

const KIT_WORDS = 24;

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
    const inTheWay = await whatIsThere(config, locale);
    const needsSecrets = !existsSync(config.secretsPath);
    // Nothing is asked of whoever is refused anyhow. A database that lost its secrets is given them back, untouched.
    if (inTheWay !== null && !needsSecrets) throw inTheWay;
    // Secrets first: words that do not open them leave everything as it was.
    const secrets = needsSecrets
      ? await secretsFrom(folder, description, values['secrets'], locale, ask)
      : null;
    if (inTheWay !== null && secrets === null) throw inTheWay;
    if (inTheWay === null) {
      if (config.databaseUrl === null) await placeDatabase(config, folder, locale);
      else await fillPostgres(config.databaseUrl, folder, locale);
    }
    if (secrets !== null) await writeSecrets(config.secretsPath, secrets);
    const date = new Date(description.madeAt).toLocaleString(locale === 'fr' ? 'fr-CA' : 'en-CA');
    say(
      inTheWay === null
        ? m.cli_restore_done(locale, { date, folder: config.dataFolder })
        : m.cli_restore_secrets_only(locale, { date }),
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

/** The refusal to overwrite a database that is there; null when there is none. */
async function whatIsThere(config: Config, locale: Call['locale']): Promise<CannotGoOn | null> {
  if (config.databaseUrl !== null)
    return (await isEmptyPostgres(config.databaseUrl))
      ? null
      : new CannotGoOn(m.cli_restore_not_empty(locale));
  const target = databasePath(config);
  // A forgotten `-wal` of another database would be played into this one.
  const path = [target, `${target}-wal`, `${target}-shm`].find((one) => existsSync(one));
  return path === undefined ? null : new CannotGoOn(m.cli_restore_exists(locale, { path }));
}

async function placeDatabase(config: Config, folder: string, locale: Call['locale']): Promise<void> {
  const target = databasePath(config);
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
  // The kit may have been written in either language: the one of which most words are known is the one meant.
  const readings = await Promise.all(
    locales.map(async (language) => parseWords(typed, await loadWords(language), KIT_WORDS)),
  );
  const read = readings.find((reading) => reading.ok) ?? furthest(readings);
  if (!read.ok) throw wrong(wrongWords(read, locale));
  const { identity } = await deriveKit(read.bytes);
  const opened = await identity.open(toBase64url(await readFile(join(folder, SECRETS))));
  if (opened === null) throw wrong(m.cli_restore_words_other_kit(locale));
  return parseSecrets(fromUtf8(opened), SECRETS);
}

type WrongWords = Extract<ParsedWords, { ok: false }>;

function furthest(readings: readonly ParsedWords[]): ParsedWords {
  const known = (reading: ParsedWords) =>
    !reading.ok && reading.reason === 'unknown_word' ? reading.index : KIT_WORDS;
  return readings.reduce((best, reading) => (known(reading) > known(best) ? reading : best));
}

/** Which word, or how many: read in an emergency, by somebody who holds a sheet of paper. */
function wrongWords(reading: WrongWords, locale: Call['locale']): string {
  switch (reading.reason) {
    case 'unknown_word':
      return m.cli_restore_words_unknown(locale, { word: reading.word, place: reading.index + 1 });
    case 'wrong_count':
      return m.cli_restore_words_count(locale, { count: reading.count, needed: KIT_WORDS });
    case 'checksum':
      return m.cli_restore_words_order(locale);
  }
}

async function askTerminal(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    // The end of the input is an empty answer: nobody is there to type.
    const ended = once(terminal, 'close').then(() => '');
    return await Promise.race([terminal.question(question), ended]);
  } finally {
    terminal.close();
  }
}
