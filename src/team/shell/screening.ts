/** What the word guard must know: the year, and the numbers that are public and tell nothing about anybody. */
import { useMemo } from 'react';
import { wallOf } from '#programme/moment.ts';
import type { ScreeningContext } from '#programme/screening-candidate.ts';
import { useNow, useTeam } from '#team/data/use-team.tsx';
import { useTimeZone } from './zone.ts';

const DAY_MS = 86_400_000;

/** For a text about the woman: whoever bears a colleague's first name is flagged as anybody. */
export function useScreening(): ScreeningContext {
  const timeZone = useTimeZone();
  const day = useNow(DAY_MS);
  const { settings, directory } = useTeam((state) => ({
    settings: state.settings,
    directory: state.directory,
  }));
  return useMemo(() => {
    const numbers = [
      settings.essentials.phone,
      ...settings.helpLines.flatMap((line) => line.number ?? []),
      ...directory.map(({ entry }) => entry.switchboard),
    ];
    return {
      year: wallOf(day, timeZone).year,
      publicNumbers: new Set(
        numbers.map((number) => number.replaceAll(/\D/g, '')).filter((digits) => digits !== ''),
      ),
    };
  }, [settings, directory, day, timeZone]);
}

/** For what the team plans for itself: plan B, who brings her, the next step. Peers stay flagged: no plan names one. */
export function usePlanScreening(): ScreeningContext {
  const screening = useScreening();
  const colleagues = useTeam((state) => state.colleagues);
  return useMemo(
    () => ({
      ...screening,
      teammates: [...colleagues.values()].flatMap(({ role, name }) => (role === 'peer' ? [] : [name])),
    }),
    [screening, colleagues],
  );
}
