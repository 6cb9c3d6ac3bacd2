/** Until when one is away, as one says it. Pure. */
import { CalendarDate } from '#programme/settings.ts';
import { dateAfter, startOf } from './days.ts';

export type AwayChoice = 'today' | 'tomorrow' | 'date' | 'open';

/**
 * Epoch ms of the end of the last day away; null for *until I say so*, undefined while no such day is told, or it is
 * past.
 * @param today `YYYY-MM-DD`, the programme's
 * @param last the last day away, with `date`
 */
export function awayUntil(
  choice: AwayChoice,
  last: string,
  today: string,
  timeZone: string,
): number | null | undefined {
  switch (choice) {
    case 'today':
      return startOf(dateAfter(today, 1), timeZone);
    case 'tomorrow':
      return startOf(dateAfter(today, 2), timeZone);
    case 'date':
      return CalendarDate.safeParse(last).success && last >= today
        ? startOf(dateAfter(last, 1), timeZone)
        : undefined;
    case 'open':
      return null;
  }
}
