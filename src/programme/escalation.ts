/**
 * [Note: Ladder] Whatever waits finds a person. A request that waits for something — to be taken, for its partner to be
 * called, for what was promised — is a *case*; a case has a ladder of rungs, each with a time and an audience, worked
 * out from the opening hours. When the case changes, its ladder ends and another begins; a rung is climbed once.
 *
 * Saying *I have it* ends the ladder of what waits to be taken and begins that of whoever said so: she is reminded
 * before the time is up, and if it passes, the others hear of it again. Server only: this file needs `Temporal`.
 */
import type { Calendar } from '#programme/clock.ts';
import {
  addOpeningDays,
  addOpeningMinutes,
  closingAt,
  isOpenAt,
  nextOpeningAt,
  openingMinutesBetween,
} from '#programme/opening-hours.ts';
import { carrierOf } from '#programme/ownership.ts';
import type { AlertReason, Id, Promptness, RequestRow } from '#programme/request.ts';
import type { EscalationPlan } from '#programme/settings.ts';
import { dateAt, instantOf } from '#programme/wall-time.ts';

/** `first` and `second` are whoever is on duty when the rung is climbed, not when the ladder was made. */
export type Audience = 'first' | 'second' | 'coordinators' | 'everyone' | 'owner' | 'owner_and_first';

export interface Rung {
  /** Epoch ms. */
  readonly at: number;
  readonly to: Audience;
  readonly why: AlertReason;
}

type CaseRow = Pick<
  RequestRow,
  | 'state'
  | 'practice'
  | 'promptness'
  | 'notBefore'
  | 'owner'
  | 'acknowledgedBy'
  | 'answerDueAt'
  | 'dueKind'
  | 'dueAt'
  | 'returns'
>;

/** The last half hour of the day, in which an urgent request rings everybody, and how often it does. */
const LAST_MS = 30 * 60_000;
const RING_EVERY_MS = 5 * 60_000;
const RINGS = 12;
/** What is late is said again on so many opening days: longer than anybody is away. */
const DAYS_AFTER = 90;
/** Every opening hour of about two days, then every day: more would teach everybody not to look. */
const HOURS_AFTER = 14;
const DAY_MS = 24 * 60 * 60_000;

/** Names the case; two rows with the same name wait for the same thing. Null: nothing waits. */
export function caseOf(row: CaseRow): string | null {
  if (row.state === 'closed' || row.dueAt === null) return null;
  const carrier = carrierOf(row);
  if (row.practice && carrier !== null) return null;
  return carrier === null
    ? ['untaken', row.promptness, row.notBefore, row.returns].join(' ')
    : [row.dueKind, carrier, row.dueAt].join(' ');
}

/**
 * The ladder of a case, from its first rung on, in order of time. Made rung by rung: whoever climbs needs the next one,
 * and the calendar of the week after is not looked at for it.
 * @param begun epoch ms: when the case began
 */
export function* ladderOf(
  row: CaseRow,
  begun: number,
  calendar: Calendar,
  plan: EscalationPlan,
): Generator<Rung, undefined> {
  if (caseOf(row) === null) return;
  if (carrierOf(row) !== null) return yield* carriedLadder(row, begun, calendar);
  const start = startOf(row, begun, calendar);
  // An exercise tries the first rung; nobody is called out for it.
  if (row.practice) yield { at: start, to: 'first', why: 'arrived' };
  else if (row.promptness === 'now') yield* urgentLadder(row, start, calendar, plan);
  else yield* calmLadder(row, start, calendar);
}

/** When somebody can first be expected to act: not before the partner asked, and not before the next opening. */
function startOf({ notBefore }: CaseRow, begun: number, { hours, holidays }: Calendar): number {
  const from = Math.max(begun, notBefore ?? 0);
  return nextOpeningAt(hours, holidays, from) ?? from;
}

