/** What the bench started and must not leave behind, whatever happens. */
import type { ChildProcess } from 'node:child_process';

const running = new Set<ChildProcess>();

/** Ends `child` with the bench, if it has not ended before. */
export function keep<T extends ChildProcess>(child: T): T {
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
