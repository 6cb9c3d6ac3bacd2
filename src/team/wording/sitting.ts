/** A sitting of review: how long it lasted, kept sealed from the first answer on, so that leaving loses no minute. */
import type { TeamState } from '#team/data/model.ts';

/** Whoever was away from the screen for longer was doing something else: so much of it counts. */
const LONGEST_PAUSE_MS = 5 * 60_000;

export interface Clocked {
  /** Epoch ms of the last answer. */
  readonly at: number;
  readonly ms: number;
}

/** @param at epoch ms; now when not given, and so everywhere */
export const begun = (at = Date.now()): Clocked => ({ at, ms: 0 });

/** Time up to `at` counted in. */
export const ticked = (clocked: Clocked, at = Date.now()): Clocked => ({
  at,
  ms: clocked.ms + Math.min(Math.max(0, at - clocked.at), LONGEST_PAUSE_MS),
});

/** What is proposed: whole minutes begun, one at least. */
export const minutesOf = ({ ms }: Clocked): number => Math.max(1, Math.ceil(ms / 60_000));

const SCREEN = 'wording_review';

/** A sitting as a draft, until its time is noted. */
export const draftOf = (time: Sitting) => ({
  kind: 'draft' as const,
  screen: SCREEN,
  file: null,
  fields: { day: time.day, minutes: time.minutes },
});

/** What was done, before it is paid time. */
interface Sitting {
  /** In the programme's time zone. */
  readonly day: string;
  readonly minutes: number;
}

export interface Unnoted extends Sitting {
  readonly record: string;
}

/** Sittings whose time was not noted. */
export function unnotedIn(drafts: TeamState['drafts']): Unnoted[] {
  return drafts.flatMap(({ record, draft }) => {
    const { day, minutes } = draft.fields;
    return draft.screen === SCREEN && typeof day === 'string' && typeof minutes === 'number'
      ? [{ record, day, minutes }]
      : [];
  });
}
