/**
 * What a backup is: a folder of its own with the database, a description with hashes, and the server's secrets sealed to
 * the recovery kit. It holds ciphertext only; whoever finds it learns what the server knew, and nothing that anyone wrote.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

export const DESCRIPTION = 'backup.json';
export const SECRETS = 'secrets.age';
export const SQLITE_COPY = 'passerelle.sqlite';
export const POSTGRES_DUMP = 'passerelle.dump';

export const Description = z.object({
  format: z.literal('passerelle-backup/1'),
  version: z.string(),
  /** Epoch ms. */
  madeAt: z.int(),
  engine: z.enum(['sqlite', 'postgres']),
  /** File in the folder → SHA-256, hexadecimal. */
  files: z.record(z.string(), z.string().length(64)),
});
export type Description = z.infer<typeof Description>;

/** `passerelle-2026-11-24T09-30-00Z`: sorts by date. */
export const folderName = (at: number): string =>
  `passerelle-${new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
export const FOLDER_NAME = /^passerelle-\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z$/;

export async function readDescription(folder: string): Promise<Description | null> {
  try {
    return Description.parse(JSON.parse(await readFile(join(folder, DESCRIPTION), 'utf8')));
  } catch {
    return null;
  }
}

/** SHA-256 of a file, hexadecimal. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
