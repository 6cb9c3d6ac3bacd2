/** What is planned for a request: fetched once something was decided that leads to a meeting. */
import { useEffect, useState } from 'react';
import type { OpenRequest } from '#team/data/model.ts';
import type { PlansOfRequest } from '#team/meeting/plans-of-request.tsx';
import { latestNote } from './thread.ts';

let fetched: typeof PlansOfRequest | null = null;

export function LaterPlans({ request, closing = false }: { request: OpenRequest; closing?: boolean }) {
  const decisions = latestNote(request.timeline, 'decision')?.content.decisions ?? [];
  const wanted = decisions.some((one) => one === 'meeting' || one === 'coaching' || one === 'session');
  const [here, setHere] = useState(fetched !== null);
  useEffect(() => {
    if (!wanted || here) return;
    import('#team/meeting/plans-of-request.tsx').then(
      (part) => {
        fetched = part.PlansOfRequest;
        setHere(true);
      },
      // No network: the request itself is all here, and the next visit tries again.
      () => {},
    );
  }, [wanted, here]);
  const Plans = fetched;
  return wanted && Plans ? <Plans file={request.row.file} decisions={decisions} closing={closing} /> : null;
}
