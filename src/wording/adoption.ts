/**
 * [Note: Adoption] A programme hands its approvals to another as a file of versions and months: it names nobody. Whoever
 * takes it over gets what was approved word for word, and nothing else: a wording that reads otherwise there stays a draft.
 */
import { z } from 'zod';
import { type Approval, Month } from './approval.ts';

/** One approval that both sides gave. */
export const SharedApproval = z.strictObject({
  item: z.string().min(1).max(80),
  version: z.string().regex(/^[0-9a-f]{32}$/),
  survivor: Month,
  worker: Month,
});
export type SharedApproval = z.infer<typeof SharedApproval>;

/** Name under which approvals are shown as adopted. */
export const ProgrammeName = z.string().trim().min(2).max(80);
/** More than any guide has: a longer file is none of ours. */
export const MOST_SHARED = 400;

const ApprovalsFile = z.strictObject({
  passerelle: z.literal('wording-approvals'),
  schema: z.literal(1),
  programme: ProgrammeName,
  /** `YYYY-MM-DD` on which the file was made. */
  madeOn: z.iso.date(),
  approvals: z.array(SharedApproval).max(MOST_SHARED),
});
export type ApprovalsFile = z.infer<typeof ApprovalsFile>;

/** What a programme hands on: its own approvals, whole and of what it says today. What it adopted is not its to give. */
export function approvalsToShare(
  approvals: readonly Approval[],
  current: ReadonlyMap<string, string>,
): SharedApproval[] {
  return approvals.flatMap(({ item, version, survivor, worker, adoptedFrom }) =>
    adoptedFrom === null && survivor !== null && worker !== null && current.get(item) === version
      ? [{ item, version, survivor, worker }]
      : [],
  );
}

/** The text of the file, one approval a line so that it can be read and compared. */
export function writeApprovals(
  programme: string,
  madeOn: string,
  approvals: readonly SharedApproval[],
): string {
  const head = { passerelle: 'wording-approvals', schema: 1, programme, madeOn };
  const lines = approvals.map((approval) => `    ${JSON.stringify(approval)}`).join(',\n');
  return `${JSON.stringify(head, null, 2).replace(/\n\}$/, '')},\n  "approvals": [\n${lines}\n  ]\n}\n`;
}

/** Reads another programme's file; null when it is none, whatever is wrong with it. */
export function readApprovals(text: string): ApprovalsFile | null {
  try {
    const file = ApprovalsFile.safeParse(JSON.parse(text));
    return file.success ? file.data : null;
  } catch {
    return null;
  }
}

/** Those that are of exactly what we say: `current` has each item's version. */
export const exactOnes = (
  approvals: readonly SharedApproval[],
  current: ReadonlyMap<string, string>,
): SharedApproval[] => approvals.filter(({ item, version }) => current.get(item) === version);
