/** The forms of a request's page, by name; which one is open stands in the address. */
import type { OpenRequest } from '#team/data/model.ts';

export const REQUEST_TASKS = ['assess', 'decide', 'plan', 'message', 'note', 'close'] as const;
export type RequestTask = (typeof REQUEST_TASKS)[number];

export interface TaskProps {
  readonly request: OpenRequest;
  readonly now: number;
  /** Closes the form; `next` opens the one that usually follows. */
  readonly onDone: (next?: RequestTask) => void;
}
