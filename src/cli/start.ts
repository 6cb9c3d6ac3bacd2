/** `passerelle start`: opens the installation, says what to open, and stops in order when asked. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DIST_FOLDER } from '#server/assets.ts';
import { isLoopbackName, readConfig } from '#server/config.ts';
import { databasePath, type Installation, linksForSetup, openInstallation } from '#server/installation.ts';
import { VERSION } from '#server/version.ts';
import * as m from '#texts/messages.ts';
import { CannotGoOn, type Call } from './call.ts';

/** How long what is under way may take to finish. */
const STOP_MS = 10_000;

export async function start({ locale, env, say }: Call): Promise<number> {
  const config = readConfig(env);
  const what = config.databaseUrl === null ? databasePath(config) : m.cli_start_postgres(locale);
  say(m.cli_start_opening(locale, { version: VERSION, what }));
  // At a keyboard, a line per answer would hide what matters; in a service, the journal wants it.
  const installation = await openInstallation(config, { logLevel: process.stdout.isTTY ? 'warn' : 'info' });
  // Heard from here on: a stop asked for while the links are made is a stop all the same.
  const asked = stopAsked();
  let address: string;
  try {
    address = await installation.listen();
  } catch (error) {
    await installation.close();
    throw listenFailure(error, config.port, locale);
  }
  say(m.cli_start_ready(locale, { address }));
  if (!existsSync(join(DIST_FOLDER, 'site/manifest.json'))) say(m.cli_start_no_pages(locale));
  const { protocol, hostname } = new URL(address);
  if (protocol === 'http:' && !isLoopbackName(hostname)) say(m.cli_start_clear(locale, { address }));
  for (const { link } of await linksForSetup(installation, address))
    say(`\n${m.cli_start_setup(locale, { link })}\n`);
  if (process.stdout.isTTY) say(m.cli_start_stop_hint(locale));
  return untilStopped(installation, asked, locale, say);
}

/** Resolves at the first signal that asks to stop. A second one ends the process at once. */
export function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => {
        for (const again of ['SIGINT', 'SIGTERM'] as const) process.once(again, () => process.exit(130));
        resolve();
      });
  });
}

/** Waits until a stop is asked for, then stops; after ten seconds the process ends anyhow. @returns exit code */
export async function untilStopped(
  installation: Pick<Installation, 'close'>,
  asked: Promise<void>,
  locale: Call['locale'],
  say: Call['say'],
): Promise<number> {
  await asked;
  say(m.cli_start_stopping(locale));
  const late = setTimeout(() => {
    say(m.cli_start_stop_late(locale));
    process.exit(1);
  }, STOP_MS);
  await installation.close();
  clearTimeout(late);
  say(m.cli_start_stopped(locale));
  return 0;
}

export function listenFailure(error: unknown, port: number, locale: Call['locale']): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return new CannotGoOn(m.cli_port_taken(locale, { port: String(port) }));
  if (code === 'EACCES') return new CannotGoOn(m.cli_port_denied(locale, { port: String(port) }));
  return error;
}
