/** `passerelle move`: from the SQLite file to PostgreSQL, with the server stopped. */
import { existsSync } from 'node:fs';
import { isEmptyPostgres, moveToPostgres } from '#server/beside.ts';
import { readConfig } from '#server/config.ts';
import { holdDataFolder } from '#server/data-folder.ts';
import { databasePath } from '#server/data-folder.ts';
import * as m from '#texts/messages.ts';
import { CannotGoOn, type Call } from './call.ts';

export async function move({ locale, env, say }: Call): Promise<number> {
  const config = readConfig(env);
  const path = databasePath(config);
  if (config.databaseUrl === null) throw new CannotGoOn(m.cli_move_no_url(locale));
  if (!existsSync(path)) throw new CannotGoOn(m.cli_backup_no_database(locale, { path }));
  // What a running server writes after the copy would be lost.
  const held = holdDataFolder(config.dataFolder);
  try {
    if (!(await isEmptyPostgres(config.databaseUrl))) throw new CannotGoOn(m.cli_move_not_empty(locale));
    const rows = await moveToPostgres(config, config.databaseUrl);
    say(m.cli_move_done(locale, { rows, secrets: config.secretsPath, path }));
    return 0;
  } finally {
    held.release();
  }
}
