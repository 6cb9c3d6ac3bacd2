/**
 * The fields of a form, kept sealed while they are typed and found again exactly after a lock, a reload or a lost
 * network. A form asks for its draft by its screen and file; a call being taken down, by the draft's own record.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { newId } from '#programme/new-id.ts';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import type { Saving } from '#team/parts/saved.tsx';

export type Fields = Record<string, unknown>;

export interface DraftPlace {
  readonly screen: string;
  readonly file: string | null;
  /** Which draft, when there may be several of one screen; null begins a new one. */
  readonly record?: string | null;
}

export interface DraftForm<F extends Fields> {
  readonly fields: F;
  readonly set: (patch: Partial<F>) => void;
  readonly saving: Saving;
  /** The fields came from a draft. */
  readonly restored: boolean;
  readonly record: string;
  /** After sending, or when the text is no longer wanted: the draft goes and the fields are empty again. */
  readonly drop: () => void;
  /** The server deleted the draft with what it became: only the fields are emptied. */
  readonly forget: () => void;
}

export function useDraft<F extends Fields>(place: DraftPlace, empty: F): DraftForm<F> {
  const actions = useActions();
  const drafts = useTeam((state) => state.drafts);
  const [kept] = useState(() =>
    place.record === undefined
      ? drafts
          .filter(({ draft }) => draft.screen === place.screen && draft.file === place.file)
          .sort((a, b) => b.savedAt - a.savedAt)[0]
      : drafts.find(({ record }) => record === place.record),
  );
  const blank = useRef(empty);
  const [record, setRecord] = useState(() => kept?.record ?? place.record ?? newId());
  const [fields, setFields] = useState<F>(() => (kept ? restoredFields(empty, kept.draft.fields) : empty));
  const latest = useRef(fields);
  /** Device clock, as the savedAt of a draft is. */
  const [changedAt, setChangedAt] = useState<number | null>(null);
  const { screen, file } = place;

  const set = useCallback(
    (patch: Partial<F>) => {
      const next = { ...latest.current, ...patch };
      latest.current = next;
      setFields(next);
      void actions.saveDraft(record, { kind: 'draft', screen, file, fields: next });
      // One more than now: a first save is stamped now, before it is sealed.
      setChangedAt(Date.now() + 1);
    },
    [actions, record, screen, file],
  );

  const forget = useCallback(() => {
    latest.current = blank.current;
    setFields(blank.current);
    setChangedAt(null);
    setRecord(newId());
  }, []);
  const drop = useCallback(() => {
    void actions.dropDraft(record);
    forget();
  }, [actions, record, forget]);

  const shown = drafts.find((one) => one.record === record);
  const saving: Saving = !shown
    ? { state: 'empty' }
    : changedAt !== null && shown.savedAt < changedAt
      ? { state: 'typing' }
      : { state: 'saved', at: shown.savedAt, onServer: shown.onServer };
  return {
    fields,
    set,
    saving,
    restored: kept !== undefined && kept.record === record,
    record,
    drop,
    forget,
  };
}

/** Each field that the draft has in the form's own shape; a draft of an older form loses nothing else. */
function restoredFields<F extends Fields>(empty: F, kept: Fields): F {
  const entries = Object.entries(empty).map(([name, blank]) => {
    const value = kept[name];
    const fits =
      value !== undefined &&
      (blank === null ||
        value === null ||
        (typeof value === typeof blank && Array.isArray(value) === Array.isArray(blank)));
    return [name, fits ? value : blank];
  });
  return Object.fromEntries(entries) as F;
}

/** Asks the browser before the page is left while something typed is not safe yet. */
export function useLeaveGuard(unsafe: boolean): void {
  useEffect(() => {
    if (!unsafe) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsafe]);
}
