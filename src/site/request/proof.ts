/** Asks for a challenge and solves it in a worker; only under load, never before (server/proof.ts). */
import { fetchProof } from '../parts/wire.ts';
import address from './proof.worker.ts?worker&url';

/** Longest that a slow phone may take. */
const PATIENCE_MS = 120_000;

/** altcha's payload, or null when no challenge came or none could be solved in time. */
export async function proveWork(): Promise<string | null> {
  const answer = await fetchProof();
  return answer.ok ? solve(answer.value) : null;
}

function solve(challenge: unknown): Promise<string | null> {
  const worker = new Worker(trusted(address), { type: 'module' });
  return new Promise<string | null>((resolve) => {
    const timer = setTimeout(() => resolve(null), PATIENCE_MS);
    worker.onmessage = ({ data }) => {
      clearTimeout(timer);
      resolve(typeof data === 'string' ? data : null);
    };
    worker.onerror = () => resolve(null);
    worker.postMessage(challenge);
  }).finally(() => worker.terminate());
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string };
}

/** The one policy that the server allows (server/headers.ts), for the one worker of this page. */
const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('passerelle', {
  createScriptURL(asked) {
    if (asked !== address) throw new TypeError('Not a worker of ours.');
    return asked;
  },
});

const trusted = (asked: string) => policy?.createScriptURL(asked) ?? asked;
