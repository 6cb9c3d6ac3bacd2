/** A refusal that the contract knows: thrown anywhere on the server, answered in one place (errors.ts). */
import { ERRORS, type ErrorCode } from '#contract/errors.ts';

export class Refusal extends Error {
  readonly code: ErrorCode;
  /** What is current, for the codes that carry it (`stale`, `already_claimed`, `old_epoch`, `old_certificate`). */
  readonly current: unknown;

  constructor(code: ErrorCode, current?: unknown) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.current = current;
  }

  get status(): number {
    return ERRORS[this.code].status;
  }
}
