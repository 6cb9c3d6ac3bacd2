/** What the rota plans at a moment, read in the browser, which has no `Temporal`. */
import { wallOf } from '#programme/moment.ts';
import { type DutyPlace, type Rota, type Seat, type Shift, shiftsOf } from '#programme/rota.ts';
import { wallDate } from '#team/parts/format.ts';

/** The shift planned there at that moment; null for none. @param at epoch ms */
export function plannedAt(rota: Rota, at: number, timeZone: string): { date: string; shift: Shift } | null {
  const date = wallDate(at, timeZone);
  const { hour, minute } = wallOf(at, timeZone);
  const wall = `${two(hour)}:${two(minute)}`;
  const shift = shiftsOf(rota, date).find(({ from, to }) => from <= wall && wall < to);
  return shift ? { date, shift } : null;
}

/** The seat that somebody was given there, to ask a colleague for; null when she only stands in, or is not there. */
export function placeOf(rota: Rota, at: number, member: string, timeZone: string): DutyPlace | null {
  const planned = plannedAt(rota, at, timeZone);
  if (!planned) return null;
  const { from, to, first, second } = planned.shift;
  const seat: Seat | null = first === member ? 'first' : second === member ? 'second' : null;
  return seat && { date: planned.date, from, to, seat };
}

export const samePlace = (a: DutyPlace, b: DutyPlace): boolean =>
  a.date === b.date && a.from === b.from && a.to === b.to && a.seat === b.seat;

const two = (n: number): string => String(n).padStart(2, '0');
