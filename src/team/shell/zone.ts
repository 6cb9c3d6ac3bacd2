/** The programme's time zone: every time on screen is said in it, whatever this device believes. */
import { useTeam } from '#team/data/use-team.tsx';

export const useTimeZone = (): string => useTeam((state) => state.settings.hours.timeZone);
