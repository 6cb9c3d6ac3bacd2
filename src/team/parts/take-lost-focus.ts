/** Takes the focus that went with what one pressed: a card put in the place of another keeps the keyboard there. */
import { type RefObject, useEffect, useRef } from 'react';

/** Whether what had the focus is gone from the page. */
export const isFocusLost = (): boolean =>
  document.activeElement === null || document.activeElement === document.body;

/** Give the ref to an element with `tabIndex={-1}`: it takes the focus when it appears and nothing else has it. */
export function useTakeLostFocus<E extends HTMLElement>(): RefObject<E | null> {
  const ref = useRef<E>(null);
  useEffect(() => {
    if (isFocusLost()) ref.current?.focus({ preventScroll: true });
  }, []);
  return ref;
}
