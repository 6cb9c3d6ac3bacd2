/** A founded programme on a running server, with requests sealed beforehand. All of it invented. */
import { callRoute } from '#contract/client.ts';
import { getProgramme } from '#contract/door.ts';
import { type FoundedProgramme, foundByHttp, must, signIn } from '#cli/client/member.ts';
import { sealRequest, type SealedRequest } from '#cli/client/partner.ts';
import { transportTo } from '#cli/client/transport.ts';
import { verifyCertificate } from '#sealing/certificate.ts';
import type { RunningServer } from './server.ts';

export type BenchProgramme = FoundedProgramme & {
  readonly intakeRecipient: string;
  readonly epochNumber: number;
};

export async function found(server: RunningServer): Promise<BenchProgramme> {
  const token = await server.setupToken();
  const transport = transportTo(server.base);
  const founded = await foundByHttp(transport, {
    token,
    essentials: {
      name: 'Programme de mesure (inventé)',
      organisation: 'Organisme inventé',
      phone: '555 010-0199',
      timeZone: 'America/Montreal',
    },
    signInName: 'fondatrice',
    passphrase: 'six mots inventes pour mesurer seulement',
    founderName: 'Fondatrice inventée',
  });
  const published = must(getProgramme, await callRoute(getProgramme, {}, transport));
  if (!published.intake || !published.publicationKey) throw new Error('The door did not open.');
  const verified = await verifyCertificate(published.intake.certificate, {
    programme: published.programme,
    publicationKey: published.publicationKey,
    genesis: published.intake.genesisHash,
  });
  if (!verified.ok) throw new Error(`The intake certificate does not verify: ${verified.reason}.`);
  return { ...founded, intakeRecipient: verified.certificate.recipient, epochNumber: published.intake.epoch };
}

/** Sealed ahead, so that only the server is measured: about 9 kB each. */
export async function sealMany(programme: BenchProgramme, count: number): Promise<SealedRequest[]> {
  const sealed: SealedRequest[] = [];
  for (let i = 0; i < count; i++) {
    sealed.push(
      await sealRequest({
        programme: programme.programme,
        epoch: programme.epochNumber,
        intakeRecipient: programme.intakeRecipient,
        opening: {
          promptness: 'soon',
          organisation: `Organisme inventé ${i}`,
          firstName: 'Prénom',
          phone: '555 010-0100',
          need: 'advice',
          text: 'Texte inventé pour mesurer.',
        },
      }),
    );
  }
  return sealed;
}

/** A cookie of the founder's session. */
export async function sessionCookie(
  server: RunningServer,
  programme: BenchProgramme,
  now = Date.now(),
): Promise<string> {
  const transport = transportTo(server.base);
  await signIn(transport, programme.credentials, now);
  return transport.cookie();
}
