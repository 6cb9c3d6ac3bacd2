/**
 * A week that nobody waits for: the server's clock jumps, and the clock of each browser with it, from one moment of a
 * simulated week to the next.
 *
 *   const week = weekOf(programme);
 *   const page = await week.open(founder);
 *   await week.goTo('tue', '10:00');
 */
import type { BrowserContextOptions, Page } from '@playwright/test';
import type { Teammate } from '#cli/client/team.ts';
import { TEAM_PATH } from '#contract/links.ts';
import { WEEKDAYS, type Weekday } from '#programme/settings.ts';
import { wakeAt } from '#server/store/wake.ts';
import { screens, type Visitor } from './chromium.ts';
import type { StartedProgramme } from './programme.ts';

const ZONE = 'America/Toronto';

export interface Week {
  /** Epoch ms of a moment on the programme's wall. */
  readonly at: (day: Weekday, wall: string) => number;
  /** Lets time pass until then, everywhere; what is due by then is done. @throws when it is past */
  readonly goTo: (day: Weekday, wall: string) => Promise<void>;
  /** A public page in a browser of her own, whose clock goes with the week. */
  readonly visit: (path: string) => Promise<Visitor>;
  /** The team's app in a browser of her own, signed in. */
  readonly open: (member: Teammate, options?: BrowserContextOptions) => Promise<Visitor>;
  /** Another morning: whoever was signed in yesterday is not any more. */
  readonly signInAgain: (visitor: Visitor, member: Teammate) => Promise<void>;
  /** Closes every browser. @throws when a page misbehaved */
  readonly end: () => Promise<void>;
}

/** The next whole week of the calendar begins now, on its Monday at midnight. */
export function weekOf(programme: StartedProgramme): Week {
  const { now, advance, place, founded } = programme;
  const today = Temporal.Instant.fromEpochMilliseconds(now()).toZonedDateTimeISO(ZONE);
  const monday = today.startOfDay().add({ days: 8 - today.dayOfWeek });
  const store = place.installation.store.forProgramme(founded.programme);
  const visitors = new Set<Visitor>();

  /** Pages are not told that time passed: a computer that slept is not either. */
  const follow = async (page: Page): Promise<void> => {
    const behind = now() - (await page.evaluate(() => Date.now()));
    if (behind > 1000) await page.clock.fastForward(behind);
  };
  const go = async (to: number): Promise<void> => {
    if (to < now()) throw new Error(`${new Date(to).toISOString()} is past.`);
    advance(to - now());
    for (const { page } of visitors) await follow(page);
    // What the clockwork does each minute.
    await store.write((tx) => wakeAt(tx, now()));
  };
  const at: Week['at'] = (day, wall) =>
    monday.add({ days: WEEKDAYS.indexOf(day) }).withPlainTime(wall).epochMilliseconds;
  const admit = async (path: string, options: BrowserContextOptions): Promise<Visitor> => {
    const visitor = await programme.chromium.visitor(programme.origin, options);
    await visitor.page.clock.install({ time: now() });
    await visitor.page.goto(path);
    visitors.add(visitor);
    return visitor;
  };
  advance(at('mon', '00:00') - now());
  return {
    at,
    goTo: (day, wall) => go(at(day, wall)),
    visit: (path) => admit(path, { viewport: screens.narrow }),
    async open(member, options = {}) {
      const visitor = await admit(TEAM_PATH, options);
      await programme.signInOn(visitor.page, member);
      return visitor;
    },
    async signInAgain({ page }, member) {
      await page.goto(TEAM_PATH);
      await programme.signInOn(page, member);
    },
    async end() {
      for (const visitor of visitors) await visitor.leave();
    },
  };
}
