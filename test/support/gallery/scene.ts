/** One state of one screen: what is shown, from which data, and the hand that it needs. */
import type { Page } from '@playwright/test';
import type { FixtureOptions } from '../team-fixture.ts';

export interface Scene {
  readonly path: string;
  readonly options?: FixtureOptions;
  readonly act?: (page: Page) => Promise<void>;
}
