/** A rota being written: what is proposed, and what is wrong with it, beside the shift. Pure. */
import { z } from 'zod';
import { Rota, rotaProblems, Shift } from '#programme/rota.ts';
import { type OpeningHours, WallTime, WEEKDAYS } from '#programme/settings.ts';

/** Where a rota being written is kept. */
export const ROTA_DRAFT = { screen: 'duty.rota', file: null } as const;

/** Half written: a time or a date may still be missing. */
const HalfShift = Shift.extend({ from: z.string(), to: z.string() });
const HalfDay = z.array(HalfShift);
const HalfRota = z.object({
  week: z.record(z.enum(WEEKDAYS), HalfDay),
  exceptions: z.array(z.object({ date: z.string(), shifts: HalfDay })),
});

/** What a draft kept, whole or half written; null when nothing was, or by an older form. */
export function keptRota(kept: unknown): Rota | null {
  const read = HalfRota.safeParse(kept);
  return read.success ? read.data : null;
}

export type DraftProblem = 'time_missing' | 'ends_before_it_begins' | 'overlaps' | 'same_person_twice';

/** Of the shift at that place of a weekday (`mon`) or date; null when it is sound. */
export function problemAt(rota: Rota, day: string, shift: number): DraftProblem | null {
  const weekday = WEEKDAYS.find((name) => name === day);
  const own = rota.exceptions.find(({ date }) => date === day)?.shifts;
  const one = (own ?? (weekday ? rota.week[weekday] : []))[shift];
  if (!one) return null;
  if (!WallTime.safeParse(one.from).success || !WallTime.safeParse(one.to).success) return 'time_missing';
  const found = rotaProblems(rota).find((problem) => problem.day === day && problem.shift === shift);
  return found === undefined || found.kind === 'date_twice' ? null : found.kind;
}

/** Whether the exceptions name a date twice, or one that is not whole. */
export function dateProblem(rota: Rota, at: number): 'date_missing' | 'date_twice' | null {
  const date = rota.exceptions[at]?.date ?? '';
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return 'date_missing';
  return rota.exceptions.some((one, other) => other < at && one.date === date) ? 'date_twice' : null;
}

export const isSound = (rota: Rota): boolean =>
  Rota.safeParse(rota).success && rotaProblems(rota).length === 0;

/**
 * A shift for each opening period, the people in turn, day after day; whoever comes next is second. Days without any
 * opening are without duty.
 * @param people who may be on duty; none: no shift can be proposed
 */
export function proposedWeek(hours: OpeningHours, people: readonly string[]): Rota['week'] {
  let turn = 0;
  const day = (periods: OpeningHours['week']['mon']): Shift[] => {
    const first = people[turn % people.length];
    const second = people[(turn + 1) % people.length] ?? null;
    if (first === undefined || periods.length === 0) return [];
    turn += 1;
    return periods.map(({ from, to }) => ({ from, to, first, second: second === first ? null : second }));
  };
  const entries = WEEKDAYS.map((name) => [name, day(hours.week[name])] as const);
  return Object.fromEntries(entries) as Rota['week'];
}

const USUAL = { from: '08:30', to: '16:30' } as const;

/** The shift that comes after those of a day: from the last one's end on, by the same people. */
export function nextShift(shifts: readonly Shift[], people: readonly string[]): Shift | null {
  const last = shifts.at(-1);
  const first = last?.first ?? people[0];
  if (first === undefined) return null;
  const second = last?.first ? last.second : (people.find((one) => one !== first) ?? null);
  if (!last || last.to >= '24:00') return { ...USUAL, first, second };
  return { from: last.to, to: '24:00', first, second };
}
