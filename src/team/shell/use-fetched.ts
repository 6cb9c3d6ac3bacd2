/** Something that a screen fetches when it opens, and again when asked. */
import { useEffect, useState } from 'react';

export interface Fetched<T> {
  /** What came last; null until something did. */
  readonly value: T | null;
  /** The last time it could not be fetched. */
  readonly failed: boolean;
  readonly again: () => void;
}

/** @param fetchIt null when it cannot be; the same function until something else is to be fetched */
export function useFetched<T>(fetchIt: () => Promise<T | null>): Fetched<T> {
  const [value, setValue] = useState<T | null>(null);
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let shown = true;
    const come = (found: T | null) => {
      if (!shown) return;
      setFailed(found === null);
      if (found !== null) setValue(found);
    };
    // The program itself could not be fetched: no network.
    fetchIt().then(come, () => come(null));
    return () => {
      shown = false;
    };
  }, [fetchIt, tries]);
  return { value, failed, again: () => setTries((n) => n + 1) };
}
