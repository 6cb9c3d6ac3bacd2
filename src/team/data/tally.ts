/** Counters without identity, written when a request closes: what remains once everything else is destroyed. */
import { tallyAtClosing } from '#measures/tally.ts';
import type { Decision, Tally } from '#programme/entries.ts';
import type { OpenRequest } from './model.ts';

/** @param now epoch ms; the quarter is that of the programme's time zone */
export function tallyOf({ row, opening, timeline }: OpenRequest, now: number, timeZone: string): Tally {
  return tallyAtClosing({
    row,
    need: opening?.need ?? null,
    sector: opening?.sector ?? null,
    ageBand: opening?.ageBand ?? null,
    decisions: decisionsIn(timeline),
    // Opening minutes need the calendar, which the server has; it does not tell them yet.
    openingMinutesToAnswer: null,
    closedAt: now,
    timeZone,
  });
}

/** What was decided, whenever it was. */
function decisionsIn(timeline: OpenRequest['timeline']): Decision[] {
  const all = timeline.flatMap((item) => (item.type === 'notes' && item.content.kind === 'decision' ? item.content.decisions : []));
  return all;
}
