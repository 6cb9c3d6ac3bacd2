/** An absence that is told for later: what is hers is handed over when it begins, once. */
import type { Migration } from './migration.ts';

export const absenceBegins: Migration = {
  name: '0005-absence-begins',
  async up(db) {
    // Those that are kept already were handed over when they were told.
    await db.schema.alterTable('absence').addColumn('begins_at', 'bigint').execute();
    await db.schema.alterTable('absence').addColumn('taker', 'text').execute();
  },
};
