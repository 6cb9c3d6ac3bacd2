/**
 * [Note: One after another] Each part of a session is saved by itself, and who is in a hurry saves a second part while the
 * first is on its way. That is no conflict with anybody: writes of one browser follow each other, and the second stands on
 * what the first made. What a colleague wrote meanwhile is a conflict still, and said as one.
 */
import type { SessionPlan } from '#programme/session-plan.ts';

/** By plan: what is on its way. */
const onItsWay = new Map<string, Promise<unknown>>();
/** `plan version` of what this browser wrote. */
const written = new Set<string>();

/** Runs `write` once what this browser writes of `plan` already is through. */
export function afterMine<T>(plan: string, write: () => Promise<T>): Promise<T> {
  const turn = (onItsWay.get(plan) ?? Promise.resolve()).then(write);
  onItsWay.set(
    plan,
    turn.catch(() => undefined),
  );
  return turn;
}

export const noteMine = (plan: string, version: number): void => void written.add(`${plan} ${version}`);

/** Whether all that came after version `seen` up to `stands` was written here. */
export function isMine(plan: string, seen: number, stands: number): boolean {
  for (let version = seen + 1; version <= stands; version++)
    if (!written.has(`${plan} ${version}`)) return false;
  return true;
}

/** What of `after` is otherwise than in `before`, put over `stands`. Fields that are gone go. */
export function changedOver(stands: SessionPlan, before: SessionPlan, after: SessionPlan): SessionPlan {
  const next: Record<string, unknown> = { ...stands };
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof SessionPlan>)
    if (JSON.stringify(before[key]) !== JSON.stringify(after[key])) next[key] = after[key];
  return next as SessionPlan;
}