function* urgentLadder(
  row: CaseRow,
  start: number,
  calendar: Calendar,
  plan: EscalationPlan,
): Generator<Rung, undefined> {
  const end = endOfDay(start, calendar);
  const lastHalf = end === null ? Number.POSITIVE_INFINITY : end - LAST_MS;
  for (const rung of ordinary(row, start, calendar, plan)) {
    if (rung.at >= lastHalf) break;
    yield rung;
  }
  if (end === null) return;
  const from = Math.max(lastHalf, start);
  for (let ring = 0; ring < RINGS; ring++)
    yield { at: from + ring * RING_EVERY_MS, to: 'everyone', why: 'urgent' };
  // The next day begins with everybody, and goes on every hour that the programme is open.
  const quiet = Math.max(end, from + RINGS * RING_EVERY_MS);
  const opens = nextOpeningAt(calendar.hours, calendar.holidays, quiet) ?? quiet + DAY_MS;
  yield { at: opens, to: 'everyone', why: 'late' };
  yield* hourly(opens, calendar);
}

function* ordinary(
  row: CaseRow,
  start: number,
  calendar: Calendar,
  plan: EscalationPlan,
): Generator<Rung, undefined> {
  const due = Math.max(row.answerDueAt, start);
  yield { at: start, to: 'first', why: 'arrived' };
  yield* before(due, later(calendar, start, plan.secondAfterMinutes), 'second');
  yield* before(due, later(calendar, start, plan.coordinatorsAfterMinutes), 'coordinators');
  yield { at: due, to: 'everyone', why: 'late' };
  for (const minutes of [10, 20, 30])
    yield { at: later(calendar, due, minutes), to: 'everyone', why: 'late' };
  yield* hourly(later(calendar, due, 30), calendar);
}

/** As long as nobody takes it: every opening hour, then every day. */
function* hourly(from: number, calendar: Calendar): Generator<Rung, undefined> {
  let at = from;
  for (let hour = 0; hour < HOURS_AFTER; hour++) {
    at = later(calendar, at, 60);
    yield { at, to: 'everyone', why: 'late' };
  }
  yield* daysAfter('everyone', at, calendar);
}

/** When the programme closes for the day: a break at noon is not the end of it. Null: it does not close. */
function endOfDay(at: number, { hours, holidays }: Calendar): number | null {
  let end = closingAt(hours, holidays, at);
  for (let pause = 0; end !== null && pause < 6; pause++) {
    const opens = nextOpeningAt(hours, holidays, end);
    const sameDay = opens !== null && dateAt(hours.timeZone, opens).equals(dateAt(hours.timeZone, end - 1));
    if (!sameDay) return end;
    end = closingAt(hours, holidays, opens);
  }
  return end;
}

function* calmLadder(row: CaseRow, start: number, calendar: Calendar): Generator<Rung, undefined> {
  const due = Math.max(row.answerDueAt, start);
  yield { at: start, to: 'first', why: 'arrived' };
  yield* before(due, partOf(calendar, start, due, 1 / 2), 'second');
  yield* before(due, partOf(calendar, start, due, 3 / 4), 'coordinators');
  yield* late(due, [60], calendar);
}

/** While the time is not up; when it is, everybody hears of it anyway. */
function* before(due: number, at: number, to: Audience): Generator<Rung, undefined> {
  if (at < due) yield { at, to, why: 'unclaimed' };
}

/** Nobody took it in time: everybody, again after so many opening minutes, and at the openings of the next days. */
function* late(due: number, again: readonly number[], calendar: Calendar): Generator<Rung, undefined> {
  yield { at: due, to: 'everyone', why: 'late' };
  let last = due;
  for (const minutes of again) {
    last = later(calendar, due, minutes);
    yield { at: last, to: 'everyone', why: 'late' };
  }
  yield* daysAfter('everyone', last, calendar);
}

