/** A part of a screen that is fetched when it is first shown. Nothing stands in its place when it cannot be: the rest works without it. */
import { type ComponentType, type FunctionComponent, useEffect, useState } from 'react';

/** @param restMs how long it waits before it is fetched, so that what comes first has the line to itself */
export function later<P extends object>(
  fetch: () => Promise<ComponentType<P>>,
  restMs = 0,
): FunctionComponent<P> {
  let fetched: ComponentType<P> | null = null;
  return function Later(props) {
    const [Part, setPart] = useState<ComponentType<P> | null>(() => fetched);
    useEffect(() => {
      if (Part !== null) return;
      let shown = true;
      const get = () =>
        void fetch().then(
          (part) => {
            fetched = part;
            if (shown) setPart(() => part);
          },
          // Without a network; the next time that it is shown, it is fetched again.
          () => undefined,
        );
      const timer = restMs > 0 ? setTimeout(get, restMs) : null;
      if (timer === null) get();
      return () => {
        shown = false;
        if (timer !== null) clearTimeout(timer);
      };
    }, [Part]);
    return Part === null ? null : <Part {...props} />;
  };
}
