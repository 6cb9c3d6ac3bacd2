/** What a partner does with her receipt, from Node: writes, raises, withdraws. */
import { callRoute, type Transport } from '#contract/client.ts';
import { openReceipt, partnerStep, type PartnerView } from '#contract/door.ts';
import type { ExchangeContent } from '#programme/entries.ts';
import type { PartnerStep } from '#programme/request.ts';
import { sealEntry } from '#sealing/entry.ts';
import { firstPrev } from '#sealing/envelope.ts';
import { unwrapKey, wrapName } from '#sealing/wrap.ts';
import { must } from './member.ts';
import type { SealedRequest } from './partner.ts';

/** @param at epoch ms: the partner's clock */
export async function partnerDoes(
  transport: Transport,
  { receipt, body }: SealedRequest,
  step: PartnerStep['step'],
  content: ExchangeContent,
  at = Date.now(),
): Promise<PartnerView> {
  const { locator, authentication } = receipt;
  const { file } = body;
  const view = must(
    openReceipt,
    await callRoute(openReceipt, { body: { locator, authentication } }, transport),
  );
  const { programme, head, keys } = view;
  const wrapped = keys.find((key) => key.stream === 'exchange' && key.epoch === 0)?.receipt;
  const key =
    wrapped === undefined
      ? null
      : await unwrapKey({
          compact: wrapped,
          under: receipt.receiptKey,
          place: { programme, record: wrapName.exchange(0, file), kid: 'receipt' },
        });
  if (key === null) throw new Error('The receipt does not open its request.');
  const seq = head.seq + 1;
  const entry = await sealEntry({
    key,
    place: {
      programme,
      file,
      stream: 'exchange',
      seq,
      prev: head.hash ?? firstPrev(programme, file, 'exchange'),
      epoch: 0,
    },
    body: { schema: 1, roster: null, author: { kind: 'partner', verifyKey: receipt.verifyKey }, at, content },
    signer: receipt.signer,
  });
  return must(
    partnerStep,
    await callRoute(
      partnerStep,
      { body: { locator, authentication, step: { step }, seq, entry } },
      transport,
    ),
  );
}