/** Somebody has it: she is reminded before, then she and whoever is on duty, then the coordinators. */
function* carriedLadder(row: CaseRow, begun: number, calendar: Calendar): Generator<Rung, undefined> {
  const due = Math.max(row.dueAt as number, begun);
  const answer = row.dueKind !== 'promised';
  const reminder = answer ? partOf(calendar, begun, due, 3 / 4) : due - 15 * 60_000;
  if (begun < reminder && reminder < due) yield { at: reminder, to: 'owner', why: 'due_soon' };
  // Whoever takes what is late already knows that it is: nobody tells her what she just did.
  if ((row.dueAt as number) > begun) yield { at: due, to: answer ? 'owner_and_first' : 'owner', why: 'late' };
  const coordinators = afterwards(row.promptness, answer, due, calendar);
  yield { at: coordinators, to: 'coordinators', why: 'late' };
  yield* daysAfter('coordinators', coordinators, calendar);
}

function afterwards(promptness: Promptness, answer: boolean, due: number, calendar: Calendar): number {
  if (answer) return later(calendar, due, promptness === 'now' ? 10 : 60);
  return addOpeningDays(calendar.hours, calendar.holidays, due, 1) ?? due + DAY_MS;
}

/** Said again each day when the programme opens: what is late must not be forgotten over a week-end. */
function* daysAfter(to: Audience, from: number, { hours, holidays }: Calendar): Generator<Rung, undefined> {
  let at = from;
  for (let day = 0; day < DAYS_AFTER; day++) {
    const tomorrow = instantOf(hours.timeZone, dateAt(hours.timeZone, at).add({ days: 1 }), '00:00');
    const next = nextOpeningAt(hours, holidays, isOpenAt(hours, holidays, at) ? tomorrow : at);
    at = next === null || next <= at ? at + DAY_MS : next;
    yield { at, to, why: 'late' };
  }
}

/** `minutes` of opening time after `from`; of real time when the calendar holds no opening. */
const later = ({ hours, holidays }: Calendar, from: number, minutes: number): number =>
  addOpeningMinutes(hours, holidays, from, minutes) ?? from + minutes * 60_000;

/** The moment at which `part` of the opening time between two moments has passed. */
function partOf(calendar: Calendar, from: number, to: number, part: number): number {
  const minutes = openingMinutesBetween(calendar.hours, calendar.holidays, from, to);
  return Math.round(
    minutes === 0 ? from + (to - from) * part : Math.min(later(calendar, from, minutes * part), to),
  );
}

/** Who can be told when a rung is climbed. Everybody here has access and a role that is alerted. */
export interface People {
  /** Whether there is a rota at all; without, whoever is alerted hears of what arrives. */
  readonly rota: boolean;
  readonly first: Id | null;
  readonly second: Id | null;
  /** Owner, or whoever said *I have it*. */
  readonly carrier: Id | null;
  readonly coordinators: readonly Id[];
  readonly everyone: readonly Id[];
  readonly away: (member: Id) => boolean;
}

/**
 * Whom a rung reaches: somebody, as long as anybody is there at all. Who is away is spared, unless all are; an owner
 * who is away is replaced by whoever is on duty.
 */
export function audienceOf(to: Audience, people: People): Id[] {
  const { coordinators, everyone, away, carrier } = people;
  const known = (ids: readonly (Id | null)[]): Id[] => [
    ...new Set(ids.filter((id): id is Id => id !== null && everyone.includes(id))),
  ];
  const first = people.rota ? known([people.first]) : [...everyone];
  const orCoordinators = (ids: readonly Id[]): Id[] => {
    const there = known(ids).filter((id) => !away(id));
    return there.length > 0 ? there : known(coordinators);
  };
  const wanted = {
    first: () => orCoordinators(first),
    second: () => orCoordinators([people.second].filter((id) => id !== null)),
    coordinators: () => known(coordinators),
    everyone: () => [...everyone],
    owner: () => orCoordinators(carrier !== null && !away(carrier) ? [carrier] : first),
    owner_and_first: () => orCoordinators([...(carrier === null ? [] : [carrier]), ...first]),
  }[to]();
  const there = wanted.filter((id) => !away(id));
  if (there.length > 0) return there;
  const anybody = everyone.filter((id) => !away(id));
  return anybody.length > 0 ? anybody : [...everyone];
}
