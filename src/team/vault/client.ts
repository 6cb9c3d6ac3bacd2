/** Starts and ends the two workers. The page holds nothing but their message ports. */
import opaqueAddress from './opaque.worker.ts?worker&url';
import type { OpaqueApi } from './opaque.worker.ts';
import { type Connection, connect, type Remote } from './rpc.ts';
import vaultAddress from './vault.worker.ts?worker&url';
import type { VaultApi } from './vault.worker.ts';

export interface Keys {
  readonly vault: Remote<VaultApi>;
  readonly opaque: Remote<OpaqueApi>;
  /** Ends both workers: every key is gone, and calls under way fail as `locked`. */
  readonly end: () => void;
}

/** Two workers, introduced to each other by a channel of their own. */
export function startKeys(): Keys {
  const vault = start<VaultApi>(vaultAddress, 'vault');
  const opaque = start<OpaqueApi>(opaqueAddress, 'opaque');
  const { port1, port2 } = new MessageChannel();
  void vault.connection.remote.listen(port1);
  void opaque.connection.remote.connect(port2);
  return {
    vault: vault.connection.remote,
    opaque: opaque.connection.remote,
    end() {
      for (const { worker, connection } of [vault, opaque]) {
        worker.terminate();
        connection.end();
      }
    },
  };
}

function start<M>(address: string, name: string): { worker: Worker; connection: Connection<M> } {
  const worker = new Worker(trustedAddress(address), { type: 'module', name });
  return { worker, connection: connect<M>(worker) };
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string };
}

const ours = [opaqueAddress, vaultAddress];
const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('passerelle', {
  createScriptURL(address) {
    if (!ours.includes(address)) throw new TypeError('Not a worker of ours.');
    return address;
  },
});

/** Under Trusted Types a worker's address must come from the one policy that the server names. */
function trustedAddress(address: string): string {
  return policy ? policy.createScriptURL(address) : address;
}
