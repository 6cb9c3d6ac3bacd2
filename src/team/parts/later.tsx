/** A part of a screen that is fetched when it is first shown. Nothing stands in its place when it cannot be: the rest works without it. */
import { type ComponentType, type FunctionComponent, useEffect, useState } from 'react';

export function later<P extends object>(fetch: () => Promise<ComponentType<P>>): FunctionComponent<P> {
  let fetched: ComponentType<P> | null = null;
  return function Later(props) {
    const [Part, setPart] = useState<ComponentType<P> | null>(() => fetched);
    useEffect(() => {
      let shown = true;
      if (Part === null)
        fetch().then(
          (part) => {
            fetched = part;
            if (shown) setPart(() => part);
          },
          // Without a network; the next time that it is shown, it is fetched again.
          () => undefined,
        );
      return () => {
        shown = false;
      };
    }, [Part]);
    return Part === null ? null : <Part {...props} />;
  };
}
