/** Paid time as the screens see it, opened; and what can be done with it. */
import type { PaidTime } from '#programme/paid-time.ts';
import type { ActionResult } from './result.ts';

/** Paid time that I may read: my own, and everybody's for the team. */
export type HoursView = readonly {
  readonly record: string;
  readonly member: string;
  readonly version: number;
  /** Null when it does not open. */
  readonly time: PaidTime | null;
}[];

export interface HoursDesk {
  load(): Promise<ActionResult>;
  /** My own. @param record null: a new line */
  saveTime(record: string | null, time: PaidTime): Promise<ActionResult>;
  dropTime(record: string): Promise<ActionResult>;
}
