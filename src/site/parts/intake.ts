/** The intake key, once the programme's own signature vouches for it: nothing is sealed to any other. */
import type { IntakeCertificate } from '#contract/door.ts';
import { verifyCertificate } from '#sealing/certificate.ts';

/** Whom to seal to, once the certificate was verified. */
export interface Intake {
  readonly programme: string;
  readonly epoch: number;
  readonly recipient: string;
  /** Genesis hash: a later certificate of another genesis is refused. */
  readonly genesis: string;
}

/** @param genesis the one already known, when this is not the first certificate @returns null: nothing may be sealed to it */
export async function verifiedIntake(
  published: IntakeCertificate,
  programme: string,
  publicationKey: string,
  genesis?: string,
): Promise<Intake | null> {
  const verified = await verifyCertificate(published.certificate, { programme, publicationKey, genesis });
  if (!verified.ok) return null;
  const { certificate } = verified;
  if (certificate.epoch !== published.epoch || certificate.genesis !== published.genesisHash) return null;
  return {
    programme,
    epoch: certificate.epoch,
    recipient: certificate.recipient,
    genesis: certificate.genesis,
  };
}
