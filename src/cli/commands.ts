/** The commands, and what happens when something is typed wrong. */
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import type { Call, Run } from './call.ts';
import { machineLocale } from './language.ts';

interface Command {
  readonly usage: string;
  readonly help: (locale: Locale) => string;
  readonly options?: ParseArgsOptionsConfig;
  /** Everything that follows is for somebody else to read. */
  readonly raw?: true;
  /** How many words may follow the command: at least, at most. */
  readonly words: readonly [number, number];
  readonly load: () => Promise<Run>;
}

const COMMANDS: Record<string, Command> = {
  start: {
    usage: 'start',
    help: m.cli_start_help,
    words: [0, 0],
    load: async () => (await import('./start.ts')).start,
  },
  demo: {
    usage: 'demo [--json]',
    help: m.cli_demo_help,
    options: { json: { type: 'boolean' } },
    words: [0, 0],
    load: async () => (await import('./demo/demo.ts')).demo,
  },
  backup: {
    usage: 'backup [FOLDER] [--keep N]',
    help: m.cli_backup_help,
    options: { keep: { type: 'string' } },
    words: [0, 1],
    load: async () => (await import('./backup/backup.ts')).backup,
  },
  restore: {
    usage: 'restore BACKUP [--secrets FILE]',
    help: m.cli_restore_help,
    options: { secrets: { type: 'string' } },
    words: [1, 1],
    load: async () => (await import('./backup/restore.ts')).restore,
  },
  verify: {
    usage: 'verify URL',
    help: m.cli_verify_help,
    words: [1, 1],
    load: async () => (await import('./verify.ts')).verify,
  },
  doctor: {
    usage: 'doctor',
    help: m.cli_doctor_help,
    words: [0, 0],
    load: async () => (await import('./doctor.ts')).doctor,
  },
  programme: {
    usage: 'programme list | programme add HOST',
    help: m.cli_programme_help,
    words: [1, 2],
    load: async () => (await import('./programme.ts')).programme,
  },
  move: {
    usage: 'move',
    help: m.cli_move_help,
    words: [0, 0],
    load: async () => (await import('./move.ts')).move,
  },
  bench: {
    usage: 'bench [--json] [PART…]',
    help: m.cli_bench_help,
    words: [0, Number.POSITIVE_INFINITY],
    raw: true,
    load: async () => (await import('./bench.ts')).bench,
  },
};

/** @returns exit code: 0 done, 1 failed, 2 typed wrong */
export async function runCommand(
  args: readonly string[],
  env: Record<string, string | undefined> = process.env,
): Promise<number> {
  const locale = machineLocale(env);
  const say = (text: string): void => void process.stdout.write(`${text}\n`);
  const [name = 'help', ...rest] = args;
  const { VERSION } = await import('#server/version.ts');
  if (name === '--version' || name === '-v') {
    say(VERSION);
    return 0;
  }
  if (name === 'help' || name === '--help' || name === '-h') {
    say(m.cli_usage(locale, { version: VERSION, commands: table(locale) }));
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    process.stderr.write(`${m.cli_unknown_command(locale, { command: name })}\n\n${table(locale)}\n`);
    return 2;
  }
  if (!command.raw && (rest.includes('--help') || rest.includes('-h'))) {
    say(`passerelle ${command.usage}\n  ${command.help(locale)}`);
    return 0;
  }
  let parsed: { positionals: string[]; values: Record<string, unknown> };
  try {
    parsed = command.raw
      ? { positionals: [...rest], values: {} }
      : parseArgs({ args: [...rest], options: command.options ?? {}, allowPositionals: true, strict: true });
    const [least, most] = command.words;
    if (parsed.positionals.length < least || parsed.positionals.length > most)
      throw new Error(m.cli_wrong_words(locale, { words: parsed.positionals.join(' ') || '—' }));
  } catch (error) {
    const reason = optionProblem(error, locale) ?? (error as Error).message;
    process.stderr.write(`${m.cli_wrong_options(locale, { reason, usage: command.usage })}\n`);
    return 2;
  }
  try {
    const run = await command.load();
    return await run({
      locale,
      env,
      say,
      positionals: parsed.positionals,
      values: parsed.values as Call['values'],
    });
  } catch (error) {
    process.stderr.write(`${m.cli_failed(locale, { reason: reasonOf(error, locale) })}\n`);
    return 1;
  }
}

/** What `parseArgs` refuses, in the language of whoever typed it; null for anything else. */
function optionProblem(error: unknown, locale: Locale): string | null {
  const { code, message } = error as NodeJS.ErrnoException;
  if (!code?.startsWith('ERR_PARSE_ARGS')) return null;
  const option = /'(-[^' ]*)/.exec(message)?.[1] ?? '';
  return code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
    ? m.cli_option_unknown(locale, { option })
    : m.cli_option_value(locale, { option });
}

/** The sentence for a failure we foresaw; the whole trace for one that we did not. */
function reasonOf(error: unknown, locale: Locale): string {
  if (!(error instanceof Error)) return String(error);
  // Told by name and form: loading the server's classes only to recognise them would slow every command down.
  if ('tell' in error && typeof error.tell === 'function')
    return (error as { tell: (locale: Locale) => string }).tell(locale);
  if (error.name === 'StoreUnavailable' && error.cause instanceof Error)
    return m.cli_store_unavailable(locale, { reason: error.cause.message });
  // A folder, a disk, a file: the system says which, and the place in our code helps nobody.
  if ('syscall' in error && 'code' in error && typeof error.code === 'string')
    return m.cli_system(locale, { code: error.code, reason: error.message });
  return error.name === 'CannotGoOn' || error.name === 'Error'
    ? error.message
    : (error.stack ?? error.message);
}

function table(locale: Locale): string {
  const rows = Object.values(COMMANDS).map(({ usage, help }) => [usage, help(locale)] as const);
  const width = Math.max(...rows.map(([usage]) => usage.length));
  return rows.map(([usage, help]) => `  ${usage.padEnd(width)}  ${help}`).join('\n');
}
