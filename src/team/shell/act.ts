/**
 * Carrying out an action from a screen: one at a time, what was done is said with its undo, what failed is said where
 * it happened. The texts typed are never touched here: they stay until the action succeeded.
 */
import { useCallback, useRef, useState } from 'react';
import { ERRORS } from '#contract/errors.ts';
import type { ActionResult, Colleague } from '#team/data/model.ts';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { showToast } from '#team/parts/toast.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import { nameOf } from './names.ts';

export type Failed = Extract<ActionResult, { ok: false }>;

/** What happened, what was kept and what to do. */
export function failureText(
  failed: Failed,
  locale: Locale,
  colleagues: ReadonlyMap<string, Colleague>,
): string {
  if (failed.code === 'unreachable') return m.team_unreachable(locale);
  if (failed.code === 'locked') return m.team_locked_meanwhile(locale);
  if (failed.code === 'already_claimed' && failed.owner)
    return m.team_owner_has_it(locale, { name: nameOf(failed.owner, colleagues, locale) });
  return ERRORS[failed.code][locale];
}

export interface Act {
  /**
   * @param action begins the action; not called while another one runs
   * @param done what is said when it succeeded; null says nothing
   * @param file whose undo it is, when it can be undone
   * @returns whether it succeeded (waiting for the network counts as success: nothing is lost)
   */
  readonly act: (action: () => Promise<ActionResult>, done: string | null, file?: string) => Promise<boolean>;
  readonly busy: boolean;
  readonly failure: string | null;
  readonly clearFailure: () => void;
  readonly fail: (text: string) => void;
}

export function useAct(): Act {
  const locale = useLocale();
  const actions = useActions();
  const colleagues = useTeam((state) => state.colleagues);
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const act = useCallback<Act['act']>(
    async (action, done, file) => {
      if (running.current) return false;
      running.current = true;
      setBusy(true);
      setFailure(null);
      try {
        const result = await action();
        if (!result.ok) {
          setFailure(failureText(result, locale, colleagues));
          return false;
        }
        const about = file === undefined ? {} : { about: file };
        if ('queued' in result) showToast({ text: m.team_queued(locale), undo: null, ...about });
        else if (done !== null) showToast({ text: done, undo: undoOf(result), ...about });
        return true;
      } finally {
        running.current = false;
        setBusy(false);
      }

      function undoOf(result: Extract<ActionResult, { ok: true }>) {
        const { undo, undoUntil } = result;
        if (undo === null || undoUntil === null || file === undefined) return null;
        return {
          until: undoUntil,
          run: async () => {
            const undone = await actions.undo(file, undo);
            showToast({
              text: undone.ok ? m.team_undone(locale) : failureText(undone, locale, colleagues),
              undo: null,
              ...(undone.ok ? { about: file } : {}),
            });
            return undone.ok;
          },
        };
      }
    },
    [actions, colleagues, locale],
  );

  return { act, busy, failure, clearFailure: useCallback(() => setFailure(null), []), fail: setFailure };
}
