/** Reads content that people edit. A mistake names the file, the line, what is wrong and what to do. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isCollection, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';

/** Content that people edit holds a mistake: a sentence for each, with its place. */
export class ContentError extends Error {
  constructor(mistakes: readonly string[]) {
    super(mistakes.join('\n'));
    this.name = 'ContentError';
  }
}

/** Absolute path of a file or folder of `content/`. */
export const contentPath = (...names: string[]): string =>
  join(fileURLToPath(new URL('../../../content/', import.meta.url)), ...names);

/**
 * @param file absolute path
 * @throws ContentError when the file is missing, is not YAML, or does not fit `schema`
 */
export async function readContent<S extends z.ZodType>(file: string, schema: S): Promise<z.output<S>> {
  return parseContent(await textOf(file), file, schema);
}

/** A file's text, with the name that mistakes call it. */
export interface ContentText {
  readonly name: string;
  readonly source: string;
}

/** @param file absolute path @throws ContentError when the file is missing */
export const readContentText = async (file: string): Promise<ContentText> => ({
  name: file,
  source: await textOf(file),
});

/** Absolute paths of the YAML files of a folder of `content/`, by name. @throws ContentError when it is missing */
export async function contentFiles(folder: string): Promise<string[]> {
  const names = await readdir(contentPath(folder)).catch((error: unknown) => {
    throw unreadable(contentPath(folder), error);
  });
  return names
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => contentPath(folder, name));
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw unreadable(file, error);
  }
}

const unreadable = (file: string, error: unknown) => {
  const reason = (error as NodeJS.ErrnoException).code ?? String(error);
  return new ContentError([`${file}: cannot be read (${reason}). Put it back from the repository.`]);
};

/** The same for text already read; `name` is what mistakes call the file. */
export function parseContent<S extends z.ZodType>(source: string, name: string, schema: S): z.output<S> {
  const counter = new LineCounter();
  const document = parseDocument(source, { lineCounter: counter, uniqueKeys: true });
  if (document.errors.length > 0) {
    throw new ContentError(
      document.errors.map((error) => {
        const line = counter.linePos(error.pos[0]).line;
        return `${name}:${line}: not valid YAML: ${error.message.split('\n')[0]}. Compare with the entries around it.`;
      }),
    );
  }
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  throw new ContentError(
    parsed.error.issues.map((issue) => {
      const path = issue.path as (string | number)[];
      // A list of entries, or one under a name: `rules`.
      const depth = path.findIndex((step) => typeof step === 'number') + 1;
      const entry = document.getIn([...path.slice(0, depth), 'id']);
      const field = path.slice(depth).join('.') || 'entry';
      const whose = typeof entry === 'string' ? ` of “${entry}”` : '';
      return `${name}:${lineOf(path)}: ${field}${whose}: ${issue.message}. Correct this line, then start again.`;
    }),
  );

  /** The line of the value at `path`, or of the nearest thing around it that exists. */
  function lineOf(path: readonly (string | number)[]): number {
    for (let depth = path.length; depth >= 0; depth -= 1) {
      const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
      if (depth === 0 && isCollection(node)) return 1;
    }
    return 1;
  }
}

/** For mistakes between files: what only shows once all are read. `line` where it is known. */
export const mistakeIn = (file: string, what: string, line?: number): string =>
  `${basename(file)}${line === undefined ? '' : `:${line}`}: ${what}`;

/** The line on which an entry of a list of entries begins: `- id: …`; undefined when it is not there. */
export function lineOfEntry(source: string, id: string): number | undefined {
  const index = source.split('\n').findIndex((line) => /^- id: *['"]?([a-z0-9_-]+)/.exec(line)?.[1] === id);
  return index < 0 ? undefined : index + 1;
}
