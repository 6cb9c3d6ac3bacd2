/**
 * The rota as it is kept: a week of shifts in the programme's time zone, dates that differ from it, swaps that are
 * asked for, and absences. What it says at a moment is in `on-duty.ts`.
 */
import { z } from 'zod';
import { Id } from '#programme/request.ts';
import { CalendarDate, WallTime, type Weekday, WEEKDAYS } from '#programme/settings.ts';

/**
 * From `from` to `to` of one date; a night is two shifts. `second` answers when `first` does not. Without anybody it is
 * vacant: it keeps its place until somebody is found for it, and is told as a time without duty.
 */
export const Shift = z.object({ from: WallTime, to: WallTime, first: Id.nullable(), second: Id.nullable() });
export type Shift = z.infer<typeof Shift>;

const Day = z.array(Shift).max(6);

/** A date whose shifts are not those of its weekday; none at all is a day without duty. */
export const DatedShifts = z.object({ date: CalendarDate, shifts: Day });
export type DatedShifts = z.infer<typeof DatedShifts>;

export const Rota = z.object({
  week: z.object({ mon: Day, tue: Day, wed: Day, thu: Day, fri: Day, sat: Day, sun: Day }),
  exceptions: z.array(DatedShifts).max(200),
});
export type Rota = z.infer<typeof Rota>;

export const EMPTY_ROTA: Rota = {
  week: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
  exceptions: [],
};

export type Seat = 'first' | 'second';

/** One seat of one shift of one date. */
export const DutyPlace = z.object({
  date: CalendarDate,
  from: WallTime,
  to: WallTime,
  seat: z.enum(['first', 'second']),
});
export type DutyPlace = z.infer<typeof DutyPlace>;

/** @param date `YYYY-MM-DD`: the same weekday whatever the time zone */
export const weekdayOf = (date: string): Weekday =>
  WEEKDAYS[(new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7] ?? 'mon';

/** The shifts of one date, as planned: its own when it has some, else its weekday's. @param date `YYYY-MM-DD` */
export const shiftsOf = ({ week, exceptions }: Rota, date: string): readonly Shift[] =>
  exceptions.find((one) => one.date === date)?.shifts ?? week[weekdayOf(date)];

/** Whether anybody was ever put on duty: without, the coordinators answer (duty.ts). */
export const hasShifts = ({ week, exceptions }: Rota): boolean =>
  WEEKDAYS.some((day) => week[day].length > 0) || exceptions.some(({ shifts }) => shifts.length > 0);

export type RotaProblem =
  | { readonly kind: 'ends_before_it_begins'; readonly day: string; readonly shift: number }
  | { readonly kind: 'overlaps'; readonly day: string; readonly shift: number }
  | { readonly kind: 'same_person_twice'; readonly day: string; readonly shift: number }
  | { readonly kind: 'date_twice'; readonly day: string; readonly shift: 0 };

/**
 * What is wrong with a rota; empty when it is sound. `day` is a weekday (`mon`) or a date, `shift` its place in the
 * day's list. Two shifts of one day may touch, not overlap: there is one first person at a time.
 */
export function rotaProblems({ week, exceptions }: Rota): RotaProblem[] {
  const days: readonly (readonly [string, readonly Shift[]])[] = [
    ...WEEKDAYS.map((day) => [day, week[day]] as const),
    ...exceptions.map(({ date, shifts }) => [date, shifts] as const),
  ];
  const dates = exceptions.map(({ date }) => date);
  const twice = dates.filter((date, i) => dates.indexOf(date) !== i);
  return [
    ...days.flatMap(([day, shifts]) => dayProblems(day, shifts)),
    ...twice.map((day) => ({ kind: 'date_twice', day, shift: 0 }) as const),
  ];
}

function dayProblems(day: string, shifts: readonly Shift[]): RotaProblem[] {
  return shifts.flatMap((one, shift): RotaProblem[] => {
    if (one.from >= one.to) return [{ kind: 'ends_before_it_begins', day, shift }];
    const overlaps = shifts.some(
      (other, at) => at < shift && other.from < one.to && one.from < other.to && other.from < other.to,
    );
    return [
      ...(overlaps ? [{ kind: 'overlaps', day, shift } as const] : []),
      ...(one.first !== null && one.first === one.second
        ? [{ kind: 'same_person_twice', day, shift } as const]
        : []),
    ];
  });
}

/**
 * The rota once `to` has taken the place of `from`, on that date alone; null when `from` does not sit there any more,
 * or `to` holds the other seat.
 * @param ofDay the shifts of that date as they are now
 */
export function swapped(
  rota: Rota,
  ofDay: readonly Shift[],
  place: DutyPlace,
  from: Id,
  to: Id,
): Rota | null {
  const at = ofDay.findIndex(
    (shift) => shift.from === place.from && shift.to === place.to && shift[place.seat] === from,
  );
  const shift = ofDay[at];
  if (shift === undefined || shift.first === to || shift.second === to) return null;
  const shifts = ofDay.with(at, { ...shift, [place.seat]: to });
  return {
    ...rota,
    exceptions: [...rota.exceptions.filter(({ date }) => date !== place.date), { date: place.date, shifts }],
  };
}

/** The rota without somebody who left: who was second leads what she led; what she alone held is vacant. */
export function withoutMember(rota: Rota, member: Id): Rota {
  const cleared = (shifts: readonly Shift[]): Shift[] => shifts.map((shift) => shiftWithout(shift, member));
  const { week } = rota;
  return {
    week: {
      mon: cleared(week.mon),
      tue: cleared(week.tue),
      wed: cleared(week.wed),
      thu: cleared(week.thu),
      fri: cleared(week.fri),
      sat: cleared(week.sat),
      sun: cleared(week.sun),
    },
    exceptions: rota.exceptions.map(({ date, shifts }) => ({ date, shifts: cleared(shifts) })),
  };
}

function shiftWithout(shift: Shift, member: Id): Shift {
  const [first = null, second = null] = [shift.first, shift.second].filter(
    (one) => one !== null && one !== member,
  );
  return shift.first !== member && shift.second !== member ? shift : { ...shift, first, second };
}

/** How many shifts, of the week and of dates of their own, nobody would hold without her. */
export const heldAlone = ({ week, exceptions }: Rota, member: Id): number =>
  [...WEEKDAYS.map((day) => week[day]), ...exceptions.map(({ shifts }) => shifts)].flat().filter((shift) => {
    const { first, second } = shiftWithout(shift, member);
    return (shift.first ?? shift.second) !== null && first === null && second === null;
  }).length;
