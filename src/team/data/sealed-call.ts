/** Calling a route with something sealed: under the keys of now, and once more when they changed meanwhile. */
import type { Answer } from '#contract/client.ts';
import type { Input, Route } from '#contract/route.ts';
import type { Room } from './room.ts';

/** @param input seals; called again after the keys were fetched anew */
export async function callSealed<R extends Route>(
  { call, refreshKeys }: Pick<Room, 'call' | 'refreshKeys'>,
  route: R,
  input: () => Promise<Input<R>>,
): Promise<Answer<R>> {
  const answer = await call(route, await input());
  if (answer.ok || answer.code !== 'old_epoch' || !(await refreshKeys())) return answer;
  return call(route, await input());
}
