#!/usr/bin/env node
// One check, on the pinned Node: node bin/check.mjs types | lint | format | layers | unused [… arguments of the tool]
//   npm run lint -- --fix      npm run format -- --write

import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { LauncherError } from './launcher/messages.mjs';
import { prepare } from './launcher/prepare.mjs';
import { at } from './launcher/project.mjs';
import { checks, commandOf } from './lib/checks.mjs';

async function main([name, ...more]) {
  if (!checks[name])
    throw new LauncherError('failed', { reason: `unknown check ${name}: ${Object.keys(checks).join(', ')}` });
  const node = await prepare({ pages: false });
  process.chdir(at());
  const { compileTexts } = await import('./texts/files.mjs');
  await compileTexts(at());
  return spawnSync(node, commandOf(name, more), { stdio: 'inherit' }).status ?? 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof LauncherError ? error.message : error.stack}\n`);
  process.exitCode = 1;
}
