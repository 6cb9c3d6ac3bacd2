/** Call marks that nobody ended. */
import { CALL_MARK_MAX_MS } from '#programme/request.ts';
import { writeLine } from './journal.ts';
import type { Tx } from './tx.ts';

/**
 * Clears marks of 60 minutes and more: the partner's page must not say for ever that somebody is calling. A new version, so that
 * whoever acts meanwhile sees it; a line, so that screens do.
 */
export async function endOldCalls(tx: Tx, now: number): Promise<void> {
  const cleared = await tx.db
    .updateTable('request')
    .set((eb) => ({ calling_since: null, calling_by: null, version: eb('version', '+', 1) }))
    .where('programme', '=', tx.programme)
    .where('calling_since', '<=', now - CALL_MARK_MAX_MS)
    .returning(['file', 'version'])
    .execute();
  for (const { file, version } of cleared)
    await writeLine(tx, { kind: 'call_ended', at: now, actor: 'system', file, version });
}
