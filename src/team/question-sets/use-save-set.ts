/** Saving an edited set as one new version: what is to be saved, and what is wrong with it, by the id of the item. */
import type { QuestionSet } from '#programme/questionnaire.ts';
import { withIds } from '#programme/questionnaire-draft.ts';
import { editSet, type Mend } from '#programme/questionnaire-edit.ts';
import { useActions } from '#team/data/use-team.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useAct } from '#team/shell/act.ts';
import * as m from '#texts/messages.ts';
import type { SetEdit } from './use-set-edit.ts';

export function useSaveSet(base: QuestionSet, edit: SetEdit, onSaved: () => void, onStale: () => void) {
  const locale = useLocale();
  const actions = useActions();
  const { act, busy, failure, clearFailure } = useAct();
  const { id: _id, version: _version, ...words } = base;
  const items = withIds(base, edit.items);
  const edited = editSet(base, { ...words, ...edit.common, items });
  const mistakes = new Map<string | null, Mend[]>();
  if (!edited.ok)
    for (const { item, mend = 'other' } of edited.mistakes) {
      const at = items.findIndex(({ id }) => id === item);
      const id = edit.items[at]?.id ?? null;
      const known = mistakes.get(id) ?? [];
      if (!known.includes(mend)) mistakes.set(id, [...known, mend]);
    }
  const save = async (): Promise<void> => {
    if (!edited.ok) return;
    const { set } = edited;
    const refused = { stale: false };
    const saved = await act(
      async () => {
        const desk = await actions.roundsDesk().catch(() => null);
        if (desk === null) return { ok: false, code: 'unreachable' };
        const result = await desk.saveSet(base.id === set.id ? base.version : 0, set);
        refused.stale = !result.ok && result.code === 'stale';
        return result.ok ? { ok: true, undo: null, undoUntil: null } : result;
      },
      m.team_questions_saved(locale, { version: String(set.version) }),
    );
    if (refused.stale) {
      clearFailure();
      onStale();
    }
    if (!saved) return;
    edit.end();
    onSaved();
  };
  return { save, edited, mistakes, busy, failure };
}
