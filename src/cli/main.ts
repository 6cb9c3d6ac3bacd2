/** `passerelle COMMAND`. Loads only what the command needs, from a cache of compiled code after the first time. */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

enableCompileCache(join(import.meta.dirname, '../../.cache/compiled'));
const { runCommand } = await import('./commands.ts');
process.exitCode = await runCommand(process.argv.slice(2));
