/** Where an awareness session stands and what it lacks: pure. Days are calendar dates of the programme's time zone. */
import type { ProposedTime } from '#programme/engagement.ts';
import { type ChecklistItem, type SessionPlan, UNDERTAKINGS } from '#programme/session-plan.ts';

/** `to_note`: its time has passed, and nobody noted yet that it was held. */
export type SessionStage = 'preparing' | 'to_hold' | 'under_way' | 'to_note' | 'after' | 'done' | 'cancelled';

/** What somebody still has to do, in the order in which it is done. */
export type SessionLack =
  | 'contact'
  | 'professional'
  | 'times'
  | 'undertaking'
  | 'settle'
  | 'checklist'
  | 'note_held'
  | 'attendance'
  | 'thanks'
  | 'later_round'
  | 'next_step';

const MONTHS_UNTIL_LATER = 3;

export const settledTimeOf = ({
  times,
  settled,
}: Pick<SessionPlan, 'times' | 'settled'>): ProposedTime | null =>
  times.find(({ id }) => id === settled) ?? null;

export const undertook = ({ undertaking }: Pick<SessionPlan, 'undertaking'>): boolean =>
  UNDERTAKINGS.every((one) => undertaking?.accepted.includes(one));

/** @param now epoch ms @param today `YYYY-MM-DD` */
export function sessionStage(plan: SessionPlan, now: number, today: string): SessionStage {
  if (plan.cancelled) return 'cancelled';
  if (plan.held !== null)
    return sessionLacks(plan, now, today).length > 0 || waitsForLater(plan) ? 'after' : 'done';
  const time = settledTimeOf(plan);
  if (time === null) return 'preparing';
  if (now < time.startAt) return 'to_hold';
  return now < time.endAt ? 'under_way' : 'to_note';
}

/** What it lacks now; nothing once it is cancelled. @param now epoch ms @param today `YYYY-MM-DD` */
export function sessionLacks(plan: SessionPlan, now: number, today: string): SessionLack[] {
  if (plan.cancelled) return [];
  const lacks: SessionLack[] = [];
  const say = (lack: SessionLack, missing: boolean) => {
    if (missing) lacks.push(lack);
  };
  if (plan.held === null) {
    const time = settledTimeOf(plan);
    say('contact', plan.contact.phone.trim() === '');
    say('professional', plan.professional === null);
    say('times', plan.times.length === 0);
    say('undertaking', !undertook(plan));
    say('settle', plan.times.length > 0 && time === null);
    say('checklist', checklistDue(plan.checklist, today).length > 0);
    say('note_held', time !== null && now >= time.endAt);
    return lacks;
  }
  say('attendance', headCount(plan.attendance) === 0);
  say('thanks', !plan.thanked);
  say('next_step', plan.next !== null && !plan.next.done && plan.next.dueOn <= today);
  say('later_round', waitsForLater(plan) && (laterDueOn(plan) ?? '9') <= today);
  return lacks;
}

/** Things that are to be done by today and are not. */
export const checklistDue = (items: readonly ChecklistItem[], today: string): readonly ChecklistItem[] =>
  items.filter(({ doneAt, dueOn }) => doneAt === null && dueOn !== null && dueOn <= today);

/** Heads of all sectors; names are not taken. */
export const headCount = (attendance: SessionPlan['attendance']): number =>
  attendance.reduce((sum, { heads }) => sum + heads, 0);

/** The day on which the questions at three months are given to the partner's contact; null before it was held. */
export function laterDueOn(plan: Pick<SessionPlan, 'held' | 'heldOn'>): string | null {
  if (plan.held === null || plan.heldOn === undefined) return null;
  return monthsAfter(plan.heldOn, MONTHS_UNTIL_LATER);
}

/** Only where people were asked before or after: there would be nothing to compare with. */
const waitsForLater = (plan: SessionPlan): boolean =>
  (plan.rounds.before !== null || plan.rounds.after !== null) && plan.laterGivenOn === undefined;

/** The same day of the month, or its last one: 30 November and three months are 28 February. */
export function monthsAfter(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

/** What else is always to be thought of, in days before (or after) the session. `materials` come from its type. */
export const STANDARD_TASKS = [
  { key: 'call_contact', days: -7 },
  { key: 'print', days: -3 },
  { key: 'questions', days: -3 },
  { key: 'room', days: -1 },
] as const;
export type StandardTask = (typeof STANDARD_TASKS)[number]['key'];

/** Days before the session by which its materials are there. */
export const MATERIALS_DAYS = -3;

/** `date` and so many days. */
export const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * 24 * 60 * 60_000).toISOString().slice(0, 10);

/** When a session moves, what is not done yet moves by as many days; what was done, or has no day, stays. */
export function checklistMoved(items: readonly ChecklistItem[], from: string, to: string): ChecklistItem[] {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / (24 * 60 * 60_000));
  return items.map((item) =>
    item.doneAt === null && item.dueOn !== null ? { ...item, dueOn: daysAfter(item.dueOn, days) } : item,
  );
}
