/** The programme's mailbox: how it is reached, which of its messages are dealt with, who was answered. */
import type { Migration } from './migration.ts';
import { int, raiseWall, tablesOf, text } from './tables.ts';

export const mailDoor: Migration = {
  name: '0004-mail-door',
  async up(db, engine) {
    const { owned, index } = tablesOf(db);
    await owned('mailbox', [], (t) =>
      int(
        text(t, 'settings?', 'password?', 'taken_by?', 'failing_reason?'),
        'version',
        'taken_until?',
        'checked_at?',
        'failing_since?',
      ),
    );
    await owned('mail_message', ['id'], (t) =>
      int(
        text(t, 'id', 'request_key?', 'file?', 'kind', 'reason?'),
        'size',
        'at',
        'moved',
        'folder_validity?',
        'folder_uid?',
        'expunge',
      ),
    );
    // Several messages without a key are no conflict: nulls differ from each other on both engines.
    await index('mail_message_request', 'mail_message', ['programme', 'request_key'], true);
    await index('mail_message_file', 'mail_message', ['programme', 'file']);
    await owned('mail_answer', ['sender'], (t) => int(text(t, 'sender'), 'at'));
    if (engine === 'postgres') await raiseWall(db, ['mailbox', 'mail_message', 'mail_answer']);
  },
};
