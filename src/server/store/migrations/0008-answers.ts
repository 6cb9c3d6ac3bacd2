/** Rounds of questionnaires, their sealed answers, and sets of questions. Columns are described in `schema.ts`. */
import { sql } from 'kysely';
import type { Migration } from './migration.ts';
import { int, raiseWall, tablesOf, text } from './tables.ts';

export const answers: Migration = {
  name: '0008-answers',
  async up(db, engine) {
    const { owned, index } = tablesOf(db);
    await owned('round', ['id'], (t) =>
      text(
        int(
          text(t, 'id', 'code', 'moment', 'mode', 'set_id?'),
          'set_version?',
          'opens_at',
          'closes_at',
          'most',
          'version',
          'destroy_at',
        ),
        'body?',
      ),
    );
    await index('round_code', 'round', ['programme', 'code'], true);
    // [Note: No order] Kept in the order of the tokens' hashes: that of their coming, laid beside who was seen to answer
    // first, would say whose answer it is.
    await owned('answer', ['round', 'token_hash'], (t) => {
      const table = text(int(text(t, 'round', 'token_hash'), 'opened?'), 'sealed?').addForeignKeyConstraint(
        'answer_round',
        ['programme', 'round'],
        'round',
        ['programme', 'id'],
        (fk) => fk.onDelete('cascade'),
      );
      return engine === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table;
    });
    // Answers are counted for each one that comes in, and each is longer than a page holds four of.
    await index('answer_opened', 'answer', ['programme', 'round', 'opened']);
    await owned('question_set', ['id', 'version'], (t) => int(text(t, 'id', 'body'), 'version'));
    if (engine === 'postgres') await raiseWall(db, ['round', 'answer', 'question_set']);
  },
};
