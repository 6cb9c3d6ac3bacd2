/** The myths and facts that ship: `content/myths.yaml`. */
import { type Myth, Myths } from '#wording/myth.ts';
import { contentPath, readContent } from './yaml.ts';

/** @throws ContentError when the file is missing, is not YAML, or holds one that does not fit */
export const loadMyths = (): Promise<readonly Myth[]> => readContent(contentPath('myths.yaml'), Myths);
