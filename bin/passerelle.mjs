#!/usr/bin/env node
// The launcher: any Node from 20 on, no dependency. Installs what the lockfile pins, builds once, then runs
// src/cli/main.ts on Node 26. What is ready is not done again.
//   node bin/passerelle.mjs start | demo | backup | restore | open | verify | doctor | move | bench | build

import process from 'node:process';

async function main(args) {
  const { LauncherError, say } = await import('./launcher/messages.mjs');
  try {
    const { runningMajor } = await import('./launcher/project.mjs');
    if (runningMajor < 20) throw new LauncherError('oldNode', { found: process.versions.node });
    const { prepare } = await import('./launcher/prepare.mjs');
    const node = await prepare();
    if (args[0] === 'build') return 0;
    const { run } = await import('./launcher/run.mjs');
    const { programArguments, programEnvironment } = await import('./lib/program.mjs');
    return await run(node, programArguments(args), programEnvironment());
  } catch (error) {
    if (error instanceof LauncherError) process.stderr.write(`${error.message}\n`);
    else if (error.code === 'ENOSPC') process.stderr.write(`${say('diskFull', { folder: process.cwd() })}\n`);
    else if (['EACCES', 'EROFS', 'EPERM'].includes(error.code)) {
      process.stderr.write(`${say('noRight', { folder: error.path ?? process.cwd() })}\n`);
    } else process.stderr.write(`${say('failed', { reason: error.stack })}\n`);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
