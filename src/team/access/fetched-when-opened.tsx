/** A screen whose code is fetched when it is first opened. */
import type { RouteComponent } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense, useState } from 'react';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';

/** @param fetchScreen gives the screen; when it fails, the router's own failure screen is shown, and trying again fetches again */
export function fetchedWhenOpened(fetchScreen: () => Promise<ComponentType>): RouteComponent {
  let fetched: ComponentType | null = null;
  const fetchOnce = async () => {
    fetched ??= await fetchScreen();
    return { default: fetched };
  };
  return function Fetched() {
    const locale = useLocale();
    // A new one at each opening: React keeps a failed one failed for ever.
    const [Screen] = useState<ComponentType>(() => fetched ?? lazy(fetchOnce));
    return (
      <Suspense fallback={<p role="status">{m.team_access_one_moment(locale)}</p>}>
        <Screen />
      </Suspense>
    );
  };
}
