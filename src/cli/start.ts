/** `passerelle start`: opens the installation, says what to open, and stops in order when asked. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DIST_FOLDER } from '#server/assets.ts';
import { type Config, isLoopbackName, readConfig } from '#server/config.ts';
import { databasePath } from '#server/data-folder.ts';
import { type Installation, linksForSetup, openInstallation } from '#server/installation.ts';
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
  try {
    const address = await installation.listen();
    say(m.cli_start_ready(locale, { address }));
    if (!existsSync(join(DIST_FOLDER, 'site/manifest.json'))) say(m.cli_start_no_pages(locale));
    const { protocol, hostname } = new URL(address);
    if (protocol === 'http:' && !isLoopbackName(hostname)) say(m.cli_start_clear(locale, { address }));
    for (const { link } of await linksForSetup(installation, address))
      say(`\n${m.cli_start_setup(locale, { link })}\n`);
  } catch (error) {
    // Whatever cannot be closed either is not what went wrong first.
    await Promise.allSettled([installation.close()]);
    throw listenFailure(error, config, locale);
  }
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

/** The sentence for a port or an address that cannot be listened to; any other error as it is. */
export function listenFailure(
  error: unknown,
  config: Pick<Config, 'port' | 'host'>,
  locale: Call['locale'],
): unknown {
  if (!(error instanceof Error) || !('syscall' in error)) return error;
  const { code, syscall, port: which } = error as NodeJS.ErrnoException & { port?: number };
  // The one that failed may be the port of the measurements.
  const port = String(which ?? config.port);
  if (code === 'EADDRINUSE') return new CannotGoOn(m.cli_port_taken(locale, { port }));
  if (code === 'EACCES' && syscall === 'listen') return new CannotGoOn(m.cli_port_denied(locale, { port }));
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new CannotGoOn(m.cli_host_unusable(locale, { host: config.host }));
  return error;
}
