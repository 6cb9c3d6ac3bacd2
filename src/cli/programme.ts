/** `passerelle programme list | add HOST`: several programmes in one installation, told apart by host name. */
import { readConfig } from '#server/config.ts';
import { addProgrammeFor, programmeStates, wasStarted } from '#server/beside.ts';
import { Refusal } from '#server/refusal.ts';
import * as m from '#texts/messages.ts';
import { CannotGoOn, type Call } from './call.ts';

const HOST = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/;
const STATE = {
  waiting: m.cli_programme_waiting,
  closed: m.cli_programme_closed,
  open: m.cli_programme_open,
} as const;

export async function programme({ locale, env, say, positionals }: Call): Promise<number> {
  const config = readConfig(env);
  const [verb, given] = positionals;
  const started = wasStarted(config);
  if (verb === 'list' && given === undefined) {
    const states = started ? await programmeStates(config) : [];
    if (states.length === 0) {
      say(m.cli_programme_none(locale));
      return 0;
    }
    const width = Math.max(...states.map(({ host }) => (host ?? m.cli_programme_any_host(locale)).length));
    for (const { host, state } of states)
      say(
        m.cli_programme_row(locale, {
          host: (host ?? m.cli_programme_any_host(locale)).padEnd(width),
          state: STATE[state](locale),
        }),
      );
    return 0;
  }
  if (verb !== 'add' || given === undefined) throw new CannotGoOn(m.cli_programme_usage(locale));
  const host = given.toLowerCase();
  if (!HOST.test(host)) throw new CannotGoOn(m.cli_programme_bad_host(locale, { host: given }));
  if (!started) throw new CannotGoOn(m.cli_programme_none(locale));
  try {
    say(m.cli_programme_added(locale, { host, link: await addProgrammeFor(config, host, Date.now()) }));
  } catch (error) {
    if (error instanceof Refusal && error.code === 'already_exists')
      throw new CannotGoOn(m.cli_programme_taken(locale, { host }));
    throw error;
  }
  return 0;
}
