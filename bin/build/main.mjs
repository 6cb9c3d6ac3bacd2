// Texts, then the two bundles, into dist/. Runs on Node 26, started by the launcher under its lock.

import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { build } from 'vite';
import { at } from '../launcher/project.mjs';
import { exists } from '../lib/files.mjs';
import { compileTexts } from '../texts/files.mjs';
import { publish } from './publish.mjs';
import { siteBundle, teamBundle } from './vite.mjs';

process.env.NODE_ENV = 'production';

async function main() {
  await compileTexts(at());
  const made = at('.cache', 'dist');
  await rm(made, { recursive: true, force: true });
  await mkdir(made, { recursive: true });
  await buildSite(await siteEntries(), join(made, 'site'));
  if (await exists(at('src', 'team', 'main.tsx'))) await build(teamBundle(join(made, 'team')));
  await publish(made);
  await replace(at('dist'), made);
}

/**
 * One bundle a page: bundled together, the request form would also carry what only *Follow my request* needs, for
 * whatever module they share is then kept whole. The manifests become one.
 */
async function buildSite(entries, outDir) {
  if (Object.keys(entries).length === 0) return;
  const manifest = {};
  for (const [name, file] of Object.entries(entries)) {
    await build(siteBundle(name, file, outDir));
    const own = join(outDir, `manifest-${name}.json`);
    Object.assign(manifest, JSON.parse(await readFile(own, 'utf8')));
    await rm(own);
  }
  await writeFile(join(outDir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** src/site/request-form.entry.ts → request-form; the one style sheet of the public pages → site. */
async function siteEntries() {
  const files = await readdir(at('src', 'site'), { recursive: true }).catch(() => []);
  const scripts = files.filter((file) => file.endsWith('.entry.ts'));
  const named = scripts.map((file) => [
    file.split(/[\\/]/).pop().replace('.entry.ts', ''),
    at('src', 'site', file),
  ]);
  const style = at('src', 'site', 'site.css');
  return Object.fromEntries([...named, ...((await exists(style)) ? [['site', style]] : [])]);
}

/** A server that runs meanwhile sees the old files or the new ones, never half of each. */
async function replace(target, made) {
  const old = at('.cache', 'dist-old');
  await rm(old, { recursive: true, force: true });
  if (await exists(target)) await rename(target, old);
  await rename(made, target);
  await rm(old, { recursive: true, force: true });
}

await main().catch((error) => {
  const message = process.stderr.isTTY ? error.message : stripVTControlCharacters(error.message);
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
});
