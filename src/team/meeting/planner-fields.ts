/** The planner's form, pure: where its fields begin, what is missing, and the plan that they make. */
import type { ProposedTime } from '#programme/engagement.ts';
import { CAFE_THEMES, type MeetingPlan } from '#programme/meeting-plan.ts';
import { wallOf } from '#programme/moment.ts';
import { newId } from '#programme/new-id.ts';
import { readWall, type WallChoice } from '#programme/wall-choice.ts';
import type { PlanView } from '#team/data/agenda.ts';

const MINUTE_MS = 60_000;
export const TIMES_MAX = 3;

/** A time as it is typed. `id` stays while it is typed, so that what is known of it stays with it. */
export interface TypedTime extends WallChoice {
  readonly id: string;
}

export interface PlannerFields extends Record<string, unknown> {
  /** Of the plan: drawn with the draft, so that sending twice is sending once. */
  readonly plan: string;
  readonly what: MeetingPlan['what'];
  readonly times: readonly TypedTime[];
  readonly minutes: number;
  readonly how: MeetingPlan['how'];
  readonly place: string;
  readonly safeContact: string;
  readonly broughtBy: string;
  readonly ifAbsent: string;
  readonly planB: string;
  readonly professional: string;
  readonly team: readonly string[];
  readonly headCount: number;
  readonly themes: readonly string[];
  readonly beforeMinutes: number;
  readonly afterMinutes: number;
}

export const blankTime = (): TypedTime => ({ id: newId(), date: '', time: '', which: null });

/** Lengths that people really plan, in minutes. */
export const LENGTHS: Readonly<Record<MeetingPlan['what'], readonly number[]>> = {
  meeting: [45, 60, 90, 120],
  coaching: [30, 60, 90, 120],
  cafe: [60, 90, 120, 180],
};
const USUAL: Readonly<Record<MeetingPlan['what'], number>> = { meeting: 60, coaching: 60, cafe: 120 };
const CAFE_HEADS = 8;
const TIMES: Readonly<Record<MeetingPlan['what'], number>> = { meeting: 2, coaching: 2, cafe: 1 };

/** How long it usually is, with how many: what it begins with when it becomes another kind. */
export const usualOf = (what: MeetingPlan['what']): Pick<PlannerFields, 'minutes' | 'headCount'> => ({
  minutes: USUAL[what],
  headCount: what === 'cafe' ? CAFE_HEADS : 1,
});

/** The same people as last time, otherwise whoever has the request. @param last of the same request */
export function startingFields(input: {
  what: MeetingPlan['what'];
  /** Who has the request, or who begins the plan. */
  owner: string;
  /** Null: none yet. */
  last: MeetingPlan | null;
  /** The two who stand on the return card, of the team. */
  known: readonly string[];
  /** Of the team, and there now. */
  team: ReadonlySet<string>;
}): PlannerFields {
  const { what, owner, last, known, team } = input;
  const here = (member: string | null | undefined): member is string =>
    typeof member === 'string' && team.has(member);
  const professional = [last?.professional, ...known, owner].find(here) ?? '';
  return {
    plan: newId(),
    what,
    times: Array.from({ length: TIMES[what] }, blankTime),
    minutes: last?.what === what ? last.minutes : USUAL[what],
    how: last?.how ?? (what === 'coaching' ? 'phone' : 'in_person'),
    place: '',
    safeContact: last?.safeContact ?? '',
    broughtBy: last?.broughtBy ?? '',
    ifAbsent: last?.ifAbsent ?? '',
    planB: last?.planB ?? '',
    professional,
    team: (last?.team ?? []).filter((member) => here(member) && member !== professional),
    headCount: last?.headCount ?? usualOf(what).headCount,
    themes: [],
    beforeMinutes: 30,
    afterMinutes: 30,
  };
}

/** The latest plan of a request: its people are proposed again. */
export function lastOf(plans: readonly PlanView[], file: string, except: string | null): MeetingPlan | null {
  const of = plans.flatMap(({ plan, content }) =>
    content?.kind === 'meeting' && content.file === file && plan !== except ? [content] : [],
  );
  const begun = (plan: MeetingPlan) => plan.history[0]?.at ?? 0;
  return of.sort((a, b) => begun(b) - begun(a))[0] ?? null;
}

