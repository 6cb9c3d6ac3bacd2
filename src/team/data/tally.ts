/** Counters without identity, written when a request closes: what remains once everything else is destroyed. */
import type { Decision, Tally } from '#programme/entries.ts';
import { wallOf } from '#programme/moment.ts';
import type { OpenRequest } from './model.ts';

/** @param now epoch ms; the quarter is that of the programme's time zone */
export function tallyOf({ row, opening, timeline }: OpenRequest, now: number, timeZone: string): Tally {
  const { year, month } = wallOf(now, timeZone);
  return {
    kind: 'tally',
    quarter: `${year}-Q${Math.ceil(month / 3)}`,
    door: row.door,
    promptness: row.promptness,
    need: opening?.need ?? null,
    sector: opening?.sector ?? null,
    ageBand: opening?.ageBand ?? null,
    decisions: decisionsIn(timeline),
    answeredInTime: row.answeredAt === null ? null : row.answeredAt <= row.answerDueAt,
    openingMinutesToAnswer: null,
  };
}

/** What was decided, each once, whenever it was. */
function decisionsIn(timeline: OpenRequest['timeline']): Decision[] {
  const all = timeline.flatMap((item) => (item.type === 'notes' && item.content.kind === 'decision' ? item.content.decisions : []));
  return [...new Set(all)].sort();
}
