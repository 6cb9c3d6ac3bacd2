/**
 * What a partner seals: entries of the exchange signed with the key of her receipt, and the exchange key handed on both
 * ways, to the team through the intake key and to herself under the receipt. One walk for the form, for the page that
 * follows a request, and for Node.
 */
import { type AesKey, newAesKey } from './aes.ts';
import { type EntryPlace, sealEntry } from './entry.ts';
import { firstPrev } from './envelope.ts';
import { handToIntake } from './handover.ts';
import type { Receipt } from './receipt.ts';
import { unwrapKey, wrapKey, wrapName } from './wrap.ts';

/** Which exchange key: of what request, and of which epoch. */
export interface ExchangeKeyPlace {
  readonly programme: string;
  readonly file: string;
  readonly epoch: number;
}

/** An exchange key as the partner hands it on. */
export interface HandedKey {
  readonly epoch: number;
  /** Age file to the intake key. */
  readonly intake: string;
  /** JWE under the receipt key. */
  readonly receipt: string;
}

/** Seals an entry of the exchange, signed by the partner. @param at epoch ms, her clock. @throws TooLongError when no bucket holds it */
export function sealAsPartner(input: {
  receipt: Receipt;
  key: AesKey;
  place: Omit<EntryPlace, 'stream'>;
  at: number;
  content: unknown;
}): Promise<string> {
  const { receipt, key, place, at, content } = input;
  return sealEntry({
    key,
    place: { ...place, stream: 'exchange' },
    body: { schema: 1, roster: null, author: { kind: 'partner', verifyKey: receipt.verifyKey }, at, content },
    signer: receipt.signer,
  });
}

/** Hands an exchange key on. @param intakeRecipient of a certificate that was verified */
export async function handOn(
  input: ExchangeKeyPlace & { receipt: Receipt; key: AesKey; intakeRecipient: string },
): Promise<HandedKey> {
  const { receipt, key, programme, file, epoch, intakeRecipient } = input;
  const [forTeam, forPartner] = await Promise.all([
    handToIntake({ key, programme, file, epoch, intakeRecipient, receipt }),
    wrapKey({ key, under: receipt.receiptKey, place: underReceipt(input) }),
  ]);
  return { epoch, intake: forTeam, receipt: forPartner };
}

/** The exchange key that the partner wrapped for herself; null when the receipt does not open it. */
export function unwrapWithReceipt(
  input: ExchangeKeyPlace & { receipt: Receipt; compact: string },
): Promise<AesKey | null> {
  return unwrapKey({ compact: input.compact, under: input.receipt.receiptKey, place: underReceipt(input) });
}

/**
 * A request as it leaves: the opening under an exchange key made for it, and that key handed on. Sealed again, under
 * another certificate, nothing of the first time matters.
 * @param opening what was asked, without the partner's keys: they are stated here, and bind all she writes later
 * @param at epoch ms, the partner's clock
 * @throws TooLongError when no bucket holds it
 */
export async function sealOpening(
  input: ExchangeKeyPlace & { receipt: Receipt; intakeRecipient: string; opening: object; at: number },
): Promise<{ readonly entry: string; readonly key: HandedKey }> {
  const { receipt, programme, file, epoch, opening, at } = input;
  const key = newAesKey();
  const stated = { partnerKey: receipt.verifyKey, partnerRecipient: receipt.recipient };
  const [entry, handed] = await Promise.all([
    sealAsPartner({
      receipt,
      key,
      place: { programme, file, epoch, seq: 0, prev: firstPrev(programme, file, 'exchange') },
      at,
      content: { kind: 'opening', door: 'web', ...opening, ...stated },
    }),
    handOn({ ...input, key }),
  ]);
  return { entry, key: handed };
}

const underReceipt = ({ programme, file, epoch }: ExchangeKeyPlace) => ({
  programme,
  record: wrapName.exchange(epoch, file),
  kid: 'receipt',
});