/** As it stands, to be changed. */
export const fieldsOf = (
  plan: string,
  content: MeetingPlan,
  place: string,
  timeZone: string,
): PlannerFields => ({
  plan,
  what: content.what,
  times: content.times.map((time) => typedTime(time, timeZone)),
  minutes: content.minutes,
  how: content.how,
  place,
  safeContact: content.safeContact,
  broughtBy: content.broughtBy,
  ifAbsent: content.ifAbsent,
  planB: content.planB,
  professional: content.professional ?? '',
  team: content.team,
  headCount: content.headCount ?? 1,
  themes: content.themes,
  beforeMinutes: content.beforeMinutes,
  afterMinutes: content.afterMinutes,
});

export function typedTime({ id, startAt }: ProposedTime, timeZone: string): TypedTime {
  const { year, month, day, hour, minute } = wallOf(startAt, timeZone);
  const two = (n: number) => String(n).padStart(2, '0');
  const wall = { date: `${year}-${two(month)}-${two(day)}`, time: `${two(hour)}:${two(minute)}` };
  const first = readWall({ ...wall, which: 'first' }, timeZone, 0).at;
  return { id, ...wall, which: first === startAt ? 'first' : 'second' };
}

/** The times that are whole; a second or third that was never begun does not count. */
export function readTimes(
  typed: readonly TypedTime[],
  minutes: number,
  timeZone: string,
  now: number,
): { times: ProposedTime[]; sound: boolean } {
  const begun = typed.filter(({ date, time }, index) => index === 0 || date !== '' || time !== '');
  const times = begun.flatMap((one) => {
    const { at } = readWall(one, timeZone, now);
    return at === null ? [] : [{ id: one.id, startAt: at, endAt: at + minutes * MINUTE_MS }];
  });
  return { times, sound: times.length === begun.length && overlapping(times) === null };
}

/** A time that overlaps one before it: nobody can be asked for both. */
export function overlapping(times: readonly ProposedTime[]): ProposedTime | null {
  return (
    times.find(({ startAt, endAt }, index) =>
      times.slice(0, index).some((other) => startAt < other.endAt && other.startAt < endAt),
    ) ?? null
  );
}

export type PlannerProblem = 'times' | 'overlap' | 'professional' | 'plan_b' | 'themes' | 'too_long';

/** @param invited whether a peer is asked already: then nothing is planned without a plan B */
export function problemsOf(
  fields: PlannerFields,
  { timeZone, now, invited }: { timeZone: string; now: number; invited: boolean },
): PlannerProblem[] {
  const { times, sound } = readTimes(fields.times, fields.minutes, timeZone, now);
  const problems: PlannerProblem[] = [];
  if (overlapping(times) !== null) problems.push('overlap');
  else if (!sound) problems.push('times');
  if (fields.professional === '') problems.push('professional');
  if (fields.planB.trim() === '' && (invited || fields.what === 'meeting')) problems.push('plan_b');
  if (fields.what === 'cafe' && fields.themes.length === 0) problems.push('themes');
  const over = (Object.entries(MOST) as [keyof typeof MOST, number][]).some(
    ([name, most]) => fields[name].trim().length > most,
  );
  if (over) problems.push('too_long');
  return problems;
}

/** As the sealed plan takes them. */
export const MOST = { place: 120, safeContact: 300, broughtBy: 120, ifAbsent: 300, planB: 360 } as const;

/** The plan that the fields make over what stands: history, engagements and outcome stay as they are. */
export function planFrom(
  fields: PlannerFields,
  times: ProposedTime[],
  stands: MeetingPlan | null,
  from: { file: string; reference: string } | null,
): MeetingPlan {
  const { what, minutes, how, beforeMinutes, afterMinutes } = fields;
  const cafe = what === 'cafe';
  return {
    file: from?.file ?? null,
    reference: from?.reference ?? null,
    settled: null,
    engagements: [],
    history: [],
    cancelled: false,
    next: null,
    outcome: null,
    ...stands,
    kind: 'meeting',
    what,
    minutes,
    how,
    beforeMinutes,
    afterMinutes,
    times,
    // None is chosen where whoever it was left, and others were told: it stays, and the screen says so.
    professional: fields.professional || (stands?.professional ?? null),
    team: fields.team.filter((member) => member !== fields.professional),
    planB: fields.planB.trim(),
    // A café is nobody's in particular: what is said of one woman has no place in it.
    safeContact: cafe ? '' : fields.safeContact.trim(),
    broughtBy: what === 'meeting' ? fields.broughtBy.trim() : '',
    ifAbsent: what === 'meeting' ? fields.ifAbsent.trim() : '',
    headCount: what === 'meeting' ? null : fields.headCount,
    themes: cafe ? CAFE_THEMES.filter((theme) => fields.themes.includes(theme)) : [],
  };
}
