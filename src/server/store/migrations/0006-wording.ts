/** What a programme makes of the guide, who approved it by side and month, and paid time. Columns are described in `schema.ts`. */
import { sql } from 'kysely';
import type { Migration } from './migration.ts';
import { int, raiseWall, tablesOf, text } from './tables.ts';

export const wording: Migration = {
  name: '0006-wording',
  async up(db, engine) {
    const { owned, index } = tablesOf(db);
    await owned('own_entry', ['id'], (t) => int(text(t, 'id', 'body?', 'based_on?'), 'hidden', 'version'));
    // Kept in the order of their names: that of their writing, laid beside the journal, would say who approved what.
    await owned('approval', ['item', 'version', 'adopted_from'], (t) => {
      const table = text(t, 'item', 'version', 'adopted_from', 'survivor?', 'worker?');
      return engine === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table;
    });
    await owned('paid_time', ['id'], (t) =>
      int(text(t, 'id', 'member', 'sealed', 'own_key', 'team_key'), 'version'),
    );
    await index('paid_time_member', 'paid_time', ['programme', 'member']);
    if (engine === 'postgres') await raiseWall(db, ['own_entry', 'approval', 'paid_time']);
  },
};
