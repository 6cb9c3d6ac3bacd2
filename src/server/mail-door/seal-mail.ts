/**
 * A message as it is stored: sealed to the intake key exactly as a partner's browser would, in memory, and forgotten.
 * The receipt that seals it is thrown away, so nobody can follow by mail; a member may issue one after checking identity.
 */
import type { FileKey } from '#contract/parts.ts';
import type { Opening } from '#programme/entries.ts';
import type { Mail } from '#programme/mail.ts';
import { newId } from '#programme/new-id.ts';
import { verifyCertificate } from '#sealing/certificate.ts';
import { sealOpening } from '#sealing/partner.ts';
import { deriveReceipt, newReceipt } from '#sealing/receipt.ts';
import { type CheckedEntry, checkEntry, checkFileKey } from '../envelopes.ts';

export interface Intake {
  readonly programme: string;
  readonly epoch: number;
  readonly certificate: string;
  readonly genesisHash: string;
  readonly publicationKey: string;
}

export interface SealedMail {
  readonly file: string;
  readonly entry: CheckedEntry;
  readonly key: FileKey;
}

/** @param at epoch ms @throws Error when the certificate is not the programme's */
export async function sealMail(mail: Mail, intake: Intake, at: number): Promise<SealedMail> {
  const { programme, epoch, publicationKey, genesisHash } = intake;
  const verified = await verifyCertificate(intake.certificate, {
    programme,
    publicationKey,
    genesis: genesisHash,
  });
  if (!verified.ok) throw new Error(`The intake certificate does not verify: ${verified.reason}.`);
  const file = newId();
  const opening: Omit<Opening, 'kind' | 'partnerKey' | 'partnerRecipient'> = {
    door: 'mail',
    promptness: 'soon',
    // Who asks is for a member to find out: a message says whatever its sender wanted it to.
    organisation: '',
    firstName: '',
    phone: '',
    mail,
  };
  const sealed = await sealOpening({
    programme,
    file,
    epoch,
    receipt: await deriveReceipt(newReceipt()),
    intakeRecipient: verified.certificate.recipient,
    opening,
    at,
  });
  return {
    file,
    entry: checkEntry(programme, file, { stream: 'exchange', seq: 0, sealed: sealed.entry }),
    key: checkFileKey(programme, file, { stream: 'exchange', epoch, intake: sealed.key.intake }),
  };
}
