/** One state of one screen: what is shown, from which data, and the hand that it needs. */
import type { Page } from '@playwright/test';
import type { FixtureOptions } from '../team-fixture.ts';
import type { EvaluationPart } from './evaluation.tsx';

export interface Scene {
  readonly path: string;
  readonly options?: FixtureOptions;
  /** A part of evaluation, in the place of the settings. */
  readonly evaluation?: EvaluationPart;
  readonly act?: (page: Page) => Promise<void>;
}
