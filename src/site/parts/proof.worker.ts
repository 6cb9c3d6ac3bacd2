/** Solves a proof of work off the page, so that the form stays alive. See server/proof.ts. */
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import type { Challenge } from 'altcha-lib/types';

const scope = globalThis as unknown as {
  onmessage: (event: MessageEvent<Challenge>) => void;
  postMessage(payload: string | null): void;
};

scope.onmessage = ({ data: challenge }) => {
  const answer = (solution: unknown) =>
    scope.postMessage(solution ? btoa(JSON.stringify({ challenge, solution })) : null);
  solveChallenge({ challenge, deriveKey }).then(answer, () => answer(null));
};
