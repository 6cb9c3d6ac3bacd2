/** The programme's calendar at a moment, as the rules want it. */
import { isOpenAt, closingAt, nextOpeningAt } from '#programme/opening-hours.ts';
import type { RuleContext } from '#programme/request-change.ts';
import type { ProgrammeSettings } from '#programme/settings.ts';
import { quebecHolidaysAround } from '../calendar/quebec-holidays.ts';

/** @param now epoch ms */
export function rulesAt(settings: ProgrammeSettings, now: number): RuleContext {
  return { hours: settings.hours, holidays: quebecHolidaysAround(now), targets: settings.targets, retentionDays: settings.retentionDays, now };
}

export interface OpenState {
  readonly openNow: boolean;
  /** Epoch ms; null when open now, or when no opening is known. */
  readonly nextOpeningAt: number | null;
  /** Epoch ms; null when closed, or never closing. */
  readonly closesAt: number | null;
}

/** Whether the programme is open at `rules.now`, and until or from when. */
export function openState({ hours, holidays, now }: RuleContext): OpenState {
  const openNow = isOpenAt(hours, holidays, now);
  return { openNow, nextOpeningAt: openNow ? null : nextOpeningAt(hours, holidays, now), closesAt: openNow ? closingAt(hours, holidays, now) : null };
}
