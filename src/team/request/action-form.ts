/** A form about a request that ends in one action: what is typed is a draft until the action succeeded. */
import type { ActionResult } from '#team/data/model.ts';
import { useAct } from '#team/shell/act.ts';
import { type Fields, useDraft } from '#team/shell/draft.ts';

export function useActionForm<F extends Fields>(place: { screen: string; file: string }, empty: F) {
  const { act, busy, failure, fail } = useAct();
  const { fields, set, saving, drop } = useDraft<F>(place, empty);
  return {
    fields,
    set,
    /** Says what is missing, before anything is sent. */
    fail,
    /** Carries out the action; the draft goes when it succeeded. @param done what is said then @returns whether it did */
    send: async (action: () => Promise<ActionResult>, done: string): Promise<boolean> => {
      const succeeded = await act(action, done, place.file);
      if (succeeded) drop();
      return succeeded;
    },
    busy,
    failure,
    /** What the frame of a form shows; see `Form`. */
    frame: { busy, failure, saving, onDiscard: drop },
  };
}
