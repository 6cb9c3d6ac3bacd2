/**
 * The server's own secrets: made once, in a file that only its owner can read, shared by all nodes of an installation.
 * Losing the file means that nobody can sign in any more and that alerts stop; no request is lost with it.
 */
import { randomBytes } from 'node:crypto';
import { link, open, readFile, rm, stat } from 'node:fs/promises';
import { inspect } from 'node:util';
import { z } from 'zod';
import * as m from '#texts/messages.ts';
import { deriveKey, openAtRest, sealAtRest } from './at-rest.ts';
import { CannotStart } from './cannot-start.ts';

const SecretsFile = z.object({
  format: z.literal('passerelle-secrets/1'),
  /** State of the OPAQUE server (private key and OPRF seed): every passphrase record depends on it. */
  opaqueServerSetup: z.string().min(100),
  /** 32 bytes, base64url. */
  masterKey: z.string().length(43),
});
export type SecretsFile = z.infer<typeof SecretsFile>;

/** The secrets in use. Prints as `ServerSecrets` and nothing more. */
export class ServerSecrets {
  readonly #file: SecretsFile;
  readonly #master: Uint8Array;

  constructor(file: SecretsFile) {
    this.#file = file;
    this.#master = new Uint8Array(Buffer.from(file.masterKey, 'base64url'));
  }

  get opaqueServerSetup(): string {
    return this.#file.opaqueServerSetup;
  }

  /** Seals a text that the server must read again. `purpose` names what and whose it is: `totp/<member id>`. */
  seal(purpose: string, text: string): string {
    return sealAtRest(this.#master, purpose, text);
  }

  /** @throws Error when it was not sealed by these secrets for this purpose */
  open(purpose: string, sealed: string): string {
    return openAtRest(this.#master, purpose, sealed);
  }

  /** 32 bytes that only this installation knows, for one purpose. */
  keyFor(purpose: string): Uint8Array {
    return deriveKey(this.#master, purpose);
  }

  /** The file's content, for the backup that seals it to the recovery kit and for nothing else. */
  unsafeFile(): SecretsFile {
    return this.#file;
  }

  toJSON(): string {
    return 'ServerSecrets';
  }

  [inspect.custom](): string {
    return 'ServerSecrets';
  }
}

export async function newSecrets(newOpaqueServerSetup: () => Promise<string>): Promise<SecretsFile> {
  return {
    format: 'passerelle-secrets/1',
    opaqueServerSetup: await newOpaqueServerSetup(),
    masterKey: randomBytes(32).toString('base64url'),
  };
}

/** Reads a secrets file's text. @throws Error that says what is wrong, without quoting it */
export function parseSecrets(text: string, path: string): SecretsFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new CannotStart((locale) => m.cli_secrets_damaged(locale, { path }));
  }
  const read = SecretsFile.safeParse(json);
  if (!read.success) throw new CannotStart((locale) => m.cli_secrets_damaged(locale, { path }));
  return read.data;
}

/**
 * The secrets at `path`; null when there is no such file.
 * @throws Error when the file is damaged, or readable by others than its owner (then it says how to mend that)
 */
export async function readSecrets(path: string): Promise<ServerSecrets | null> {
  let mode: number;
  try {
    mode = (await stat(path)).mode;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new CannotStart((locale) => m.cli_secrets_open(locale, { path }));
  }
  return new ServerSecrets(parseSecrets(await readFile(path, 'utf8'), path));
}

/** Writes a secrets file whole, mode 600, never over another. @returns false when there was one already */
export async function writeSecrets(path: string, secrets: SecretsFile): Promise<boolean> {
  const draft = `${path}.${process.pid}.new`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(secrets, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    // A link fails when the name is taken: of two nodes that start at once, one makes the secrets and both use them.
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}
