/** The app as it would be built tomorrow: the same, every file under another name, so that a browser takes it for a new version. */
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @param from a build @param to a folder that is not there yet @returns the name of the new document's script */
export function makeNextVersion(from: string, to: string): string {
  cpSync(from, to, { recursive: true });
  const team = join(to, 'team');
  // What is compressed is of today.
  for (const name of readdirSync(team)) if (/\.(?:br|gz)$/.test(name)) rmSync(join(team, name));
  const files = readdirSync(team);
  const renamed = files.flatMap((name): [string, string][] => {
    const found = /^(.+-)[\w-]{8}(\.(?:js|css))$/.exec(name);
    return found ? [[name, `${found[1]}${nextHash(name, found[2] ?? '')}`]] : [];
  });
  for (const name of files.filter((one) => /\.(?:js|html|css)$/.test(one))) {
    const path = join(team, name);
    let text = readFileSync(path, 'utf8');
    for (const [old, next] of renamed) text = text.replaceAll(old, next);
    // The worker's own name for its version.
    if (name === 'service-worker.js') text = text.replace(/[0-9a-f]{12}(?=`)/, 'aaaaaaaaaaaa');
    writeFileSync(path, text);
  }
  for (const [old, next] of renamed) renameSync(join(team, old), join(team, next));
  const script = /\/assets\/team\/(index-[\w-]{8}\.js)/.exec(
    readFileSync(join(team, 'index.html'), 'utf8'),
  )?.[1];
  if (script === undefined) throw new Error('The document names no script.');
  return script;
}

/** Eight letters that no other file of that name has. */
const nextHash = (name: string, end: string): string =>
  `${name.slice(-end.length - 8, -end.length).slice(0, 6)}_9${end}`;
