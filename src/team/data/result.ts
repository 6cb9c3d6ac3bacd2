/** How an action of the screens ended. */
import type { ErrorCode } from '#contract/errors.ts';

export type ActionResult =
  | {
      ok: true /** Journal number to undo it with, while possible. */;
      undo: number | null;
      undoUntil: number | null;
    }
  /** Kept sealed here and sent in order when the network is back. */
  | { ok: true; queued: true; undo: null; undoUntil: null }
  | {
      ok: false;
      code: ErrorCode | 'unreachable' | 'locked' /** Who has it, when `already_claimed`. */;
      owner?: string | null;
    };
