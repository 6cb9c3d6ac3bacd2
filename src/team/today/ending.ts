/** Closed requests whose destruction is near: as the server listed them, corrected by what is known since. Pure. */
import type { Ending } from '#contract/requests.ts';
import { destructionNotice } from '#programme/retention.ts';
import type { RequestRow } from '#programme/request.ts';

/** Nearest first. @param now epoch ms */
export function endingNow(
  listed: readonly Ending[],
  requests: ReadonlyMap<string, { readonly row: RequestRow }>,
  now: number,
): Ending[] {
  const unknown = listed.filter(({ file }) => !requests.has(file));
  const known = [...requests.values()].flatMap(({ row }) => {
    const notice = row.practice ? null : destructionNotice(row, now);
    return notice === null ? [] : [{ file: row.file, reference: row.reference, ...notice }];
  });
  return [...unknown, ...known].sort((a, b) => a.destroyAt - b.destroyAt || (a.file < b.file ? -1 : 1));
}
