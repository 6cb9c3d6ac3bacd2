/** The steps of one journey, each reported by its name. After one failed, those that stand on it are skipped. */
import type { TestContext } from 'node:test';

export type Step = (name: string, work: () => Promise<void>) => Promise<void>;

export function stepsOf(t: TestContext): Step {
  let broken = false;
  return (name, work) =>
    t.test(name, { skip: broken && 'a step before it failed' }, async () => {
      try {
        await work();
      } catch (error) {
        broken = true;
        throw error;
      }
    });
}
