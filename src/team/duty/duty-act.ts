/**
 * Acting on the duty. What somebody changed meanwhile takes the question from the screen, and a refusal said beside it
 * would go with it: that is told as a notice.
 */
import { useCallback } from 'react';
import type { ActionResult } from '#team/data/model.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { showToast } from '#team/parts/toast.ts';
import { type Act, useAct } from '#team/shell/act.ts';
import * as m from '#texts/messages.ts';

export function useDutyAct(): Act {
  const locale = useLocale();
  const base = useAct();
  const { act: perform, clearFailure } = base;
  const act = useCallback<Act['act']>(
    async (action, done, file) => {
      const refused: { code: string | null } = { code: null };
      const watched = async (): Promise<ActionResult> => {
        const result = await action();
        refused.code = result.ok ? null : result.code;
        return result;
      };
      const ok = await perform(watched, done, file);
      if (refused.code === 'refused_step' || refused.code === 'unknown_or_hidden') {
        clearFailure();
        showToast({ text: m.team_oncall_changed_meanwhile(locale), undo: null });
      }
      return ok;
    },
    [perform, clearFailure, locale],
  );
  return { ...base, act };
}
