/**
 * The content as the build read it: reading YAML anew at each start would cost the server 50 MB that it never gives back.
 * Only the built program uses it, and only while the files are those that it was made from: whoever edits one and starts
 * again without a build is read, and told of mistakes.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { contentPath } from './yaml.ts';

/** Put in by the build (bin/build/program.mjs); the sources, run as they are, have none. */
declare const BUILT_PROGRAM: true | undefined;

/** Beside the built program. */
const FILE = contentPath('..', 'dist', 'content.json');

interface Built {
  readonly madeFrom: string;
  readonly content: unknown;
}

/** @param file absolute path */
export async function writeBuilt(content: object, file: string): Promise<void> {
  const built: Built = { madeFrom: await hashOfFiles(), content };
  await writeFile(file, JSON.stringify(built));
}

/** Null where it must be read from the files themselves. */
export async function readBuilt(): Promise<unknown> {
  if (typeof BUILT_PROGRAM === 'undefined') return null;
  const text = await readFile(FILE, 'utf8').catch(() => null);
  if (text === null) return null;
  const { madeFrom, content } = JSON.parse(text) as Built;
  return madeFrom === (await hashOfFiles()) ? content : null;
}

/** SHA-256 over names and contents of all files of `content/`. */
async function hashOfFiles(): Promise<string> {
  const hash = createHash('sha256');
  const names = (await readdir(contentPath(), { recursive: true })).filter((name) => name.endsWith('.yaml'));
  for (const name of names.sort())
    hash
      .update(name.replaceAll('\\', '/'))
      .update('\0')
      .update(await readFile(contentPath(name)))
      .update('\0');
  return hash.digest('hex');
}
