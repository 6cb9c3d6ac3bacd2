/** One part of the settings being edited: what is typed, whether it differs, and saving it alone over what is current. */
import { type SubmitEvent, useState } from 'react';
import type { ProgrammeSettings } from '#programme/settings.ts';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useAct } from '#team/shell/act.ts';
import * as m from '#texts/messages.ts';

export interface Part<T> {
  readonly value: T;
  readonly set: (patch: Partial<T>) => void;
  readonly changed: boolean;
  readonly tried: boolean;
  readonly busy: boolean;
  readonly failure: string | null;
  readonly onSubmit: (event: SubmitEvent) => void;
}

/**
 * @param read the part as it stands
 * @param write the settings with the part as typed
 * @param sound whether it may be saved
 */
export function usePart<T extends object>(
  read: (settings: ProgrammeSettings) => T,
  write: (settings: ProgrammeSettings, part: T) => ProgrammeSettings,
  sound: (part: T) => boolean = () => true,
): Part<T> {
  const locale = useLocale();
  const actions = useActions();
  const settings = useTeam((state) => state.settings);
  const { act, busy, failure } = useAct();
  const [typed, setTyped] = useState<T | null>(null);
  const [tried, setTried] = useState(false);
  const stored = read(settings);
  const value = typed ?? stored;
  const changed = typed !== null && JSON.stringify(typed) !== JSON.stringify(stored);

  const save = async () => {
    if (await act(() => actions.saveSettings(write(settings, value)), m.team_saved(locale))) {
      setTyped(null);
      setTried(false);
    }
  };
  return {
    value,
    set: (patch) => setTyped((before) => ({ ...(before ?? stored), ...patch })),
    changed,
    tried,
    busy,
    failure,
    onSubmit: (event) => {
      event.preventDefault();
      setTried(true);
      if (sound(value)) void save();
    },
  };
}
