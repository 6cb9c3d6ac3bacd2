/**
 * Who is on duty at a moment, and when nobody is. Server only: this file needs `Temporal`; the browser gets the days
 * as they were worked out.
 */
import type { HolidayDates } from '#programme/opening-hours.ts';
import { openingSpans } from '#programme/opening-hours.ts';
import type { Id } from '#programme/request.ts';
import { type Rota, type Shift, shiftsOf } from '#programme/rota.ts';
import type { OpeningHours } from '#programme/settings.ts';
import { dateAt, instantOf } from '#programme/wall-time.ts';

/** From when until when (epoch ms) a member is away; `until` null: until she says that she is back. */
export interface Absence {
  readonly member: Id;
  readonly from: number;
  readonly until: number | null;
}

/** What the answer depends on beside the rota: who may answer for a request, and who is away. */
export interface Presence {
  readonly timeZone: string;
  /** Whether a member has access and a role that owns requests. */
  readonly mayOwn: (member: Id) => boolean;
  readonly absences: readonly Absence[];
}

/** Both empty: nobody is on duty, and the coordinators answer. A second person moves up when the first cannot be there. */
export interface OnDuty {
  readonly first: Id | null;
  readonly second: Id | null;
}

/** A stretch of real time with the people who are there; epoch ms, `to` excluded. */
export interface DutySpan extends OnDuty {
  readonly from: number;
  readonly to: number;
}

const NOBODY: OnDuty = { first: null, second: null };
const DAY_MS = 24 * 60 * 60_000;

export const isAway = (absences: readonly Absence[], member: Id, at: number): boolean =>
  absences.some((one) => one.member === member && one.from <= at && (one.until === null || at < one.until));

/** @param at epoch ms */
export function onDutyAt(rota: Rota, presence: Presence, at: number): OnDuty {
  const date = dateAt(presence.timeZone, at);
  // A shift of the day before may last past midnight by the clock's own changes.
  for (const day of [date, date.subtract({ days: 1 })]) {
    for (const shift of shiftsOf(rota, day.toString())) {
      const span = spanOf(presence.timeZone, day, shift);
      if (span.from <= at && at < span.to) return present(shift, presence, at);
    }
  }
  return NOBODY;
}

function present({ first, second }: Shift, { mayOwn, absences }: Presence, at: number): OnDuty {
  const there = [first, second].filter(
    (one): one is Id => one !== null && mayOwn(one) && !isAway(absences, one, at),
  );
  return { first: there[0] ?? null, second: there[1] ?? null };
}

function spanOf(
  timeZone: string,
  date: Temporal.PlainDate,
  { from, to }: Shift,
): { from: number; to: number } {
  return { from: instantOf(timeZone, date, from), to: instantOf(timeZone, date, to) };
}

/**
 * Everybody's duty between two moments, in order, cut where an absence begins or ends. Stretches without anybody are
 * in it only where a shift was planned and nobody of it is there.
 */
export function dutySpans(rota: Rota, presence: Presence, from: number, to: number): DutySpan[] {
  const spans: DutySpan[] = [];
  let date = dateAt(presence.timeZone, from).subtract({ days: 1 });
  const last = dateAt(presence.timeZone, to);
  while (Temporal.PlainDate.compare(date, last) <= 0) {
    for (const shift of shiftsOf(rota, date.toString())) {
      const whole = spanOf(presence.timeZone, date, shift);
      const begin = Math.max(whole.from, from);
      const end = Math.min(whole.to, to);
      const cuts = presence.absences
        .filter(({ member }) => member === shift.first || member === shift.second)
        .flatMap((absence) => [absence.from, absence.until ?? end])
        .filter((at) => begin < at && at < end);
      const edges = [...new Set([begin, ...cuts.sort((a, b) => a - b), end])];
      for (const [i, edge] of edges.slice(0, -1).entries())
        if (edge < end)
          spans.push({ from: edge, to: edges[i + 1] as number, ...present(shift, presence, edge) });
    }
    date = date.add({ days: 1 });
  }
  return spans.filter((span) => span.from < span.to).sort((a, b) => a.from - b.from);
}

/** How far ahead missing duty is shown. */
export const GAP_HORIZON_DAYS = 14;

/**
 * Opening time in which nobody is on duty, from `from` for {@link GAP_HORIZON_DAYS} days: shown before it happens.
 * Holes of less than a minute, where two shifts meet badly by rounding, do not exist: times are whole minutes.
 * @returns epoch ms, `to` excluded, in order
 */
export function dutyGaps(
  rota: Rota,
  presence: Presence,
  hours: OpeningHours,
  holidays: HolidayDates,
  from: number,
): { from: number; to: number }[] {
  const to = from + GAP_HORIZON_DAYS * DAY_MS;
  const covered = dutySpans(rota, presence, from, to).filter(({ first }) => first !== null);
  return openingSpans(hours, holidays, from, to).flatMap((open) => without(open, covered));
}

function without(
  open: { from: number; to: number },
  covered: readonly DutySpan[],
): { from: number; to: number }[] {
  const holes: { from: number; to: number }[] = [];
  let at = open.from;
  for (const span of covered) {
    if (span.to <= at || span.from >= open.to) continue;
    if (span.from > at) holes.push({ from: at, to: span.from });
    at = Math.max(at, span.to);
  }
  if (at < open.to) holes.push({ from: at, to: open.to });
  return holes;
}
