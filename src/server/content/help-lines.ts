/** Reads `content/help-lines.yaml`. A mistake names the file, the line, what is wrong and what to do. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { isCollection, isNode, LineCounter, parseDocument } from 'yaml';
import { type HelpLine, HelpLines } from '#programme/help-lines.ts';

/** Content that people edit holds a mistake: a sentence for each, with its place. */
export class ContentError extends Error {
  constructor(mistakes: readonly string[]) {
    super(mistakes.join('\n'));
    this.name = 'ContentError';
  }
}

export const HELP_LINES_FILE = fileURLToPath(new URL('../../../content/help-lines.yaml', import.meta.url));

/**
 * @param file absolute path; the one that ships by default
 * @throws ContentError when the file is missing, is not YAML, or holds a line that does not fit
 */
export async function loadHelpLines(file: string = HELP_LINES_FILE): Promise<readonly HelpLine[]> {
  let source: string;
  try {
    source = await readFile(file, 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new ContentError([`${file}: cannot be read (${reason}). Put the file back from the repository.`]);
  }
  return parseHelpLines(source, file);
}

/** The same for text already read; `name` is what mistakes call the file. */
export function parseHelpLines(source: string, name: string): readonly HelpLine[] {
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
  const parsed = HelpLines.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  throw new ContentError(
    parsed.error.issues.map((issue) => {
      const path = issue.path as (string | number)[];
      const line = lineOf(path);
      const entry = document.getIn([path[0], 'id']);
      const field = path.slice(1).join('.') || 'entry';
      const whose = typeof entry === 'string' ? ` of “${entry}”` : '';
      return `${name}:${line}: ${field}${whose}: ${issue.message}. Correct this line, then start again.`;
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
