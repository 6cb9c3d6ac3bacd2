/** The two weeks day by day, as one reads them: who from when to when, and where nobody is. Pure. */
import type { Duty } from '#contract/duty.ts';
import { instantOf } from '#programme/moment.ts';

export interface DutyLine {
  /** Epoch ms. */
  readonly from: number;
  readonly to: number;
  /** Null: nobody is on duty, and it is said. */
  readonly first: string | null;
  readonly second: string | null;
}

export interface DutyDay {
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** Epoch ms of its first moment. */
  readonly at: number;
  readonly lines: readonly DutyLine[];
}

const DAYS = 14;

export function daysOf(
  { today, spans, gaps }: Pick<Duty, 'today' | 'spans' | 'gaps'>,
  timeZone: string,
): DutyDay[] {
  const holes = gaps.map((gap): DutyLine => ({ ...gap, first: null, second: null }));
  // A shift whose people are all away stands in the opening hours as a hole already; outside of them it is one too.
  const told = spans.filter(
    (span) => span.first !== null || !holes.some((hole) => hole.from < span.to && span.from < hole.to),
  );
  const lines = [...told, ...holes].sort((a, b) => a.from - b.from);
  return Array.from({ length: DAYS }, (_, ahead) => {
    const date = dateAfter(today, ahead);
    const at = startOf(date, timeZone);
    const end = startOf(dateAfter(date, 1), timeZone);
    return {
      date,
      at,
      lines: lines
        .filter(({ from, to }) => from < end && at < to)
        .map((line) => ({ ...line, from: Math.max(line.from, at), to: Math.min(line.to, end) })),
    };
  });
}

/** The date so many days later. */
export const dateAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The first moment of a date, there. @returns epoch ms */
export function startOf(date: string, timeZone: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return instantOf({ year, month, day, hour: 0, minute: 0 }, timeZone);
}
