/** The programme's calendar at a moment, as the rules want it. */
import { closingAt, type HolidayDates, isOpenAt, nextOpeningAt } from '#programme/opening-hours.ts';
import type { RuleContext } from '#programme/request-change.ts';
import type { OpeningHours, ProgrammeSettings } from '#programme/settings.ts';
import { quebecHolidaysAround } from '../calendar/quebec-holidays.ts';

/** @param now epoch ms */
export function rulesAt(settings: ProgrammeSettings, now: number): RuleContext {
  return {
    hours: settings.hours,
    holidays: holidaysAround(now),
    targets: settings.targets,
    retentionDays: settings.retentionDays,
    now,
  };
}

export interface OpenState {
  readonly openNow: boolean;
  /** Epoch ms; null when open now, or when no opening is known. */
  readonly nextOpeningAt: number | null;
  /** Epoch ms; null when closed, or never closing. */
  readonly closesAt: number | null;
  /** Epoch ms of the first opening once it is closed; null when it never closes, or no opening is known. */
  readonly opensAgainAt: number | null;
}

/** The last state by hours: it holds until the next opening or closing, so that it is not computed for each visitor. */
const known = new WeakMap<
  OpeningHours,
  OpenState & { readonly from: number; readonly until: number; readonly holidays: HolidayDates }
>();
/** When no change is in sight it is looked for again after so long. */
const LOOK_AGAIN_MS = 60 * 60_000;

/** Whether the programme is open at `rules.now`, and until or from when. */
export function openState({ hours, holidays, now }: RuleContext): OpenState {
  const last = known.get(hours);
  if (last !== undefined && last.from <= now && now < last.until && last.holidays === holidays) return last;
  const openNow = isOpenAt(hours, holidays, now);
  const closesAt = openNow ? closingAt(hours, holidays, now) : null;
  const opensAgainAt = openNow && closesAt === null ? null : nextOpeningAt(hours, holidays, closesAt ?? now);
  const state = { openNow, nextOpeningAt: openNow ? null : opensAgainAt, closesAt, opensAgainAt };
  known.set(hours, {
    ...state,
    from: now,
    until: state.closesAt ?? state.nextOpeningAt ?? now + LOOK_AGAIN_MS,
    holidays,
  });
  return state;
}

const holidaysOfYear = new Map<number, HolidayDates>();

function holidaysAround(now: number): HolidayDates {
  const year = new Date(now).getUTCFullYear();
  const dates = holidaysOfYear.get(year) ?? quebecHolidaysAround(now);
  holidaysOfYear.set(year, dates);
  return dates;
}
