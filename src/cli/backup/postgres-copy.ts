/**
 * Copies of a PostgreSQL database, by PostgreSQL's own programs. The address never stands on a command line, where other
 * users of the machine could read its password.
 */
import { spawn } from 'node:child_process';

/** pg_dump or pg_restore is missing or failed. */
export class ProgramFailed extends Error {
  readonly program: string;
  constructor(program: string, reason: string) {
    super(reason);
    this.name = 'ProgramFailed';
    this.program = program;
  }
}

/** Writes a dump of everything. Row-level security hides rows from the server's own role: `url` must name one that may see all. */
export const dumpPostgres = (url: string, to: string): Promise<string> =>
  run('pg_dump', ['--format=custom', '--no-owner', '--no-acl', `--file=${to}`], url);

/** Reads the dump's table of contents: it opens and is whole. @returns how many tables have data in it */
export async function checkDump(path: string): Promise<number> {
  const list = await run('pg_restore', ['--list', path], null);
  return list.split('\n').filter((line) => / TABLE DATA /.test(line)).length;
}

export const restorePostgres = (url: string, from: string): Promise<string> =>
  run(
    'pg_restore',
    ['--no-owner', '--no-acl', '--exit-on-error', '--single-transaction', '--dbname', databaseOf(url), from],
    url,
  );

/** What libpq reads from the environment (PostgreSQL manual, 34.15). */
export function libpqEnvironment(url: string): Record<string, string> {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const values: Record<string, string> = {
    PGHOST: decodeURIComponent(searchParams.get('host') ?? hostname),
    PGPORT: port,
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
    PGSSLMODE: searchParams.get('sslmode') ?? '',
    PGSSLROOTCERT: searchParams.get('sslrootcert') ?? '',
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}

const databaseOf = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1));

function run(program: string, args: string[], url: string | null): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      env: { ...process.env, ...(url === null ? {} : libpqEnvironment(url)) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err = (err + chunk.toString()).slice(-2000)));
    child.once('error', (error) => reject(new ProgramFailed(program, error.message)));
    child.once('close', (code) =>
      code === 0 ? resolve(out) : reject(new ProgramFailed(program, err.trim() || `code ${code}`)),
    );
  });
}
