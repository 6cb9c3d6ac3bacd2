/** Help numbers as this programme shows them; see [Note: Help lines]. */
import { useMemo } from 'react';
import { lineAbout, type ShownHelpLine, visibleHelpLines } from '#programme/help-lines.ts';
import type { HelpTopic } from '#programme/own-help-line.ts';
import { useNow, useTeam } from '#team/data/use-team.tsx';
import { wallDate } from '#team/parts/format.ts';
import { useTimeZone } from './zone.ts';

export function useHelpLines(): readonly ShownHelpLine[] {
  const timeZone = useTimeZone();
  const today = wallDate(useNow(60_000), timeZone);
  const { lines, own } = useTeam((state) => ({ lines: state.helpLines, own: state.settings.helpLines }));
  return useMemo(() => visibleHelpLines(lines, own, today), [lines, own, today]);
}

/** The line about a topic, or null where the programme shows none. */
export const useHelpLine = (topic: HelpTopic): ShownHelpLine | null => lineAbout(useHelpLines(), topic);
