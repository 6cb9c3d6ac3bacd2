/** Lists under keys. */

/** The list that is not there: one for all, since it is asked for at each word of a text. */
export const NOTHING: readonly never[] = [];

/** Adds to the list under a key, which may not be there yet; what was added last is not added again. */
export function addTo<T>(map: Map<string, T[]>, key: string, one: T): void {
  const there = map.get(key);
  if (there === undefined) map.set(key, [one]);
  else if (there.at(-1) !== one) there.push(one);
}
