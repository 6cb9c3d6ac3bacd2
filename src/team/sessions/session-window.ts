/** What the room of sessions looks at: back to those that wait for their three months, ahead to the next season. Epoch ms. */
const DAY_MS = 24 * 60 * 60_000;

/** The same all day long, so that it is fetched once. */
export function sessionWindow(now: number): { from: number; until: number } {
  const day = now - (now % DAY_MS);
  return { from: day - 130 * DAY_MS, until: day + 240 * DAY_MS };
}
