/** To whom something was sent about a request since a time, as its journal says; each once, with the last time. Pure. */
import type { TimelineItem } from '#team/data/model.ts';

export interface Told {
  readonly to: readonly string[];
  /** Epoch ms of the last reminder. */
  readonly at: number;
}

/** @param since epoch ms, counted in; null when nobody was told from then on */
export function toldSince(timeline: readonly TimelineItem[], since: number): Told | null {
  const alerts = timeline.flatMap((item) =>
    item.type === 'event' && item.event.alert && item.event.at >= since ? [item.event] : [],
  );
  const last = alerts.at(-1);
  const to = [...new Set(alerts.flatMap(({ alert }) => alert?.sent ?? []))];
  return last && to.length > 0 ? { to, at: last.at } : null;
}
