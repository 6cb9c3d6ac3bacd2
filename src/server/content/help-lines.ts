/** The help lines that ship: `content/help-lines.yaml`. */
import { type HelpLine, HelpLines } from '#programme/help-lines.ts';
import { contentPath, parseContent, readContent } from './yaml.ts';

export const HELP_LINES_FILE = contentPath('help-lines.yaml');

/**
 * @param file absolute path; the one that ships by default
 * @throws ContentError when the file is missing, is not YAML, or holds a line that does not fit
 */
export const loadHelpLines = (file: string = HELP_LINES_FILE): Promise<readonly HelpLine[]> =>
  readContent(file, HelpLines);

/** The same for text already read; `name` is what mistakes call the file. */
export const parseHelpLines = (source: string, name: string): readonly HelpLine[] =>
  parseContent(source, name, HelpLines);
