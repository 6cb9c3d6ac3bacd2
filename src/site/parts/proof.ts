/** Asks for a challenge and solves it in a worker; only under load, never before (server/proof.ts). */
import { trustOnly } from './trusted-address.ts';
import { fetchProof } from './wire.ts';
import address from './proof.worker.ts?worker&url';

/** Longest that a slow phone may take. */
const PATIENCE_MS = 120_000;

/**
 * altcha's payload, or null when no challenge came or none could be solved in time.
 * @param of what it lets in
 */
export async function proveWork(of: 'request' | 'answer'): Promise<string | null> {
  const answer = await fetchProof(of);
  return answer.ok ? solve(answer.value) : null;
}

function solve(challenge: unknown): Promise<string | null> {
  const worker = new Worker(trusted(), { type: 'module' });
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

const trusted = trustOnly(address);
