/** The mail server as it is kept: its address and user name are half of a credential, so all of it is sealed at rest. */
import { MailServer } from '#contract/settings.ts';
import { purpose } from './purposes.ts';
import type { Secrets } from './routes/deps.ts';

type Sealer = Pick<Secrets, 'seal' | 'open'>;

export const sealMailServer = (secrets: Sealer, programme: string, server: MailServer): string =>
  secrets.seal(purpose.mailServer(programme), JSON.stringify(server));

export const openMailServer = (secrets: Sealer, programme: string, sealed: string): MailServer =>
  MailServer.parse(JSON.parse(secrets.open(purpose.mailServer(programme), sealed)));
