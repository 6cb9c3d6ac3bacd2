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
const methodsOf = (target: object): Record<string, (...args: unknown[]) => unknown> =>
  Object.fromEntries(
    Object.getOwnPropertyNames(Object.getPrototypeOf(target)).flatMap((name) => {
      const value = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(target), name)?.value;
      return name !== 'constructor' && typeof value === 'function' ? [[name, value.bind(target)]] : [];
    }),
  );

serve(self as unknown as Parameters<typeof serve>[0], { ...methodsOf(vault), ...methodsOf(vault.ceremonies) });
