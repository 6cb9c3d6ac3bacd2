/** How a member wants to be told, beside the open app: by which way for which promptness, and when not. */
import { z } from 'zod';
import { Promptness } from '#programme/request.ts';
import { WallTime } from '#programme/settings.ts';

/** What leaves the server: a fixed e-mail, or an empty knock to her devices. */
export const WAYS = ['mail', 'push'] as const;
export type Way = (typeof WAYS)[number];

export const QuietHours = z.object({
  from: WallTime,
  to: WallTime,
  /** Whether even `now` stays quiet. */
  evenNow: z.boolean(),
});

export const AlertPrefs = z.object({
  mail: z.array(Promptness).max(3),
  push: z.array(Promptness).max(3),
  /** Told of each arrival, whoever is on duty. */
  every: z.boolean(),
  /** Not while she is on duty, nor about a request of hers. */
  quiet: QuietHours.nullable(),
  /** Hour of a daily mail that says nothing but that alerts reach her; null: none. */
  daily: WallTime.nullable(),
});
export type AlertPrefs = z.infer<typeof AlertPrefs>;

export const DEFAULT_ALERT_PREFS: AlertPrefs = {
  mail: ['now', 'soon', 'no_rush'],
  push: ['now', 'soon', 'no_rush'],
  every: false,
  quiet: null,
  daily: null,
};

/** Whether `wall` (`HH:MM`) lies in quiet hours, which may pass midnight. */
export function isQuiet(quiet: AlertPrefs['quiet'], wall: string, promptness: Promptness): boolean {
  if (quiet === null || quiet.from === quiet.to) return false;
  if (promptness === 'now' && !quiet.evenNow) return false;
  return quiet.from < quiet.to
    ? quiet.from <= wall && wall < quiet.to
    : wall >= quiet.from || wall < quiet.to;
}

/** How prompt an alert about the agenda is: what begins within so long cannot wait for the morning. */
const SOON_MS = 12 * 60 * 60_000;

/**
 * What her wishes say of an alert about the agenda, told like a request of that promptness: by which ways, and whether it
 * waits until her quiet hours are over.
 * @param span of the plan's times, epoch ms; null while it has none
 */
export function agendaAlert(
  prefs: AlertPrefs,
  { span, now, wall }: { span: { from: number; until: number } | null; now: number; wall: string },
): { ways: readonly Way[]; waits: boolean } {
  const near = span !== null && span.from - now < SOON_MS && span.until > now;
  const promptness = near ? 'now' : 'soon';
  return {
    ways: WAYS.filter((way) => prefs[way].includes(promptness)),
    waits: isQuiet(prefs.quiet, wall, promptness),
  };
}
