/** A peer's hours: promised, done, paid. Pure: what she sees, what a coordinator pays, and what her statement says are one sum. */
import type { EngagementOffer, Payment } from '#programme/engagement.ts';
import { type PaidTime, paidMinutes, partsSum, promisedParts, type TimeParts } from '#programme/paid-time.ts';

/** Time that she noted. */
export interface NotedTime {
  readonly record: string;
  readonly member: string;
  readonly time: PaidTime;
}

export interface HourLine extends NotedTime {
  readonly minutes: number;
  /** `YYYY-MM-DD`; null while it is not paid. */
  readonly paidOn: string | null;
}

/** What she took on, as far as hours are concerned. */
export interface Promised {
  readonly engagement: string;
  readonly what: EngagementOffer['occasion'];
  /** Epoch ms of the meeting itself. */
  readonly startAt: number;
  readonly endAt: number;
  readonly parts: TimeParts;
}

interface Confirmed {
  readonly engagement: string;
  readonly state: string;
  readonly choice: string | null;
  readonly offer: EngagementOffer | null;
}

/** Newest day first. A line that two payments name is paid once, by the earlier. */
export function hourLines(
  times: readonly NotedTime[],
  payments: readonly { readonly payment: Payment }[],
): HourLine[] {
  const paid = new Map<string, string>();
  for (const { payment } of payments)
    for (const record of payment.times) {
      const before = paid.get(record);
      if (before === undefined || payment.paidOn < before) paid.set(record, payment.paidOn);
    }
  return times
    .map((noted) => ({
      ...noted,
      minutes: paidMinutes(noted.time),
      paidOn: paid.get(noted.record) ?? null,
    }))
    .sort((a, b) => b.time.day.localeCompare(a.time.day) || b.record.localeCompare(a.record));
}

/**
 * Confirmed engagements that she noted no time for yet: those to come, and those that are over and wait for her word.
 * @param now epoch ms
 */
export function promisedHours(
  engagements: readonly Confirmed[],
  times: readonly NotedTime[],
  now: number,
): { readonly coming: readonly Promised[]; readonly toNote: readonly Promised[] } {
  const noted = new Set(
    times.flatMap(({ time }) => (time.what === 'wording_review' ? [] : [time.engagement])),
  );
  const all = engagements
    .flatMap(({ engagement, state, choice, offer }): Promised[] => {
      const time = offer?.times.find(({ id }) => id === choice);
      if (state !== 'confirmed' || !offer || !time || noted.has(engagement)) return [];
      const { startAt, endAt } = time;
      return [{ engagement, what: offer.occasion, startAt, endAt, parts: promisedParts(offer, time) }];
    })
    .sort((a, b) => a.startAt - b.startAt);
  return {
    coming: all.filter(({ endAt }) => endAt > now),
    toNote: all.filter(({ endAt }) => endAt <= now),
  };
}

/** Minutes of each, at a glance. What waits for her word counts as promised. */
export function hourSums(
  lines: readonly HourLine[],
  { coming, toNote }: ReturnType<typeof promisedHours>,
): { readonly promised: number; readonly done: number; readonly paid: number } {
  const sum = (of: readonly { minutes: number }[]) => of.reduce((all, { minutes }) => all + minutes, 0);
  return {
    promised: sum([...coming, ...toNote].map(({ parts }) => ({ minutes: partsSum(parts) }))),
    done: sum(lines.filter(({ paidOn }) => paidOn === null)),
    paid: sum(lines.filter(({ paidOn }) => paidOn !== null)),
  };
}

/** Lines of a period, both days included (`YYYY-MM-DD`), oldest first: what a statement lists. */
export const linesWithin = (
  lines: readonly HourLine[],
  { from, until }: { from: string; until: string },
): HourLine[] => lines.filter(({ time }) => time.day >= from && time.day <= until).reverse();
