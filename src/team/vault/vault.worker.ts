/** The vault's worker: the two halves of the vault, each method a message. */
import type { Ceremonies } from './ceremonies.ts';
import { browserPins } from './pins.ts';
import { serve } from './rpc.ts';
import { Vault } from './vault.ts';

/** The public methods of a class, as functions. */
type Methods<T> = { [K in keyof T as T[K] extends (...args: never[]) => unknown ? K : never]: T[K] };
/** Everything the page may ask. */
export type VaultApi = Methods<Vault> & Methods<Ceremonies>;

const vault = new Vault(browserPins);
type Method = (...args: never[]) => unknown;

const methodsOf = (target: object): Record<string, Method> =>
  Object.fromEntries(
    Object.entries(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(target) as object)).flatMap(
      ([name, descriptor]): [string, Method][] => {
        const value: unknown = descriptor.value;
        if (name === 'constructor' || typeof value !== 'function') return [];
        return [[name, (...args) => (value as Method).apply(target, args)]];
      },
    ),
  );

serve(self as unknown as Parameters<typeof serve>[0], {
  ...methodsOf(vault),
  ...methodsOf(vault.ceremonies),
});
