/** The request as it leaves: sealed in this page, for the intake key that the programme's own signature vouches for. */
import type { submitRequest } from '#contract/door.ts';
import type { Input } from '#contract/route.ts';
import { newId } from '#programme/new-id.ts';
import { newAesKey } from '#sealing/aes.ts';
import type { Bytes } from '#sealing/bytes.ts';
import { sealEntry } from '#sealing/entry.ts';
import { firstPrev } from '#sealing/envelope.ts';
import { handToIntake } from '#sealing/handover.ts';
import { deriveReceipt, newReceipt, type Receipt } from '#sealing/receipt.ts';
import { wrapKey, wrapName } from '#sealing/wrap.ts';
import type { Intake } from '../parts/intake.ts';
import type { Answers } from './answers.ts';

export type SubmitBody = NonNullable<Input<typeof submitRequest>['body']>;

/** What makes a request the same request, however often it is sealed and sent: made once, kept in memory. */
export interface Identity {
  readonly file: string;
  readonly receiptBytes: Bytes;
  readonly receipt: Receipt;
}

export async function newIdentity(): Promise<Identity> {
  const receiptBytes = newReceipt();
  return { file: newId(), receiptBytes, receipt: await deriveReceipt(receiptBytes) };
}

/**
 * Seals. The exchange key is new each time: sealed again under another certificate, nothing of the first try matters.
 * @param language of the reference name
 * @throws TooLongError when the answers do not fit in the largest envelope (they do: see answers.ts)
 */
export async function sealRequest(
  identity: Identity,
  answers: Answers,
  intake: Intake,
  language: 'fr' | 'en',
  at: number,
): Promise<SubmitBody> {
  const { file, receipt } = identity;
  const { programme, epoch } = intake;
  const key = newAesKey();
  const content = {
    kind: 'opening',
    door: 'web',
    ...answers,
    partnerKey: receipt.verifyKey,
    partnerRecipient: receipt.recipient,
  };
  const author = { kind: 'partner', verifyKey: receipt.verifyKey } as const;
  const [entry, forTeam, forPartner] = await Promise.all([
    sealEntry({
      key,
      place: {
        programme,
        file,
        stream: 'exchange',
        seq: 0,
        prev: firstPrev(programme, file, 'exchange'),
        epoch,
      },
      body: { schema: 1, roster: null, author, at, content },
      signer: receipt.signer,
    }),
    handToIntake({ key, programme, file, epoch, intakeRecipient: intake.recipient, receipt }),
    wrapKey({
      key,
      under: receipt.receiptKey,
      place: { programme, record: wrapName.exchange(epoch, file), kid: 'receipt' },
    }),
  ]);
  return {
    file,
    promptness: answers.promptness,
    ...(answers.notBefore === undefined ? {} : { notBefore: answers.notBefore }),
    language,
    ...(answers.practice ? { practice: true } : {}),
    receipt: { locator: receipt.locator, authenticationHash: receipt.authenticationHash },
    key: { epoch, intake: forTeam, receipt: forPartner },
    entry,
  };
}
