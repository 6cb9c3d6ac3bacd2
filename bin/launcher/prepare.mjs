// Everything between a fresh clone and a program that can run. Safe when several launchers start at once.

import { withLock } from '../lib/lock.mjs';
import { build, isBuilt } from './build.mjs';
import { install, isInstalled } from './install.mjs';
import { tell } from './messages.mjs';
import { at } from './project.mjs';
import { checkStarts, findNode, provideNode } from './runtime.mjs';

/**
 * @param {{ pages?: boolean }} [options] `pages: false` installs only
 * @returns {Promise<string>} path of Node 26
 * @throws {import('./messages.mjs').LauncherError}
 */
export async function prepare({ pages = true } = {}) {
  const node = await ready(pages);
  if (node) return node;
  return withLock(at('.cache', 'launcher.lock'), () => prepareAlone(pages), {
    onWait: () => tell('waiting'),
  });
}

/** The usual start looks only: no lock, no process, no network. */
async function ready(pages) {
  if (!(await isInstalled())) return undefined;
  const node = await findNode();
  return node && (!pages || (await isBuilt())) ? node : undefined;
}

async function prepareAlone(pages) {
  if (!(await isInstalled())) await install();
  const node = await provideNode();
  if (!pages || (await isBuilt())) return node;
  await checkStarts(node);
  await build(node);
  return node;
}
