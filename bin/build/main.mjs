// Texts, then the bundles, into dist/: `pages` for browsers, `program` for Node. What is not asked for stays as it is.
// Runs on Node 26, started by the launcher under its lock: node bin/build/main.mjs [pages] [program]

import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { stripVTControlCharacters } from 'node:util';
import { build } from 'vite';
import { at } from '../launcher/project.mjs';
import { exists } from '../lib/files.mjs';
import { compileTexts } from '../texts/files.mjs';
import { guideWorkerBundle } from './guide-worker.mjs';
import { keepBefore, programBundle } from './program.mjs';
import { publish } from './publish.mjs';
import { serviceWorkerBundle } from './service-worker.mjs';
import { base, siteBundle, teamBundle } from './vite.mjs';

process.env.NODE_ENV = 'production';

const dist = at('dist');
const made = at('.cache', 'dist');
const before = at('.cache', 'dist-old');

async function main(wanted) {
  await compileTexts(at());
  // Imported only now: it reads texts. A mistake in content that people edit stops the build here.
  const { loadShipped } = await import('../../src/server/content/shipped.ts');
  const { writeBuilt } = await import('../../src/server/content/built.ts');
  const content = await loadShipped();
  await rm(made, { recursive: true, force: true });
  await mkdir(made, { recursive: true });
  await (wanted.includes('pages') ? buildPages() : keep(['site', 'team', 'manifest.sha256.json']));
  await (wanted.includes('program') ? buildProgram() : keep(['program']));
  // After the pages: what is published to be verified is what browsers are served, and this is not.
  await writeBuilt(content, join(made, 'content.json'));
  await replace();
}

async function buildPages() {
  await buildSite(await siteEntries(), join(made, 'site'));
  await build(await guideWorkerBundle(join(made, 'site')));
  if (await exists(at('src', 'team', 'main.tsx'))) await buildTeam(join(made, 'team'));
  await publish(made);
}

async function buildTeam(outDir) {
  await build(teamBundle(outDir));
  await build(await serviceWorkerBundle(outDir, base.team));
}

async function buildProgram() {
  const folder = join(made, 'program');
  await build(programBundle(folder, join(dist, 'program')));
  await keepBefore(folder, join(dist, 'program'));
}

async function keep(names) {
  for (const name of names)
    if (await exists(join(dist, name))) await cp(join(dist, name), join(made, name), { recursive: true });
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

/** src/site/request-form.entry.ts → request-form; src/site/site.css, of all pages, → site; a sheet of some pages → its name. */
async function siteEntries() {
  const files = await readdir(at('src', 'site'), { recursive: true }).catch(() => []);
  const scripts = files.filter((file) => file.endsWith('.entry.ts'));
  const named = scripts.map((file) => [
    file.split(/[\\/]/).pop().replace('.entry.ts', ''),
    at('src', 'site', file),
  ]);
  const styles = files.filter((file) => /^[a-z-]+\.css$/.test(file));
  const sheets = styles.map((file) => [`${file.replace('.css', '')}-style`, at('src', 'site', file)]);
  return Object.fromEntries([...named, ...sheets]);
}

/** A server that runs meanwhile sees the old files or the new ones, never half of each. */
async function replace() {
  await rm(before, { recursive: true, force: true });
  if (await exists(dist)) await rename(dist, before);
  await rename(made, dist);
  await rm(before, { recursive: true, force: true });
}

const asked = process.argv.slice(2);
await main(asked.length > 0 ? asked : ['pages', 'program']).catch((error) => {
  const message = process.stderr.isTTY ? error.message : stripVTControlCharacters(error.message);
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
});
