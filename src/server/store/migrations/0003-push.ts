/** Where a member's devices are knocked on. Columns are described in `schema.ts`. */
import type { Migration } from './migration.ts';
import { int, raiseWall, tablesOf, text } from './tables.ts';

export const push: Migration = {
  name: '0003-push',
  async up(db, engine) {
    const { owned, index } = tablesOf(db);
    await owned('push_subscription', ['id'], (t) =>
      int(text(t, 'id', 'member', 'service', 'endpoint'), 'created_at', 'last_ok_at?', 'failing_since?'),
    );
    await index('push_subscription_member', 'push_subscription', ['programme', 'member']);
    if (engine === 'postgres') await raiseWall(db, ['push_subscription']);
  },
};
