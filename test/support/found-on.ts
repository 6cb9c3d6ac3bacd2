/** The invented programme of tests, founded over HTTP on a server that waits for its set-up. */
import { type FoundedProgramme, foundByHttp } from '#cli/client/member.ts';
import { transportTo } from '#cli/client/transport.ts';
import type { Transport } from '#contract/client.ts';
import type { ServerProcess } from './server-process.ts';

export const foundOn = (
  { base, setupToken }: Pick<ServerProcess, 'base' | 'setupToken'>,
  transport: Transport = transportTo(base),
): Promise<FoundedProgramme> =>
  foundByHttp(transport, {
    token: setupToken ?? '',
    essentials: {
      name: 'Programme inventé',
      organisation: 'Organisme inventé',
      phone: '555 010-0199',
      timeZone: 'America/Toronto',
    },
    signInName: 'fondatrice',
    passphrase: 'six mots inventes pour essayer seulement',
    founderName: 'Fondatrice inventée',
  });
