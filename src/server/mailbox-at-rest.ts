/** The mailbox's settings as they are kept: half of a credential, so all of it is sealed at rest. */
import { Mailbox } from '#contract/mailbox.ts';
import { purpose } from './purposes.ts';
import type { Secrets } from './routes/deps.ts';

type Sealer = Pick<Secrets, 'seal' | 'open'>;

export const sealMailbox = (secrets: Sealer, programme: string, mailbox: Mailbox): string =>
  secrets.seal(purpose.mailbox(programme), JSON.stringify(mailbox));

export const openMailbox = (secrets: Sealer, programme: string, sealed: string): Mailbox =>
  Mailbox.parse(JSON.parse(secrets.open(purpose.mailbox(programme), sealed)));
