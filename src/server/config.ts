/**
 * Everything the environment can say to the server, read in this one place and checked before anything starts.
 * Each complaint says what to do; all of them are told at once.
 */
import { resolve } from 'node:path';
import { z } from 'zod';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import { CannotStart } from './cannot-start.ts';

export interface Config {
  readonly port: number;
  /** Address to listen on. `localhost` means both 127.0.0.1 and ::1. */
  readonly host: string;
  /** Absolute path of the data folder. */
  readonly dataFolder: string;
  /** `https://…` as people type it, without a final slash; null: answer to any name (a machine of one's own). */
  readonly origin: string | null;
  /** PostgreSQL, or null for the SQLite file in the data folder. */
  readonly databaseUrl: string | null;
  /** PostgreSQL by a role that may read past the wall between programmes, for `backup` alone; else `databaseUrl`. */
  readonly backupUrl: string | null;
  /** The server's secrets: in the data folder, or one shared file for several nodes. */
  readonly secretsPath: string;
  readonly tls: { readonly certPath: string; readonly keyPath: string } | null;
  /** Proxies whose `X-Forwarded-*` are believed: addresses, ranges, or `loopback`; empty: none. */
  readonly trustProxy: readonly string[];
  /** Loopback port of `/metrics`, or null. */
  readonly metricsPort: number | null;
  /** New requests in ten minutes, all senders together, above which a short calculation is asked for. */
  readonly proofAbove: number;
  /** Requests a minute that one address may make (loopback excepted). */
  readonly ratePerMinute: number;
  /** Where the source code of what runs here is found (GNU AGPL, s. 13); null: it is asked for. */
  readonly source: string | null;
  /** For tests only: devices may be knocked on at this very machine, in clear. Else at public addresses by HTTPS alone. */
  readonly pushLoopback: boolean;
}

type Tell = (locale: Locale) => string;

/** What is wrong with the configuration, one sentence each, all told at once. */
export class ConfigError extends CannotStart {
  readonly complaints: readonly Tell[];
  constructor(complaints: readonly Tell[]) {
    super((locale) =>
      m.cli_config_all(locale, { list: complaints.map((tell) => `  - ${tell(locale)}`).join('\n') }),
    );
    this.name = 'ConfigError';
    this.complaints = complaints;
  }
}

/** A variable set to nothing is a variable not set: that is how `.env` files and systemd units leave one out. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((v) => (v === '' ? undefined : v), schema.optional());
const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((n) => n <= 65535);
const count = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//);

const Environment = z.object({
  PORT: optional(port),
  HOST: optional(z.string().regex(/^[A-Za-z0-9.:_-]+$/)),
  PASSERELLE_DATA: optional(z.string()),
  DATABASE_URL: optional(postgresUrl),
  PASSERELLE_BACKUP_URL: optional(postgresUrl),
  PASSERELLE_SECRETS: optional(z.string()),
  PASSERELLE_TLS_CERT: optional(z.string()),
  PASSERELLE_TLS_KEY: optional(z.string()),
  PASSERELLE_METRICS_PORT: optional(port),
  PASSERELLE_PROOF_ABOVE: optional(count),
  PASSERELLE_RATE: optional(count),
  PASSERELLE_SOURCE: optional(z.url({ protocol: /^https$/, hostname: z.regexes.domain })),
  PASSERELLE_PUSH_LOOPBACK: optional(z.string()),
});

/** What to say of a variable that does not parse; the others take any text. */
const COMPLAINTS: Partial<Record<PropertyKey, Tell>> = {
  PORT: m.cli_config_port,
  HOST: m.cli_config_host,
  DATABASE_URL: m.cli_config_database,
  PASSERELLE_BACKUP_URL: m.cli_config_backup,
  PASSERELLE_METRICS_PORT: m.cli_config_metrics,
  PASSERELLE_PROOF_ABOVE: m.cli_config_proof,
  PASSERELLE_RATE: m.cli_config_rate,
  PASSERELLE_SOURCE: m.cli_config_source,
};

/**
 * Reads the configuration.
 * @param env usually `process.env`; only the names above are looked at
 * @throws ConfigError naming every variable that cannot be used and what to put instead
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const read = Environment.safeParse(env);
  const complaints: Tell[] = read.success
    ? []
    : read.error.issues.map(({ path: [name = ''], message }) => COMPLAINTS[name] ?? (() => message));
  const e = read.success ? read.data : {};

  const origin = readOrigin(env.PASSERELLE_ORIGIN || undefined, complaints);
  if (Boolean(env.PASSERELLE_TLS_CERT) !== Boolean(env.PASSERELLE_TLS_KEY)) {
    complaints.push(m.cli_config_tls);
  }
  const trustProxy = readProxies(env.PASSERELLE_TRUST_PROXY, complaints);
  if (complaints.length > 0) throw new ConfigError(complaints);

  const dataFolder = resolve(e.PASSERELLE_DATA ?? './data');
  return {
    port: e.PORT ?? 4180,
    host: e.HOST ?? 'localhost',
    dataFolder,
    origin,
    databaseUrl: e.DATABASE_URL ?? null,
    backupUrl: e.PASSERELLE_BACKUP_URL ?? e.DATABASE_URL ?? null,
    secretsPath: resolve(e.PASSERELLE_SECRETS ?? `${dataFolder}/secrets.json`),
    tls:
      e.PASSERELLE_TLS_CERT && e.PASSERELLE_TLS_KEY
        ? { certPath: resolve(e.PASSERELLE_TLS_CERT), keyPath: resolve(e.PASSERELLE_TLS_KEY) }
        : null,
    trustProxy,
    metricsPort: e.PASSERELLE_METRICS_PORT ?? null,
    proofAbove: e.PASSERELLE_PROOF_ABOVE ?? 60,
    ratePerMinute: e.PASSERELLE_RATE ?? 1200,
    source: e.PASSERELLE_SOURCE ?? null,
    pushLoopback: e.PASSERELLE_PUSH_LOOPBACK === '1',
  };
}

function readOrigin(text: string | undefined, complaints: Tell[]): string | null {
  if (text === undefined) return null;
  const url = URL.parse(text);
  const whole =
    url !== null &&
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === '';
  if (!whole) {
    complaints.push(m.cli_config_origin);
    return null;
  }
  if (url.protocol === 'http:' && !isLoopbackName(url.hostname)) {
    complaints.push(m.cli_config_clear);
    return null;
  }
  return url.origin;
}

function readProxies(text: string | undefined, complaints: Tell[]): string[] {
  const proxies = (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (proxies.every((part) => /^(?:loopback|uniquelocal|linklocal|[0-9a-fA-F.:]+(?:\/\d{1,3})?)$/.test(part)))
    return proxies;
  complaints.push(m.cli_config_proxy);
  return [];
}

/** Whether a host name means this very machine (RFC 6761, RFC 5735, RFC 4291). */
export function isLoopbackName(host: string): boolean {
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '[::1]' ||
    host === '::1' ||
    /^127\.\d+\.\d+\.\d+$/.test(host)
  );
}
