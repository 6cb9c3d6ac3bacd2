/** What the server writes into the page of *Follow my request* (server/pages/follow.ts). */
import type { PageFacts } from '../parts/facts.ts';

export interface FollowFacts extends PageFacts {
  /** Days between closing and destruction. */
  readonly retentionDays: number;
  /** Characters of a message. */
  readonly limits: { readonly message: number };
  readonly paths: { readonly home: string };
}
