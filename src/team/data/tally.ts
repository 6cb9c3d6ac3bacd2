/** Counters without identity, written when a request closes: what remains once everything else is destroyed. */
import { tallyAtClosing } from '#measures/tally.ts';
import type { Decision, Tally } from '#programme/entries.ts';
import type { OpenRequest } from './model.ts';

/** @param now epoch ms; the quarter is that of the programme's time zone */
export function tallyOf(
  { row, opening, timeline, openingMinutesToAnswer }: OpenRequest,
  now: number,
  timeZone: string,
): Tally {
  return tallyAtClosing({
    row,
    need: opening?.need ?? null,
    sector: opening?.sector ?? null,
    ageBand: opening?.ageBand ?? null,
    decisions: decisionsIn(timeline),
    openingMinutesToAnswer,
    closedAt: now,
    timeZone,
  });
}

/** Whether what is here is enough to count by: the streams were opened, and the answer, if there was one, was timed. */
export const canBeCounted = ({ whole, row, openingMinutesToAnswer }: OpenRequest): boolean =>
  whole && (row.answeredAt === null || openingMinutesToAnswer !== null);

/** What was decided, whenever it was. */
function decisionsIn(timeline: OpenRequest['timeline']): Decision[] {
  return timeline.flatMap((item) =>
    item.type === 'notes' && item.content.kind === 'decision' ? item.content.decisions : [],
  );
}
