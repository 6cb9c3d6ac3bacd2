/**
 * [Note: Two clocks] A request carries two clocks. The first runs until **the partner was answered**: the first call
 * that reached them, and nothing else, stops it. The second is **the next promised action**. Both due times are
 * computed once, on the server, from the opening hours and targets of that moment, and stored: changing hours later
 * rewrites nothing. Outside opening hours the clock waits, and it never begins before the time the partner asked for.
 *
 * Server only: this file needs `Temporal`. The browser shows what is stored (see `time-left.ts`).
 */
import {
  addOpeningDays,
  addOpeningMinutes,
  type HolidayDates,
  isOpenAt,
  nextOpeningAt,
  openingMinutesBetween,
} from '#programme/opening-hours.ts';
import type { Promptness } from '#programme/request.ts';
import type { OpeningHours, Targets } from '#programme/settings.ts';
import type { TimeLeft } from '#programme/time-left.ts';

/** What due times are computed from: the programme's hours, its holidays and its targets, as they are now. */
export interface Calendar {
  readonly hours: OpeningHours;
  readonly holidays: HolidayDates;
  readonly targets: Targets;
}

export interface AnswerPromise extends Calendar {
  readonly promptness: Promptness;
  /** Epoch ms: when the request arrived, or the moment from which the promise is made again. */
  readonly receivedAt: number;
  /** Epoch ms: "call me at 15 h". The clock begins then, or at the next opening. */
  readonly notBefore?: number | null;
}

/**
 * When the partner must have been answered. `now` and `soon` count opening minutes, `no_rush` opening days, from
 * the later of `receivedAt` and `notBefore`.
 * When the calendar holds no opening for 400 days — a mistake in the settings, not a promise — the clock runs on the
 * wall instead, so that the request becomes due and somebody looks.
 * @returns epoch ms, always after `receivedAt`
 */
export function answerDueAt({
  promptness,
  receivedAt,
  notBefore,
  hours,
  holidays,
  targets,
}: AnswerPromise): number {
  const start = Math.max(receivedAt, notBefore ?? 0);
  switch (promptness) {
    case 'now':
      return afterMinutes(hours, holidays, start, targets.nowMinutes);
    case 'soon':
      return afterMinutes(hours, holidays, start, targets.soonOpeningMinutes);
    case 'no_rush':
      return (
        addOpeningDays(hours, holidays, start, targets.noRushOpeningDays) ??
        start + targets.noRushOpeningDays * DAY_MS
      );
  }
}

/** Whether `a` asks for an answer sooner than `b`. */
export function isPrompter(a: Promptness, b: Promptness): boolean {
  return order.indexOf(a) < order.indexOf(b);
}

/**
 * How long until `dueAt`, for the team and the partner's page. `waiting_for_opening` only when the programme is
 * closed and opens before the time is up: a time planned inside a closed evening runs on the wall.
 * @param dueAt epoch ms
 * @param now epoch ms
 * @returns whole minutes, rounded down: of opening time and of wall time; for `past_due`, by how much it is late
 */
export function timeLeft(hours: OpeningHours, holidays: HolidayDates, dueAt: number, now: number): TimeLeft {
  const wallMinutes = Math.floor(Math.abs(dueAt - now) / MINUTE_MS);
  if (dueAt <= now) {
    return {
      kind: 'past_due',
      openingMinutes: openingMinutesBetween(hours, holidays, dueAt, now),
      wallMinutes,
    };
  }
  const openingMinutes = openingMinutesBetween(hours, holidays, now, dueAt);
  if (!isOpenAt(hours, holidays, now)) {
    const opensAt = nextOpeningAt(hours, holidays, now);
    if (opensAt !== null && opensAt < dueAt)
      return { kind: 'waiting_for_opening', opensAt, openingMinutes, wallMinutes };
  }
  return { kind: 'open', openingMinutes, wallMinutes };
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const order: readonly Promptness[] = ['now', 'soon', 'no_rush'];

function afterMinutes(hours: OpeningHours, holidays: HolidayDates, start: number, minutes: number): number {
  return addOpeningMinutes(hours, holidays, start, minutes) ?? start + minutes * MINUTE_MS;
}
