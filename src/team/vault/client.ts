/** Starts and ends the two workers. The page holds nothing but their message ports. */
import { SERVICE_WORKER_PATH } from '#contract/links.ts';
import opaqueAddress from './opaque.worker.ts?worker&url';
import type { OpaqueApi } from './opaque.worker.ts';
import { type Connection, connect, type Remote, VaultError } from './rpc.ts';
import vaultAddress from './vault.worker.ts?worker&url';
import type { VaultApi } from './vault.worker.ts';

export interface Keys {
  readonly vault: Remote<VaultApi>;
  readonly opaque: Remote<OpaqueApi>;
  /** A worker could not be fetched, or broke: whoever needs keys starts again. */
  readonly failed: () => boolean;
  /** Ends both workers: every key is gone, and calls under way fail as `locked`. */
  readonly end: () => void;
}

/** Two workers, introduced to each other by a channel of their own. */
export function startKeys(): Keys {
  const both: Started<unknown>[] = [];
  let failed = false;
  const endAll = (code?: string) => {
    for (const { worker, connection } of both) {
      worker.terminate();
      connection.end(code);
    }
  };
  // A worker that cannot be fetched answers nothing for ever: calls must fail instead of waiting.
  const fail = (code: string) => {
    failed = true;
    endAll(code);
  };
  const vault = start<VaultApi>(vaultAddress, 'vault', fail);
  const opaque = start<OpaqueApi>(opaqueAddress, 'opaque', fail);
  both.push(vault, opaque);
  const { port1, port2 } = new MessageChannel();
  Promise.all([vault.connection.remote.listen(port1), opaque.connection.remote.connect(port2)]).catch(
    unlessEnded,
  );
  return {
    vault: vault.connection.remote,
    opaque: opaque.connection.remote,
    failed: () => failed,
    end: () => endAll(),
  };
}

interface Started<M> {
  readonly worker: Worker;
  readonly connection: Connection<M>;
}

function start<M>(address: string, name: string, onFailure: (code: string) => void): Started<M> {
  const worker = new Worker(trustedAddress(address), { type: 'module', name });
  // A script that did not arrive tells no message; one that broke does.
  worker.addEventListener('error', (event) =>
    onFailure(event instanceof ErrorEvent && event.message ? 'unexpected' : 'unreachable'),
  );
  return { worker, connection: connect<M>(worker) };
}

/** What ends the workers while they are introduced to each other is told to whoever calls them. */
function unlessEnded(error: unknown): void {
  if (!(error instanceof VaultError)) throw error;
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string };
}

const ours = [opaqueAddress, vaultAddress, SERVICE_WORKER_PATH];
const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('passerelle', {
  createScriptURL(address) {
    if (!ours.includes(address)) throw new TypeError('Not a worker of ours.');
    return address;
  },
});

/** Under Trusted Types a worker's address must come from the one policy that the server names. */
export function trustedAddress(address: string): string {
  return policy ? policy.createScriptURL(address) : address;
}
