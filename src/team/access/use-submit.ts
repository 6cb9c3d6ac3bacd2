/** One submission at a time: busy while it runs, and what went wrong in words. What was typed is never touched. */
import { useCallback, useRef, useState } from 'react';
import { announce } from '#team/parts/announcer.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { type AccessResult, failureCode } from './app.ts';
import { accessFailureText } from './failure.ts';

export interface Submit {
  readonly busy: boolean;
  readonly failure: string | null;
  readonly setFailure: (text: string | null) => void;
  /** @returns whether it succeeded */
  readonly submit: (work: () => Promise<AccessResult>) => Promise<boolean>;
}

export function useSubmit(): Submit {
  const locale = useLocale();
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const submit = useCallback<Submit['submit']>(
    async (work) => {
      if (running.current) return false;
      running.current = true;
      setBusy(true);
      setFailure(null);
      try {
        const result = await work().catch(asRefusal);
        if (result.ok) return true;
        const text = accessFailureText(result.code, locale);
        setFailure(text);
        announce(text);
        return false;
      } finally {
        running.current = false;
        setBusy(false);
      }
    },
    [locale],
  );
  return { busy, failure, setFailure, submit };
}

/** The vault's refusals are said by their own words; anything else is said, and reported besides. */
function asRefusal(error: unknown): AccessResult {
  try {
    return { ok: false, code: failureCode(error) };
  } catch (defect) {
    reportError(defect);
    return { ok: false, code: 'unexpected' };
  }
}
