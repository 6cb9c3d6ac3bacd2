/**
 * A whole programme for journeys: the real server on a folder of its own, a founded team, and real browsers on both
 * sides of the door.
 *
 *   const programme = await startProgramme(t);
 *   const partner = await programme.visit('/demande');
 *   const founder = await programme.signIn(programme.founder);
 *
 * The server's clock may be moved forward (`advance`): a six-digit code serves once, and nobody waits thirty days.
 */
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { BrowserContextOptions, Page } from '@playwright/test';
import { must } from '#cli/client/member.ts';
import { Team, type Teammate } from '#cli/client/team.ts';
import { callRoute } from '#contract/client.ts';
import { TEAM_PATH } from '#contract/links.ts';
import { getSettings, putSettings } from '#contract/settings.ts';
import type { ProgrammeSettings } from '#programme/settings.ts';
import { totpCode } from '#sealing/totp.ts';
import { DIST_FOLDER } from '#server/assets.ts';
import * as m from '#texts/messages.ts';
import type { Locale } from '#texts/locales.ts';
import { type Chromium, startChromium, type Visitor } from './chromium.ts';
import { type Founded, openPlace, type Place } from './installation.ts';

export interface StartedProgramme {
  readonly place: Place;
  readonly founded: Founded;
  /** Address that people open. */
  readonly origin: string;
  readonly team: Team;
  /** Coordinator and founder. */
  readonly founder: Teammate;
  /** Professional. */
  readonly beatrice: Teammate;
  readonly chromium: Chromium;
  /** Epoch ms, the server's clock. */
  readonly now: () => number;
  /** Moves the server's clock forward by so many ms. */
  readonly advance: (ms: number) => void;
  /** A code of the second factor that was not used yet. */
  readonly nextCode: (member: Pick<Teammate, 'credentials'>) => string;
  /** A public page in a browser of its own. */
  readonly visit: (path: string, options?: BrowserContextOptions) => Promise<Visitor>;
  /** The team's app in a browser of its own, open on *Today*. */
  readonly signIn: (member: Teammate, options?: BrowserContextOptions) => Promise<Visitor>;
  /** Through the sign-in screens with a page that is there. */
  readonly signInOn: (page: Page, member: Pick<Teammate, 'credentials'>, locale?: Locale) => Promise<void>;
}

export const NAMES = { founder: 'Fondatrice inventée', beatrice: 'Béatrice Exemple' } as const;
const CODE_LASTS_MS = 30_000;

/**
 * @param options `open` (by default): the programme answers day and night, so that a test means the same at any hour;
 *   `whole`: in the browser that people open, see `startChromium`
 * @throws when Chromium or the build is missing
 */
export async function startProgramme(
  t: TestContext,
  options: { open?: boolean; env?: Record<string, string>; whole?: boolean } = {},
): Promise<StartedProgramme> {
  let shift = 0;
  const now = () => Date.now() + shift;
  const advance = (ms: number) => void (shift += ms);
  const chromium = await startChromium({ whole: options.whole ?? false });
  t.after(() => chromium.stop());
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-journey-'));
  const place = await openPlace(t, {
    folder,
    dist: copyOfDist(folder),
    clock: now,
    ...(options.env ? { env: options.env } : {}),
  });
  // Whoever asks for the server's time is told that of its clock.
  place.installation.app.server.prependListener('request', (_request, response) =>
    response.setHeader('date', new Date(now()).toUTCString()),
  );
  const founded = await place.found();
  const team = new Team(founded, place.base, now);
  const founder = team.founder();
  advance(CODE_LASTS_MS);
  await team.present(founder);
  const beatrice = await team.welcome(founder, {
    role: 'professional',
    name: NAMES.beatrice,
    title: 'intervenante',
    signInName: 'beatrice',
    passphrase: 'six autres mots inventes pour essayer',
  });
  advance(CODE_LASTS_MS);
  await team.present(beatrice);
  if (options.open ?? true) await openDayAndNight(founder);
  const nextCode: StartedProgramme['nextCode'] = ({ credentials }) => {
    // One step on from whatever code was last used, by whoever used it.
    advance(CODE_LASTS_MS);
    return totpCode(credentials.totpSecret, now());
  };
  const signInOn: StartedProgramme['signInOn'] = async (page, member, locale = 'fr') => {
    const { signInName, passphrase } = member.credentials;
    await page.getByLabel(m.team_access_name(locale), { exact: true }).fill(signInName);
    await page.getByLabel(m.team_access_passphrase(locale), { exact: true }).fill(passphrase);
    await page.getByRole('button', { name: m.team_access_continue(locale) }).click();
    await page.getByLabel(m.team_access_code(locale), { exact: true }).fill(nextCode(member));
    // The next code, whoever types it, is a later one.
    advance(CODE_LASTS_MS);
    await page
      .getByRole('heading', { level: 1 })
      .filter({ hasText: new RegExp(`${m.team_today_title(locale)}|${m.team_today_peer_title(locale)}`) })
      .waitFor();
  };
  return {
    place,
    founded,
    origin: place.base,
    team,
    founder,
    beatrice,
    chromium,
    now,
    advance,
    nextCode,
    signInOn,
    async visit(path, browser) {
      const visitor = await chromium.visitor(place.base, browser);
      await visitor.page.goto(path);
      return visitor;
    },
    async signIn(member, browser) {
      const visitor = await chromium.visitor(place.base, browser);
      await visitor.page.goto(TEAM_PATH);
      await signInOn(visitor.page, member, browser?.locale?.startsWith('en') ? 'en' : 'fr');
      return visitor;
    },
  };
}

/** The build as it is now: one that is made meanwhile does not pull the pages away from under a journey. */
function copyOfDist(folder: string): string {
  const copy = join(folder, 'dist');
  cpSync(DIST_FOLDER, copy, { recursive: true });
  return copy;
}

async function openDayAndNight(coordinator: Teammate): Promise<void> {
  const always = [{ from: '00:00', to: '24:00' }];
  await changeSettings(coordinator, (settings) => ({
    ...settings,
    hours: {
      ...settings.hours,
      week: { mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always },
      holidays: false,
    },
  }));
}

export async function changeSettings(
  coordinator: Teammate,
  change: (settings: ProgrammeSettings) => ProgrammeSettings,
): Promise<void> {
  const { version, settings } = must(getSettings, await callRoute(getSettings, {}, coordinator.transport));
  must(
    putSettings,
    await callRoute(putSettings, { body: { version, settings: change(settings) } }, coordinator.transport),
  );
}
