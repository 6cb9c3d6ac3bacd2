/**
 * Proof of work, asked for only under load: when many new requests arrive, from wherever, each further one costs its
 * sender's device a short calculation. Nobody is refused and nobody is counted by address: a police station or a
 * training room stands behind one (globaleaks#4403). A stranger who floods the queue pays for each request.
 */
import { CappedMap, createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Challenge, Solution } from 'altcha-lib/types';

const WINDOW_MS = 10 * 60_000;
const CHALLENGE_LIFE_MS = 10 * 60_000;
/** PBKDF2 iterations of one try; 256 tries on average, so about a second on a phone, a third of a millisecond to check. */
const COST = 1000;

export interface ProofGate {
  /** A new request was accepted. */
  arrived(): void;
  /** Whether the next new request must bring a proof. */
  needed(): boolean;
  challenge(): Promise<Challenge>;
  /** Whether the proof (altcha's base64 payload) solves a challenge of ours that is still alive and was never used. */
  accept(proof: string): Promise<boolean>;
}

export interface ProofOptions {
  /** Arrivals in ten minutes above which a proof is needed. */
  readonly above: number;
  readonly key: Uint8Array;
  readonly now: () => number;
  /** The server itself is short of breath. */
  readonly underPressure?: () => boolean;
}

export function newProofGate({ above, key, now, underPressure = () => false }: ProofOptions): ProofGate {
  const secret = Buffer.from(key).toString('base64url');
  const arrivals: number[] = [];
  const used = new CappedMap<string, true>({ maxSize: 100_000 });

  const recent = (): number => {
    const since = now() - WINDOW_MS;
    while (arrivals.length > 0 && (arrivals[0] as number) <= since) arrivals.shift();
    return arrivals.length;
  };

  return {
    arrived() {
      recent();
      // Counting further than this changes no answer, and keeps the list short.
      if (arrivals.length <= above * 8) arrivals.push(now());
    },
    // A server out of breath asks sooner, but never of the odd request of a quiet day.
    needed: () => recent() >= above || (recent() >= above / 2 && underPressure()),
    challenge: () =>
      createChallenge({
        algorithm: 'PBKDF2/SHA-256',
        deriveKey,
        cost: COST,
        // Sixteen times the work when the flood is eight times the threshold.
        keyPrefix: recent() > above * 8 ? '000' : '00',
        expiresAt: new Date(now() + CHALLENGE_LIFE_MS),
        hmacSignatureSecret: secret,
      }),
    async accept(proof) {
      const payload = readPayload(proof);
      if (payload === null) return false;
      const { nonce, expiresAt } = payload.challenge.parameters;
      if (typeof expiresAt !== 'number' || expiresAt * 1000 <= now()) return false;
      const checked = await verifySolution({ ...payload, deriveKey, hmacSignatureSecret: secret }).catch(
        () => null,
      );
      return checked?.verified === true && used.setIfAbsent(nonce, true);
    },
  };
}

function readPayload(proof: string): { challenge: Challenge; solution: Solution } | null {
  try {
    const payload = JSON.parse(Buffer.from(proof, 'base64').toString('utf8')) as {
      challenge?: Challenge;
      solution?: Solution;
    };
    const { challenge, solution } = payload;
    // Signed by us, so only its presence needs checking; the cost must be ours or checking would cost what the sender likes.
    if (
      challenge?.parameters === undefined ||
      typeof challenge.signature !== 'string' ||
      solution === undefined
    )
      return null;
    return challenge.parameters.cost === COST ? { challenge, solution } : null;
  } catch {
    return null;
  }
}
