/**
 * [Note: Approval] A wording is a draft until a survivor and a worker of the programme each approved it. An approval is
 * given to a version: a changed word asks again. It can be taken back. Who gave it is sealed; what is published is the
 * month. A programme may adopt the approvals of another that shares its file of them, and says whose they are.
 */
import { z } from 'zod';
import type { Role } from '#programme/roles.ts';

/** `YYYY-MM` in the programme's time zone: a day would tell who was there. */
export const Month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/);

/** Who approves: a survivor (a peer), or a worker (a professional or a coordinator). Both are needed. */
export const APPROVERS = ['survivor', 'worker'] as const;
export type Approver = (typeof APPROVERS)[number];

/** For which side somebody approves. */
export const approverOf = (role: Role): Approver => (role === 'peer' ? 'survivor' : 'worker');

export const Approval = z.strictObject({
  /** An entry's id, or `practice-…` for a practice conversation. */
  item: z.string().max(80),
  version: z.string().max(64),
  survivor: Month.nullable(),
  worker: Month.nullable(),
  /** Name of the programme whose approval was adopted; null: our own. */
  adoptedFrom: z.string().max(80).nullable(),
});
export type Approval = z.infer<typeof Approval>;

export type Standing =
  | { readonly state: 'draft'; readonly given: readonly Approver[] }
  /** `month`: that of the second approval. */
  | { readonly state: 'approved'; readonly month: string; readonly adoptedFrom: string | null };

/** Where a version stands. Our own approval goes before one that was adopted. */
export function standingOf(approvals: readonly Approval[], item: string, version: string): Standing {
  const about = approvals.filter((approval) => approval.item === item && approval.version === version);
  const whole = (approval: Approval) => approval.survivor !== null && approval.worker !== null;
  const ours = about.find(({ adoptedFrom }) => adoptedFrom === null);
  const approved = ours !== undefined && whole(ours) ? ours : about.find(whole);
  if (approved === undefined) {
    const given = APPROVERS.filter((approver) => ours !== undefined && ours[approver] !== null);
    return { state: 'draft', given };
  }
  const { survivor, worker, adoptedFrom } = approved;
  // Months compare as text.
  const month = (survivor as string) > (worker as string) ? (survivor as string) : (worker as string);
  return { state: 'approved', month, adoptedFrom };
}

/** What each text says now, by its id. Hidden ones are read by nobody: they are neither approved nor handed on. */
export const versionsIn = (
  texts: readonly { readonly id: string; readonly version: string; readonly hidden: boolean }[],
): Map<string, string> =>
  new Map(texts.filter(({ hidden }) => !hidden).map(({ id, version }) => [id, version]));

/** Whether a side has still to approve before it is no draft. */
export const waitsFor = (standing: Standing, side: Approver): boolean =>
  standing.state === 'draft' && !standing.given.includes(side);
