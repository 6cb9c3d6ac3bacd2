/** `passerelle bench`: the figures of docs/performance.md, measured on this machine. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Call } from './call.ts';

export function bench({ positionals, env }: Call): Promise<number> {
  const root = join(import.meta.dirname, '../..');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'bench/main.ts'), ...positionals], {
      cwd: root,
      env,
      stdio: 'inherit',
    });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
