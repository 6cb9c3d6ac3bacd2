/** A partner at the door from Node: seals a request as the public form does. Sealing and sending stay apart. */
import { callRoute, type Transport } from '#contract/client.ts';
import { type Acknowledgement, submitRequest } from '#contract/door.ts';
import type { Input } from '#contract/route.ts';
import type { Opening } from '#programme/entries.ts';
import { newId } from '#programme/new-id.ts';
import type { Bytes } from '#sealing/bytes.ts';
import { sealOpening } from '#sealing/partner.ts';
import { deriveReceipt, newReceipt, type Receipt } from '#sealing/receipt.ts';
import { must } from './member.ts';

export interface SealedRequest {
  readonly body: NonNullable<Input<typeof submitRequest>['body']>;
  readonly receiptBytes: Bytes;
  readonly receipt: Receipt;
}

/** @param opening what the partner wrote, without the keys that this adds; @param intakeRecipient from the verified certificate */
export async function sealRequest(input: {
  programme: string;
  epoch: number;
  intakeRecipient: string;
  opening: Omit<Opening, 'kind' | 'door' | 'partnerKey' | 'partnerRecipient'>;
  at?: number;
}): Promise<SealedRequest> {
  const { programme, epoch, intakeRecipient, opening, at = Date.now() } = input;
  const file = newId();
  const receiptBytes = newReceipt();
  const receipt = await deriveReceipt(receiptBytes);
  const sealed = await sealOpening({ programme, file, epoch, receipt, intakeRecipient, opening, at });
  return {
    receiptBytes,
    receipt,
    body: {
      file,
      promptness: opening.promptness,
      ...(opening.notBefore === undefined ? {} : { notBefore: opening.notBefore }),
      language: 'fr',
      receipt: { locator: receipt.locator, authenticationHash: receipt.authenticationHash },
      ...sealed,
    },
  };
}

/** Hands it in; the acknowledgement comes after the commit. */
export async function handIn(transport: Transport, sealed: SealedRequest): Promise<Acknowledgement> {
  return must(submitRequest, await callRoute(submitRequest, { body: sealed.body }, transport));
}
