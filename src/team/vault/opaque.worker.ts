/**
 * OPAQUE in a worker of its own: the only response that may compile WebAssembly. The passphrase comes in, protocol
 * messages go out to the page, and the export key goes to the vault by a port that the page does not read.
 */
import { finishLogin, finishRegistration, startLogin, startRegistration } from '#sealing/opaque-client.ts';
import { serve, VaultError } from './rpc.ts';

let vault: MessagePort | null = null;
let under: { passphrase: string; state: string } | null = null;

/** Hands the export key over, and waits until the vault has it. */
function handOver(exportKey: string): Promise<void> {
  const port = vault;
  if (!port) throw new VaultError('locked');
  return new Promise((resolve) => {
    port.onmessage = () => resolve();
    port.postMessage({ exportKey });
  });
}

function take(): { passphrase: string; state: string } {
  const taken = under;
  under = null;
  if (!taken) throw new VaultError('unexpected');
  return taken;
}

const methods = {
  connect(port: MessagePort): void {
    vault = port;
  },

  async startLogin(passphrase: string): Promise<string> {
    const { state, request } = await startLogin(passphrase);
    under = { passphrase, state };
    return request;
  },

  /** Null when the passphrase or the name is wrong. */
  async finishLogin(response: string): Promise<string | null> {
    const result = await finishLogin({ ...take(), response });
    if (!result) return null;
    await handOver(result.exportKey);
    return result.finish;
  },

  async startRegistration(passphrase: string): Promise<string> {
    const { state, request } = await startRegistration(passphrase);
    under = { passphrase, state };
    return request;
  },

  async finishRegistration(response: string): Promise<string> {
    const { record, exportKey } = await finishRegistration({ ...take(), response });
    await handOver(exportKey);
    return record;
  },
};

export type OpaqueApi = typeof methods;
serve(self as unknown as Parameters<typeof serve>[0], methods);
