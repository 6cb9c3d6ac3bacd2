/** Plans, the time they take, and the engagements of peers. Columns are described in `schema.ts`. */
import { sql } from 'kysely';
import type { Migration } from './migration.ts';
import { int, raiseWall, tablesOf, text } from './tables.ts';

export const agenda: Migration = {
  name: '0007-agenda',
  async up(db, engine) {
    const { owned, index } = tablesOf(db);
    await owned('plan', ['id'], (t) =>
      int(
        text(t, 'id', 'owner', 'sealed', 'place?'),
        'version',
        'place_until?',
        'from_at?',
        'until_at?',
        'destroy_at',
      ),
    );
    await index('plan_until', 'plan', ['programme', 'until_at']);
    await owned('engagement', ['id'], (t) =>
      int(text(t, 'id', 'plan', 'peer?', 'state', 'choice?'), 'answer_by?', 'until_at?', 'version'),
    );
    await index('engagement_plan', 'engagement', ['programme', 'plan']);
    await index('engagement_peer', 'engagement', ['programme', 'peer']);
    await owned('booking', ['id'], (t) =>
      int(text(t, 'id', 'plan', 'engagement?', 'member', 'choice'), 'from_at', 'until_at', 'rest_until'),
    );
    await index('booking_plan', 'booking', ['programme', 'plan']);
    await index('booking_member', 'booking', ['programme', 'member', 'rest_until']);
    await index('booking_until', 'booking', ['programme', 'rest_until']);
    // The key is the rule: nobody gives a quarter hour twice. See [Note: Quarter hours].
    await owned('booked_quarter', ['member', 'quarter'], (t) => {
      const table = int(text(t, 'member', 'booking'), 'quarter');
      return engine === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table;
    });
    await index('booked_quarter_booking', 'booked_quarter', ['programme', 'booking']);
    await owned('shared', ['kind', 'id'], (t) =>
      int(text(t, 'kind', 'id', 'member', 'sealed', 'member_key', 'team_key'), 'version'),
    );
    await index('shared_member', 'shared', ['programme', 'member']);
    if (engine === 'postgres')
      await raiseWall(db, ['plan', 'engagement', 'booking', 'booked_quarter', 'shared']);
  },
};
