/** The request as it leaves: sealed in this page, for the intake key that the programme's own signature vouches for. */
import type { submitRequest } from '#contract/door.ts';
import type { Input } from '#contract/route.ts';
import { newId } from '#programme/new-id.ts';
import type { Bytes } from '#sealing/bytes.ts';
import { sealOpening } from '#sealing/partner.ts';
import { deriveReceipt, newReceipt, type Receipt } from '#sealing/receipt.ts';
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
 * Seals, each time afresh.
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
  const { programme, epoch, recipient: intakeRecipient } = intake;
  const sealed = await sealOpening({
    programme,
    file,
    epoch,
    receipt,
    intakeRecipient,
    opening: answers,
    at,
  });
  return {
    file,
    promptness: answers.promptness,
    ...(answers.notBefore === undefined ? {} : { notBefore: answers.notBefore }),
    language,
    ...(answers.practice ? { practice: true } : {}),
    receipt: { locator: receipt.locator, authenticationHash: receipt.authenticationHash },
    ...sealed,
  };
}
