/**
 * An installation of this very process for a test: temporary folder, port of its own, gone afterwards.
 *
 *   const place = await openPlace(t);
 *   const founded = await place.found();
 *   const partner = await place.partner(founded);
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { type FoundedProgramme, foundByHttp, must, signIn } from '#cli/client/member.ts';
import { sealRequest, type SealedRequest } from '#cli/client/partner.ts';
import { transportTo } from '#cli/client/transport.ts';
import { callRoute } from '#contract/client.ts';
import { getProgramme } from '#contract/door.ts';
import { readTeamLink } from '#contract/links.ts';
import type { Opening } from '#programme/entries.ts';
import { verifyCertificate } from '#sealing/certificate.ts';
import { type Config, readConfig } from '#server/config.ts';
import {
  type Installation,
  linksForSetup,
  type OpenOptions,
  openInstallation,
} from '#server/installation.ts';

export type Founded = FoundedProgramme & { readonly intakeRecipient: string };

export interface Place {
  readonly folder: string;
  readonly base: string;
  readonly installation: Installation;
  /** Lines of the log so far. */
  readonly log: () => string;
  found(names?: { name: string; organisation: string }): Promise<Founded>;
  /** A request as the public form seals it. */
  seal(founded: Founded, opening?: Partial<Opening>): Promise<SealedRequest>;
  /** A browser's worth of cookies, signed in. `at` gives the six digits: the next sign-in of the same member needs another. */
  member(founded: Founded, at?: number): Promise<ReturnType<typeof transportTo>>;
  close(): Promise<void>;
}

export async function openPlace(
  t: Pick<TestContext, 'after'>,
  options: OpenOptions & { env?: Record<string, string>; folder?: string } = {},
): Promise<Place> {
  const { env, folder = mkdtempSync(join(tmpdir(), 'passerelle-test-')), ...open } = options;
  const lines: string[] = [];
  const config: Config = {
    ...readConfig({ PORT: '0', HOST: '127.0.0.1', PASSERELLE_DATA: join(folder, 'data'), ...env }),
  };
  const installation = await openInstallation(config, {
    logStream: { write: (line) => void lines.push(line) },
    ...open,
  });
  let closed = false;
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    await installation.close();
  };
  t.after(async () => {
    await close();
    rmSync(folder, { recursive: true, force: true });
  });
  const base = await installation.listen();
  return {
    folder,
    base,
    installation,
    log: () => lines.join(''),
    close,
    async found({ name, organisation } = { name: 'Programme inventé', organisation: 'Organisme inventé' }) {
      const [waiting] = await linksForSetup(installation, base);
      const link = waiting ? readTeamLink(new URL(waiting.link).hash) : null;
      if (link?.kind !== 'setup') throw new Error('No set-up link.');
      const founded = await foundByHttp(transportTo(base), {
        token: link.token,
        essentials: {
          name,
          organisation,
          phone: '555 010-0199',
          timeZone: 'America/Toronto',
        },
        signInName: 'fondatrice',
        passphrase: 'six mots inventes pour essayer seulement',
        founderName: 'Fondatrice inventée',
      });
      const published = must(getProgramme, await callRoute(getProgramme, {}, transportTo(base)));
      if (!published.intake || !published.publicationKey) throw new Error('The door did not open.');
      const verified = await verifyCertificate(published.intake.certificate, {
        programme: published.programme,
        publicationKey: published.publicationKey,
        genesis: published.intake.genesisHash,
      });
      if (!verified.ok) throw new Error(verified.reason);
      return { ...founded, intakeRecipient: verified.certificate.recipient };
    },
    seal: ({ programme, intakeRecipient }, opening = {}) =>
      sealRequest({
        programme,
        epoch: 0,
        intakeRecipient,
        opening: {
          promptness: 'soon',
          organisation: 'Organisme inventé',
          firstName: 'Prénom',
          phone: '555 010-0100',
          ...opening,
        },
      }),
    async member({ credentials }, at = Date.now() + 30_000) {
      const transport = transportTo(base);
      await signIn(transport, credentials, at);
      return transport;
    },
  };
}
