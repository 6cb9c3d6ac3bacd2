/** What the server writes into the request page (server/pages/request.ts). */
import type { PageFacts } from '../parts/facts.ts';
import type { Limits } from './answers.ts';

export interface RequestFacts extends PageFacts {
  /** An exercise: marked, never counted; the server asks for a member's session. */
  readonly practice: boolean;
  /** The line that answers round the clock, where the programme shows it. */
  readonly night: { readonly name: string; readonly number: string } | null;
  readonly limits: Limits;
  readonly paths: { readonly home: string; readonly follow: string };
}
