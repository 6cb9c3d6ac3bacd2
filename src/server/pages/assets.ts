/** The hashed files of the public pages, found through the manifest that the build leaves in dist/site. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SiteAssets {
  /** Address of the style sheet of all pages. */
  readonly style: string;
  /** Address of another one, that only some pages need. */
  styleOf(name: string): string;
  /** Address of a file that is neither script nor style, such as an icon. */
  file(name: string): string;
  /** Address of an entry script and of every script that it will import: to be fetched at once, not in turn. */
  script(entry: string): { readonly src: string; readonly imports: readonly string[] };
}

interface Chunk {
  readonly file: string;
  readonly name?: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
}

/** Where the build's files are served. */
const BASE = '/assets/site/';

/** @param folder dist/site @throws Error that says to build first, when the manifest is not there */
export function readSiteAssets(folder: string): SiteAssets {
  let manifest: Record<string, Chunk>;
  try {
    manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, Chunk>;
  } catch (error) {
    throw new Error(
      `The public pages are not built (${folder}/manifest.json cannot be read). Run: npm run build`,
      {
        cause: error,
      },
    );
  }
  return siteAssets(manifest);
}

export function siteAssets(manifest: Readonly<Record<string, Chunk>>): SiteAssets {
  const chunks = Object.entries(manifest);
  const address = (chunk: Chunk) => BASE + chunk.file;
  const find = (key: string) => {
    const found = chunks.find(([source]) => source.endsWith(key))?.[1];
    if (!found) throw new Error(`The build made no ${key}. Run: npm run build`);
    return found;
  };
  const importsOf = (chunk: Chunk, seen = new Set<string>()): Set<string> => {
    for (const key of chunk.imports ?? []) {
      const imported = manifest[key];
      if (!imported || seen.has(imported.file)) continue;
      seen.add(imported.file);
      importsOf(imported, seen);
    }
    return seen;
  };
  return {
    style: address(find('site/site.css')),
    styleOf: (name) => address(find(`site/${name}.css`)),
    file: (name) => address(find(name)),
    script(entry) {
      const chunk = find(`${entry}.entry.ts`);
      return { src: address(chunk), imports: [...importsOf(chunk)].map((file) => BASE + file) };
    },
  };
}
