/**
 * Keeps the keyboard where one works while lines move under it: what one pressed goes with its line when the line is
 * drawn anew elsewhere, and to the heading when the line is settled.
 */
import { type FocusEvent, type RefObject, useEffect, useRef } from 'react';
import { isFocusLost } from '#team/parts/take-lost-focus.ts';

export interface FocusKept {
  /** For the element around the lines; each line carries `data-line`. */
  readonly around: {
    readonly ref: RefObject<HTMLDivElement | null>;
    readonly onFocus: (event: FocusEvent) => void;
    readonly onBlur: () => void;
  };
  /** What the keyboard comes back to once a dialog about that line has closed. */
  readonly comeBackTo: (line: string) => void;
}

export function useFocusKept(): FocusKept {
  const ref = useRef<HTMLDivElement>(null);
  /** The line that has the focus; what React itself takes away tells nobody that it lost it. */
  const line = useRef<string | null>(null);
  useEffect(() => {
    if (line.current === null || !isFocusLost()) return;
    const same = ref.current?.querySelector<HTMLElement>(
      `[data-line="${CSS.escape(line.current)}"] :is(a, button)`,
    );
    (same ?? ref.current?.querySelector<HTMLElement>('h2[tabindex]'))?.focus({ preventScroll: true });
  });
  return {
    around: {
      ref,
      onFocus: ({ target }) => {
        line.current = target.closest<HTMLElement>('[data-line]')?.dataset['line'] ?? null;
      },
      onBlur: () => {
        line.current = null;
      },
    },
    comeBackTo: (next) => {
      line.current = next;
    },
  };
}
